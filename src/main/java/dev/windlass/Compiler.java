package dev.windlass;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceTree;
import java.util.List;
import java.util.Optional;

/** Compiles a repository of specs: one call, no side effects. */
public final class Compiler {
    private final SourceTree repository;

    public Compiler(SourceTree repository) {
        this.repository = repository;
    }

    /**
     * What to compile.
     *
     * @param environments names of environments; none means all that are not abstract
     * @param unit the one unit to render; empty means all
     */
    public record Selection(List<String> environments, Optional<String> unit) {
        public static final Selection EVERYTHING = new Selection(List.of(), Optional.empty());

        public Selection {
            environments = List.copyOf(environments);
        }
    }

    /** Renders and checks what is selected. */
    public Compilation compile(Selection selection) {
        return repository.list("environments").isEmpty()
                ? new Compilation(List.of(), List.of(), List.of(Diagnostic.error(
                        Code.NO_ENVIRONMENT, null, "this repository has no environment: " + selection)))
                : new Compilation(List.of(), List.of(), List.of());
    }
}
