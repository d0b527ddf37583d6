package dev.windlass.spec;

import java.util.List;

/**
 * An environment with its units, merged and ready to be rendered.
 *
 * @param units in order of names, the platform's own first
 */
public record Assembly(Environment environment, List<Unit> units) {
    public Assembly {
        units = List.copyOf(units);
    }
}
