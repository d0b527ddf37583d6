package dev.windlass.review.diff;

import dev.windlass.spec.Unit;
import java.util.List;

/**
 * Two states and what differs.
 *
 * @param units the units that are deployed after the change, for what their specs say of them
 * @param changes in order of environment, unit and path
 */
public record Comparison(State before, State after, List<Unit> units, List<ResourceChange> changes) {
    public Comparison {
        units = List.copyOf(units);
        changes = List.copyOf(changes);
    }
}
