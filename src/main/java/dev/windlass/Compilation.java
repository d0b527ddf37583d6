package dev.windlass;

import dev.windlass.render.Manifest;
import dev.windlass.render.Resource;
import dev.windlass.source.Diagnostic;
import dev.windlass.spec.Unit;
import java.util.List;

/**
 * What a repository compiles to.
 *
 * @param units every unit of every environment that was asked for, also those that could not be rendered
 * @param manifests in order of their paths
 * @param diagnostics everything that was found, in order of place, each once
 */
public record Compilation(List<Unit> units, List<Manifest> manifests, List<Diagnostic> diagnostics) {
    public Compilation {
        units = List.copyOf(units);
        manifests = List.copyOf(manifests);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether nothing that was found stops the output from being used. */
    public boolean isValid() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    public List<Resource> resources() {
        return manifests.stream().map(Manifest::resource).toList();
    }
}
