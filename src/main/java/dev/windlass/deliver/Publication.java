package dev.windlass.deliver;

import dev.windlass.source.Diagnostic;
import java.util.List;

/** How a publish ended that nothing outside hindered. */
public sealed interface Publication {
    /**
     * The branch has the commit; or would have it, in a rehearsal.
     *
     * @param commit the full id of the commit
     * @param branch the branch that it is on
     * @param added how many files of environments are new; records are not counted, here and below
     * @param changed how many have other content
     * @param removed how many are gone
     * @param message the whole commit message
     */
    record Published(String commit, String branch, int added, int changed, int removed, String message)
            implements Publication {}

    /** Everything there is as it was to be: there is no commit. */
    record Unchanged() implements Publication {}

    /** The decision was to commit nothing. */
    record Stopped(List<Diagnostic> why) implements Publication {
        public Stopped {
            why = List.copyOf(why);
        }
    }
}
