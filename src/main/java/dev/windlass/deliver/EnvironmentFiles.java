package dev.windlass.deliver;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an environment is to be in the deploy repository.
 *
 * @param files all its files, {@code ENVIRONMENT/UNIT/FILE.yaml}
 * @param blocks the classes of risk that its gate blocks from now on
 * @param source what it was rendered from
 */
public record EnvironmentFiles(SortedMap<String, byte[]> files, SortedSet<String> blocks, SourceCommit source) {
    public EnvironmentFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        blocks = Collections.unmodifiableSortedSet(new TreeSet<>(blocks));
    }
}
