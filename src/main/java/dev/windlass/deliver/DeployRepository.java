package dev.windlass.deliver;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * A branch of a deploy repository, into which environments are published: one commit, or none. Whatever the outside does (network, server,
 * disk) is a diagnostic, never an exception. A publish may be killed at any instant: the branch then has the old commit or the new one, and
 * the next publish goes on from there.
 */
public final class DeployRepository {
    private static final Pattern PATH = Pattern.compile("|[^/\\p{Cntrl}]+(/[^/\\p{Cntrl}]+)*");
    private static final Pattern BAD_PART = Pattern.compile("(?i)(.*/)?(\\.|\\.\\.|\\.git|\\.windlass)(/.*)?");

    private final Destination to;
    private final Author author;
    private final GitAccess access;
    private final Clock clock;
    private final Steps steps;

    public DeployRepository(Destination to, Author author, GitAccess access) {
        this(to, author, access, Clock.systemUTC(), Steps.UNHEARD);
    }

    DeployRepository(Destination to, Author author, GitAccess access, Clock clock, Steps steps) {
        this.to = to;
        this.author = author;
        this.access = access;
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * Publishes what is decided.
     *
     * @param decide is called with the branch's head, and again with the new one where someone else was faster
     */
    public Result<Publication> publish(Function<Head, Decision> decide) {
        return with(p -> p.run(Optional.empty(), false, decide));
    }

    /**
     * Commits to another branch what is decided against this one's head, for a pull request. The other branch is made where it is missing,
     * and never loses a commit: one that lacks this branch's head gets it merged. Its tree is this branch's with the proposal, whatever was
     * there before; a proposal that changes nothing takes back what was proposed before and never merged.
     */
    public Result<Publication> propose(String pullRequestBranch, Function<Head, Decision> decide) {
        if (!isBranch(pullRequestBranch)) {
            return Result.none(noBranch(pullRequestBranch));
        }
        return with(p -> p.run(Optional.of(pullRequestBranch), false, decide));
    }

    /** Does everything that {@link #publish} does but the push. */
    public Result<Publication> rehearse(Function<Head, Decision> decide) {
        return with(p -> p.run(Optional.empty(), true, decide));
    }

    /** Does everything that {@link #propose} does but the push. */
    public Result<Publication> rehearse(String pullRequestBranch, Function<Head, Decision> decide) {
        if (!isBranch(pullRequestBranch)) {
            return Result.none(noBranch(pullRequestBranch));
        }
        return with(p -> p.run(Optional.of(pullRequestBranch), true, decide));
    }

    /** Looks at what is published now. Records that are damaged are said, and what else is there can be looked at still. */
    public <T> Result<T> look(Function<Head, T> at) {
        List<Diagnostic> damaged = new ArrayList<>();
        Result<T> seen = with(p -> p.look(at, damaged));
        return damaged.isEmpty() ? seen : new Result<>(seen.value(), both(damaged, seen.diagnostics()));
    }

    private interface Work<T> {
        T by(Publishing publishing) throws DeliveryFailure, IOException;
    }

    private <T> Result<T> with(Work<T> work) {
        if (!isBranch(to.branch())) {
            return Result.none(noBranch(to.branch()));
        }
        if (!PATH.matcher(to.path()).matches() || BAD_PART.matcher(to.path()).matches()) {
            return Result.none(Diagnostic.error(
                            Code.DELIVERY_FAILED, null, "\"" + to.path() + "\" is no path in a deploy repository")
                    .help("name a folder such as clusters/production, or none"));
        }
        try (LocalClone clone = LocalClone.make()) {
            steps.at(Steps.Step.CLONE_MADE);
            FileRepository local = clone.repository();
            Remote remote = new Remote(to, access, local);
            Optional<CommitSigner> signer = author.signing().map(s -> new CommitSigner(s, access.environment()));
            CommitWriter writer = new CommitWriter(local, author, signer, steps);
            T done = work.by(new Publishing(to, local, remote, writer, clock, steps));
            return Result.of(done);
        } catch (DeliveryFailure e) {
            return Result.none(e.why());
        } catch (IOException e) {
            return Result.none(disk(e));
        } catch (UncheckedIOException e) {
            return Result.none(disk(Objects.requireNonNull(e.getCause())));
        } finally {
            steps.at(Steps.Step.CLONE_REMOVED);
        }
    }

    private Diagnostic disk(IOException e) {
        String message = "the publish to " + to.shown() + " could not be prepared: "
                + Words.of(to, access.environment()).reason(e);
        return Diagnostic.error(Code.DELIVERY_FAILED, null, message)
                .help("check the disk and the permissions of the folder for temporary files ("
                        + System.getProperty("java.io.tmpdir") + "); nothing was changed");
    }

    private static boolean isBranch(String name) {
        return Repository.isValidRefName(Constants.R_HEADS + name)
                && !name.startsWith(Constants.R_REFS)
                && !name.equals(Constants.HEAD);
    }

    private static Diagnostic noBranch(String name) {
        return Diagnostic.error(Code.DELIVERY_FAILED, null, "\"" + name + "\" is no name of a branch")
                .help("name a branch such as main");
    }

    private static List<Diagnostic> both(List<Diagnostic> first, List<Diagnostic> second) {
        List<Diagnostic> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
