package dev.windlass.spec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An environment with its units, merged and ready to be rendered.
 *
 * @param units in order of names, the platform's own first
 * @param gitops the unit of the objects that the agent syncs the environment by, which is rendered from what all others came to; empty
 *     where the environment does not say both what agent there is and what repository it syncs
 * @param broken the names of those units that are deployed too but are not among them, since something is wrong with their specs
 */
public record Assembly(Environment environment, List<Unit> units, Optional<Unit> gitops, SortedSet<String> broken) {
    public Assembly {
        units = List.copyOf(units);
        broken = Collections.unmodifiableSortedSet(new TreeSet<>(broken));
    }

    /** All units, the one of the agent's objects last. */
    public Stream<Unit> all() {
        return Stream.concat(units.stream(), gitops.stream());
    }
}
