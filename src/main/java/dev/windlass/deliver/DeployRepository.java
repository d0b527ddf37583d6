package dev.windlass.deliver;

import dev.windlass.source.Result;
import java.util.function.Function;

/**
 * A branch of a deploy repository, into which environments are published: one commit, or none. Whatever the outside does (network, server,
 * disk) is a diagnostic, never an exception.
 */
public final class DeployRepository {
    private final Destination to;
    private final Author author;
    private final GitAccess access;

    public DeployRepository(Destination to, Author author, GitAccess access) {
        this.to = to;
        this.author = author;
        this.access = access;
    }

    /**
     * Publishes what is decided.
     *
     * @param decide is called with the branch's head, and again with the new one where someone else was faster
     */
    public Result<Publication> publish(Function<Head, Decision> decide) {
        throw new UnsupportedOperationException(to.shown() + author + access + decide);
    }

    /** Commits to another branch what is decided against this one's head, for a pull request. The other branch is made where it is missing. */
    public Result<Publication> propose(String pullRequestBranch, Function<Head, Decision> decide) {
        throw new UnsupportedOperationException(pullRequestBranch + decide);
    }

    /** Does everything but the push. */
    public Result<Publication> rehearse(Function<Head, Decision> decide) {
        throw new UnsupportedOperationException(String.valueOf(decide));
    }

    /** Looks at what is published now. */
    public <T> Result<T> look(Function<Head, T> at) {
        throw new UnsupportedOperationException(String.valueOf(at));
    }
}
