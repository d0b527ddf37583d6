package dev.windlass.deliver;

import java.util.Optional;

/**
 * The state of the platform's own repository that was rendered.
 *
 * @param repository its URL without user and password; empty where it has no remote
 * @param commit the full id of its checked-out commit; empty where there is none
 * @param dirty whether files differed from that commit
 */
public record SourceCommit(Optional<String> repository, Optional<String> commit, boolean dirty) {
    /** Nothing is known of it. */
    public static final SourceCommit UNKNOWN = new SourceCommit(Optional.empty(), Optional.empty(), false);
}
