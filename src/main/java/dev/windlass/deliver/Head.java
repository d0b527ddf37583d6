package dev.windlass.deliver;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What a branch of the deploy repository holds at one commit. Only to be used while the function runs that was given it. */
public final class Head {
    Head() {}

    /** The commit's full id; empty where the branch does not exist yet. */
    public Optional<String> commit() {
        throw new UnsupportedOperationException();
    }

    /** The records of the environments that were published there, by their names. One that is damaged is missing here. */
    public SortedMap<String, PublishRecord> records() {
        throw new UnsupportedOperationException();
    }

    /**
     * The files that Windlass owns there, as they are now: {@code ENVIRONMENT/UNIT/FILE.yaml}. One that was removed by hand, or is no
     * regular file any more, is missing; none for an environment that was never published.
     */
    public SortedMap<String, byte[]> files(String environment) {
        throw new UnsupportedOperationException(environment);
    }

    /** The files of an environment that are not as they were published. Knows nothing of new files: see the other. */
    public List<HandEdit> handEdits(String environment) {
        throw new UnsupportedOperationException(environment);
    }

    /** Everything that people did and that this proposal would undo, foreign files in the places of new ones among it. */
    public List<HandEdit> handEdits(Proposal proposal) {
        throw new UnsupportedOperationException(proposal.message());
    }
}
