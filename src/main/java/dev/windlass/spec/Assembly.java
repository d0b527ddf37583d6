package dev.windlass.spec;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An environment with its units, merged and ready to be rendered.
 *
 * @param units in order of names, the platform's own first
 * @param broken the names of those units that are deployed too but are not among them, since something is wrong with their specs
 */
public record Assembly(Environment environment, List<Unit> units, SortedSet<String> broken) {
    public Assembly {
        units = List.copyOf(units);
        broken = Collections.unmodifiableSortedSet(new TreeSet<>(broken));
    }
}
