package dev.windlass.report;

import dev.windlass.review.Change;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of publishing to one place, for the report of it.
 *
 * @param repository as it may be shown: without user and password
 * @param branch the branch that the commit is on, or would be
 * @param end how it ended
 * @param commit the full id; empty where there is no commit
 * @param first the environments that were never published there before
 * @param files what happens to files, by path: {@code ENVIRONMENT/UNIT/FILE.yaml}
 * @param message the whole commit message; empty where there is nothing to commit
 */
public record PublicationEntry(
        String repository,
        String branch,
        End end,
        Optional<String> commit,
        List<String> first,
        SortedMap<String, Change.Action> files,
        String message) {
    /** How a publish can end. */
    public enum End {
        PUBLISHED,
        /** It would be published, and was only rehearsed. */
        REHEARSED,
        /** Everything is there already. */
        UNCHANGED,
        /** Nothing was published, and the diagnostics say why. */
        REFUSED
    }

    public PublicationEntry {
        first = List.copyOf(first);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** How many files something happens to. */
    public int count(Change.Action action) {
        return Collections.frequency(files.values(), action);
    }
}
