package dev.windlass.deliver;

import dev.windlass.deliver.Publication.Published;
import dev.windlass.deliver.Remote.Pushed;
import dev.windlass.deliver.Steps.Step;
import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * One publish, from the first look at the branch to the answer of the server. Where someone else was faster it begins again on the new
 * head; where the answer was lost it looks whether the commit arrived before it says anything.
 */
final class Publishing {
    /** With eight publishers at once the unluckiest needs about as many. */
    private static final int MOST_RACES = 20;

    private static final int MOST_BREAKS = 3;
    private static final int LONGEST_PAUSE_MS = 3_000;
    /** How much of the history is fetched where something must be found in it. */
    private static final int DEEP = 200;

    private static final ObjectId EMPTY_TREE = ObjectId.fromString("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    /** How Git says that two were at it at the same time. */
    private static final List<String> RACES = List.of(
            "failed to update ref",
            "cannot lock ref",
            "failed to lock",
            "unable to lock",
            "incorrect old value provided",
            "reference already exists");

    /** How Git says that its own disk did not let it. */
    private static final List<String> TROUBLES = List.of("unable to migrate objects", "unpacker error");

    private final Destination to;
    private final FileRepository local;
    private final Remote remote;
    private final CommitWriter writer;
    private final Clock clock;
    private final Steps steps;

    Publishing(Destination to, FileRepository local, Remote remote, CommitWriter writer, Clock clock, Steps steps) {
        this.to = to;
        this.local = local;
        this.remote = remote;
        this.writer = writer;
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * Runs it.
     *
     * @param pullRequest the branch to commit to instead
     * @param isRehearsal whether the push is left out
     */
    Publication run(Optional<String> pullRequest, boolean isRehearsal, Function<Head, Decision> decide)
            throws DeliveryFailure, IOException {
        String target = pullRequest.orElse(to.branch());
        List<String> branches = List.copyOf(new LinkedHashSet<>(List.of(to.branch(), target)));
        List<Published> unknown = new ArrayList<>();
        int breaks = 0;
        for (int attempt = 1; ; attempt++) {
            Map<String, ObjectId> heads = remote.fetch(branches, 1);
            steps.at(Step.FETCHED);
            Optional<ObjectId> old = Optional.ofNullable(heads.get(target));
            Published next;
            switch (make(heads, target, decide)) {
                case Made.Commit(Published commit) -> next = commit;
                case Made.End(Publication.Unchanged unchanged)
                when old.isPresent() -> {
                    // A push that broke off may have been under way still when this looked the last time.
                    Optional<Published> arrived = arrived(target, old.get(), unknown);
                    return arrived.isPresent() ? arrived.get() : unchanged;
                }
                case Made.End(Publication outcome) -> {
                    return outcome;
                }
            }
            if (isRehearsal) {
                return next;
            }
            steps.at(Step.BEFORE_PUSH);
            Pushed pushed = remote.push(target, old, ObjectId.fromString(next.commit()));
            steps.at(Step.AFTER_PUSH);
            if (pushed instanceof Pushed.Accepted) {
                return next;
            }
            if (pushed instanceof Pushed.Broken) {
                unknown.add(next);
            }
            if (!(pushed instanceof Pushed.Lost)) {
                Optional<ObjectId> now = now(target, pushed);
                if (now.equals(old)) {
                    breaks++;
                    stopUnlessWorthTrying(target, pushed, breaks);
                } else {
                    breaks = 0;
                    Optional<Published> arrived =
                            now.isPresent() ? arrived(target, now.get(), unknown) : Optional.empty();
                    if (arrived.isPresent()) {
                        return arrived.get();
                    }
                }
            }
            if (attempt == MOST_RACES) {
                throw new DeliveryFailure(
                        "others changed branch " + target + " of " + to.shown() + " faster than this could, " + attempt
                                + " times in a row",
                        "run it again when fewer publish there: nothing was changed");
            }
            pause(attempt);
        }
    }

    /** What came of looking and deciding. */
    private sealed interface Made {
        /** Nothing is to be pushed. */
        record End(Publication outcome) implements Made {}

        /** A commit to push, as it will be reported. */
        record Commit(Published published) implements Made {}
    }

    private Made make(Map<String, ObjectId> heads, String target, Function<Head, Decision> decide)
            throws DeliveryFailure, IOException {
        Optional<ObjectId> base = Optional.ofNullable(heads.get(to.branch()));
        boolean isPullRequest = !target.equals(to.branch());
        if (isPullRequest && base.isEmpty()) {
            throw new DeliveryFailure(
                    to.shown() + " has no branch " + to.branch() + " that a pull request could be made for",
                    "publish once without --pull-request, which makes the branch");
        }
        try (ObjectReader reader = local.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            Head head = head(base, reader, walk);
            Decision decision = decide.apply(head);
            steps.at(Step.DECIDED);
            if (decision instanceof Decision.Stop(List<Diagnostic> why)) {
                return new Made.End(new Publication.Stopped(why));
            }
            Proposal proposal = ((Decision.Publish) decision).proposal();
            for (String environment : proposal.environments().keySet()) {
                if (head.damaged().containsKey(environment)) {
                    throw new DeliveryFailure(head.damaged().get(environment));
                }
            }
            CommitWriter.Tree tree = writer.tree(head, proposal);
            Optional<ObjectId> old = Optional.ofNullable(heads.get(target));
            boolean isUnchanged = tree.id().equals(head.tree().root().orElse(EMPTY_TREE));
            boolean isThere = old.isPresent() && tree(walk, old.get()).equals(tree.id());
            // A branch that still proposes what is not wanted any more is brought back, so that nobody merges it.
            boolean isStale =
                    isUnchanged && isPullRequest && old.isPresent() && !isMerged(base.get(), old.get(), reader);
            if (isThere || (isUnchanged && !isStale)) {
                return new Made.End(new Publication.Unchanged());
            }
            List<ObjectId> parents = isPullRequest
                    ? parents(base.get(), old, target, reader)
                    : base.stream().toList();
            ObjectId commit = writer.commit(tree.id(), parents, proposal.message(), clock.instant());
            steps.at(Step.PACK_WRITTEN);
            String message = CommitWriter.clean(proposal.message());
            return new Made.Commit(
                    new Published(commit.name(), target, tree.added(), tree.changed(), tree.removed(), message));
        }
    }

    /** Looks at the branch without changing anything. */
    <T> T look(Function<Head, T> at, List<Diagnostic> damaged) throws DeliveryFailure, IOException {
        Optional<ObjectId> base =
                Optional.ofNullable(remote.fetch(List.of(to.branch()), 1).get(to.branch()));
        try (ObjectReader reader = local.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            Head head = head(base, reader, walk);
            damaged.addAll(head.damaged().values());
            return at.apply(head);
        }
    }

    private Head head(Optional<ObjectId> commit, ObjectReader reader, RevWalk walk)
            throws IOException, DeliveryFailure {
        ObjectId root = commit.isPresent() ? tree(walk, commit.get()) : null;
        return new Head(to, commit, new TreeView(reader, root), () -> {
            try {
                remote.fetch(List.of(to.branch()), DEEP);
            } catch (DeliveryFailure _) {
                // What was published is then not shown; that it was changed is known without it.
            }
        });
    }

    /** The tree of a commit. */
    static ObjectId tree(RevWalk walk, ObjectId commit) throws IOException {
        try {
            return walk.parseCommit(commit).getTree().getId();
        } catch (RuntimeException e) {
            throw new IOException("a commit of the deploy repository is damaged", e);
        }
    }

    /** The commit goes on the pull request's branch, and behind the head it was decided on: where the branch lacks that, it merges it. */
    private List<ObjectId> parents(ObjectId base, Optional<ObjectId> old, String target, ObjectReader reader)
            throws DeliveryFailure, IOException {
        if (old.isEmpty()) {
            return List.of(base);
        }
        return contains(target, old.get(), base, reader) ? List.of(old.get()) : List.of(old.get(), base);
    }

    /** Whether all that the branch of a pull request has came to the branch that it was made for. */
    private boolean isMerged(ObjectId base, ObjectId old, ObjectReader reader) throws DeliveryFailure, IOException {
        return contains(to.branch(), base, old, reader);
    }

    /** Whether a branch, whose head is the first commit, has the other. */
    private boolean contains(String branch, ObjectId head, ObjectId commit, ObjectReader reader)
            throws DeliveryFailure, IOException {
        History history = new History(reader);
        if (history.contains(head, commit)) {
            return true;
        }
        remote.fetch(List.of(branch), DEEP);
        return history.contains(head, commit);
    }

    /** The branch's head after a push whose end is not known. */
    private Optional<ObjectId> now(String target, Pushed pushed) throws DeliveryFailure {
        try {
            return Optional.ofNullable(remote.fetch(List.of(target), 1).get(target));
        } catch (DeliveryFailure e) {
            throw new DeliveryFailure(
                    "the push to branch " + target + " of " + to.shown() + " broke off (" + why(pushed)
                            + "), and whether the commit arrived cannot be seen: "
                            + e.why().message(),
                    "run it again: it publishes what is missing, or finds that nothing is");
        }
    }

    /** Which of those whose end was not known the branch has. */
    private Optional<Published> arrived(String target, ObjectId head, List<Published> unknown)
            throws DeliveryFailure, IOException {
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        ObjectId now = head;
        if (!unknown.getLast().commit().equals(head.name())) {
            now = remote.fetch(List.of(target), DEEP).getOrDefault(target, head);
        }
        try (ObjectReader reader = local.newObjectReader()) {
            History history = new History(reader);
            for (Published one : unknown) {
                if (history.contains(now, ObjectId.fromString(one.commit()))) {
                    return Optional.of(one);
                }
            }
        }
        return Optional.empty();
    }

    /** The branch is as it was, so nobody was faster: it is for the server to change, or for the network to come back. */
    private void stopUnlessWorthTrying(String target, Pushed pushed, int breaks) throws DeliveryFailure {
        String why = why(pushed);
        String lower = why.toLowerCase(Locale.ROOT);
        boolean isRace = RACES.stream().anyMatch(lower::contains);
        boolean isServers = (pushed instanceof Pushed.Broken(var _, boolean servers) && servers)
                || TROUBLES.stream().anyMatch(lower::startsWith);
        if (pushed instanceof Pushed.Refused && !isRace && !isServers) {
            throw new DeliveryFailure(
                    "the deploy repository " + to.shown() + " refused the push to branch " + target + ": " + why,
                    "a hook or a rule of the server refused it; nothing was changed. Where the branch is protected,"
                            + " publish with --pull-request BRANCH");
        }
        if (isServers) {
            throw new DeliveryFailure(
                    "the deploy repository " + to.shown() + " could not take the commit: " + why,
                    "nothing was changed there: see to its disk and permissions, and run it again");
        }
        if (breaks == (isRace ? MOST_RACES / 2 : MOST_BREAKS)) {
            throw new DeliveryFailure(
                    "the push to branch " + target + " of " + to.shown() + " failed " + breaks + " times: " + why,
                    "nothing was changed there: run it again");
        }
    }

    private static String why(Pushed pushed) {
        return switch (pushed) {
            case Pushed.Refused(String why) -> why;
            case Pushed.Broken(String why, var _) -> why;
            case Pushed.Accepted _, Pushed.Lost _ -> "";
        };
    }

    /** Longer each time, and by chance, so that those who met once do not meet again. */
    private void pause(int attempt) throws DeliveryFailure {
        int longest = Math.min(LONGEST_PAUSE_MS, 50 << Math.min(attempt, 6));
        try {
            steps.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(longest)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new DeliveryFailure("the publish was interrupted", "run it again: nothing was changed");
        }
    }
}
