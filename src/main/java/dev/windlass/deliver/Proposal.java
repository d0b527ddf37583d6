package dev.windlass.deliver;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one commit is to do. Environments that it does not name stay as they are, and so does every file that Windlass did not publish,
 * except where a file of an environment named here belongs (see {@link Head#handEdits(Proposal)}).
 *
 * @param environments what each is to be; empty for one whose files and record are to go
 * @param message the whole commit message
 */
public record Proposal(SortedMap<String, Optional<EnvironmentFiles>> environments, String message) {
    public Proposal {
        environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
    }
}
