package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.source.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** A command that compiles the repository and does something with what comes out. */
abstract class CompilingCommand implements Callable<Outcome> {
    @ParentCommand
    @Nullable
    Windlass windlass;

    @Parameters(paramLabel = "ENV", arity = "0..*", description = "The environments (default: all).")
    List<String> environments = new ArrayList<>();

    /** The one unit that is asked for, for the commands that can be asked for one. */
    abstract Optional<String> unit();

    /** Does the command's part. */
    abstract Outcome apply(Windlass.Repository repository, Selection selection, Compilation compilation);

    /** What must be right before anything is compiled; empty where it is. */
    Optional<Outcome> prepare(Windlass.Repository repository) {
        return Optional.empty();
    }

    @Override
    public final Outcome call() {
        Result<Windlass.Repository> opened = Objects.requireNonNull(windlass).open();
        if (opened.value().isEmpty()) {
            return Outcome.failure(opened.diagnostics().getFirst());
        }
        Windlass.Repository repository = opened.value().get();
        Optional<Outcome> stop = prepare(repository);
        if (stop.isPresent()) {
            return stop.get();
        }
        Selection selection = new Selection(environments.stream().distinct().toList(), unit());
        return apply(repository, selection, new Compiler(repository.tree(), repository.toolkit()).compile(selection));
    }

    static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    static String summary(Compilation c) {
        return count(c.units().size(), "unit") + ", " + count(c.manifests().size(), "resource");
    }
}
