package dev.windlass.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An environment with its units, merged and ready to be rendered.
 *
 * @param units in order of names, the platform's own first
 * @param gitops the unit of the objects that the agent syncs the environment by, which is rendered from what all others came to; empty
 *     where the environment does not say both what agent there is and what repository it syncs
 */
public record Assembly(Environment environment, List<Unit> units, Optional<Unit> gitops) {
    public Assembly {
        units = List.copyOf(units);
    }

    /** All units, the one of the agent's objects last. */
    public Stream<Unit> all() {
        return Stream.concat(units.stream(), gitops.stream());
    }
}
