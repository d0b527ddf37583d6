package dev.windlass;

import dev.windlass.render.Manifest;
import dev.windlass.render.Resource;
import dev.windlass.source.Diagnostic;
import dev.windlass.spec.Unit;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a repository compiles to.
 *
 * @param units every unit of every environment that was asked for, also those that could not be rendered
 * @param manifests in order of their paths
 * @param diagnostics everything that was found, in order of place, each once
 * @param environments every environment that the repository deploys, whether it was asked for or not, and whether it can be rendered
 * @param incomplete what is deployed but could not be rendered whole, of what was asked for: {@code ENVIRONMENT/UNIT}, or
 *     {@code ENVIRONMENT} where the environment itself is broken. Its manifests say nothing of what is not deployed any more
 */
public record Compilation(
        List<Unit> units,
        List<Manifest> manifests,
        List<Diagnostic> diagnostics,
        SortedSet<String> environments,
        SortedSet<String> incomplete) {
    public Compilation {
        units = List.copyOf(units);
        manifests = List.copyOf(manifests);
        diagnostics = List.copyOf(diagnostics);
        environments = Collections.unmodifiableSortedSet(new TreeSet<>(environments));
        incomplete = Collections.unmodifiableSortedSet(new TreeSet<>(incomplete));
    }

    /** Whether nothing that was found stops the output from being used. */
    public boolean isValid() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    public List<Resource> resources() {
        return manifests.stream().map(Manifest::resource).toList();
    }
}
