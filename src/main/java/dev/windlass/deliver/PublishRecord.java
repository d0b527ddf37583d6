package dev.windlass.deliver;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What Windlass knows of its last publish of an environment. It stands in the deploy repository as {@code .windlass/ENVIRONMENT}.
 *
 * @param files the files that were published, {@code ENVIRONMENT/UNIT/FILE.yaml}, each with the id of its Git blob (40 hex digits):
 *     Windlass owns these and no others
 * @param blocks the classes of risk that the environment's gate blocked
 * @param source what it was rendered from
 */
public record PublishRecord(
        String environment, SortedMap<String, String> files, SortedSet<String> blocks, SourceCommit source) {
    public PublishRecord {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        blocks = Collections.unmodifiableSortedSet(new TreeSet<>(blocks));
    }
}
