package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler.Selection;
import java.util.Optional;
import picocli.CommandLine.Command;

/** All of render's checks; writes nothing. */
@Command(name = "check", description = "Check everything that render checks, and write nothing.")
final class CheckCommand extends CompilingCommand {
    @Override
    Optional<String> unit() {
        return Optional.empty();
    }

    @Override
    Outcome apply(Windlass.Repository repository, Selection selection, Compilation compilation) {
        String text = compilation.isValid() ? summary(compilation) + ": nothing is wrong\n" : "";
        return Outcome.of(compilation, compilation.diagnostics(), text);
    }
}
