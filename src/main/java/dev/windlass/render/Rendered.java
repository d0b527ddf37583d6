package dev.windlass.render;

import dev.windlass.source.Diagnostic;
import dev.windlass.spec.Unit;
import java.util.List;

/**
 * What one unit came to.
 *
 * @param resources in the order of the template
 */
public record Rendered(Unit unit, List<Resource> resources, List<Diagnostic> diagnostics) {
    public Rendered {
        resources = List.copyOf(resources);
        diagnostics = List.copyOf(diagnostics);
    }
}
