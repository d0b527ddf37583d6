package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler.Selection;
import java.util.SortedSet;
import java.util.TreeSet;

/** The folders of the output that a selection speaks for. */
final class Scope {
    private Scope() {}

    /** {@code ENVIRONMENT} for each environment that was rendered whole, {@code ENVIRONMENT/UNIT} where only one unit was. */
    static SortedSet<String> of(Selection selection, Compilation compilation) {
        SortedSet<String> environments = new TreeSet<>(selection.environments());
        compilation.units().forEach(u -> environments.add(u.environment().name()));
        SortedSet<String> folders = new TreeSet<>();
        environments.forEach(
                e -> folders.add(selection.unit().map(u -> e + "/" + u).orElse(e)));
        return folders;
    }
}
