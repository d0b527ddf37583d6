package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.failure;
import static dev.windlass.deliver.Publishes.published;
import static dev.windlass.deliver.Publishes.to;
import static dev.windlass.deliver.Publishes.unchanged;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits for a pull request: what the branch has, where its commits stand, and that none is ever lost. */
class ProposeTest {
    @TempDir
    Path work = Path.of("");

    private BareRepository repository;

    @BeforeEach
    void publish() {
        repository = BareRepository.in(work.resolve("deploy.git"));
        published(to(repository).publish(always("production", "production/a/x.yaml", "x: 1\n")));
    }

    @AfterEach
    void check() {
        repository.check();
    }

    private Publication.Published propose(String content) {
        var done = published(
                to(repository).propose("windlass/update", always("production", "production/a/x.yaml", content)));
        assertEquals("windlass/update", done.branch());
        assertEquals(repository.head("windlass/update"), done.commit());
        assertEquals(content, repository.file("windlass/update", "production/a/x.yaml"));
        return done;
    }

    private List<String> parents(String commit) {
        return List.of(
                repository.git("log", "-1", "--format=%P", commit).strip().split(" ", -1));
    }

    @Test
    void aNewBranchBeginsAtTheHead() {
        String main = repository.head("main");
        var done = propose("x: 2\n");
        assertEquals(List.of(main), parents(done.commit()));
        assertEquals(main, repository.head("main"));
    }

    @Test
    void aBranchThatHasTheHeadGoesOn() {
        var first = propose("x: 2\n");
        var second = propose("x: 3\n");
        assertEquals(List.of(first.commit()), parents(second.commit()));
        for (int i = 0; i < 5; i++) {
            propose("x: " + (10 + i) + "\n");
        }
        assertEquals(8, repository.commits("windlass/update"));
        assertEquals("", repository.git("log", "--merges", "--format=%H", "windlass/update"));
    }

    @Test
    void aBranchThatFellBehindIsMerged() {
        var first = propose("x: 2\n");
        published(to(repository).publish(always("staging", "staging/a/x.yaml", "s: 1\n")));
        String main = repository.head("main");
        var second = propose("x: 3\n");
        assertEquals(List.of(first.commit(), main), parents(second.commit()));
        assertEquals("s: 1\n", repository.file("windlass/update", "staging/a/x.yaml"));
        var third = propose("x: 4\n");
        assertEquals(List.of(second.commit()), parents(third.commit()));
    }

    @Test
    void aBranchThatHasNothingToDoWithItLosesNoCommit() {
        repository.work("windlass/update", tree -> Files.writeString(tree.resolve("notes.txt"), "mine\n"));
        String theirs = repository.head("windlass/update");
        var done = propose("x: 2\n");
        assertEquals(List.of(theirs, repository.head("main")), parents(done.commit()));
        assertEquals(
                List.of(".windlass/production", "production/a/x.yaml"),
                List.copyOf(repository.files("windlass/update").keySet()));
    }

    @Test
    void whatChangesNothingIsNotPushed() {
        unchanged(to(repository).propose("windlass/update", always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals("", repository.git("branch", "--list", "windlass/update"));
        var done = propose("x: 2\n");
        unchanged(to(repository).propose("windlass/update", always("production", "production/a/x.yaml", "x: 2\n")));
        assertEquals(done.commit(), repository.head("windlass/update"));
    }

    @Test
    void whatIsNotWantedAnyMoreIsTakenBack() {
        var first = propose("x: 2\n");
        var back = propose("x: 1\n");
        assertEquals(List.of(first.commit()), parents(back.commit()));
        assertEquals(repository.files("main"), repository.files("windlass/update"));
        unchanged(to(repository).propose("windlass/update", always("production", "production/a/x.yaml", "x: 1\n")));
    }

    @Test
    void whatIsNotWantedAnyMoreIsTakenBackWhereTheBranchFellBehind() {
        propose("x: 2\n");
        published(to(repository).publish(always("staging", "staging/a/x.yaml", "s: 1\n")));
        propose("x: 1\n");
        assertEquals(repository.files("main"), repository.files("windlass/update"));
    }

    @Test
    void aBranchThatWasMergedIsLeftAlone() {
        var done = propose("x: 2\n");
        repository.git("update-ref", "refs/heads/main", done.commit());
        published(to(repository).publish(always("staging", "staging/a/x.yaml", "s: 1\n")));
        unchanged(to(repository).propose("windlass/update", always("production", "production/a/x.yaml", "x: 2\n")));
        assertEquals(done.commit(), repository.head("windlass/update"));
    }

    @Test
    void thereMustBeABranchToProposeFor() {
        Destination empty = new Destination(repository.url(), "live", "");
        assertEquals(
                repository.url() + " has no branch live that a pull request could be made for",
                failure(to(empty).propose("update", always("production", "production/a/x.yaml", "x: 1\n")))
                        .message());
    }

    @Test
    void aBranchMustHaveAName() {
        assertEquals(
                "\"..\" is no name of a branch",
                failure(to(repository).propose("..", always("production", "production/a/x.yaml", "x: 2\n")))
                        .message());
    }
}
