package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.ACCESS;
import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.failure;
import static dev.windlass.deliver.Publishes.files;
import static dev.windlass.deliver.Publishes.proposal;
import static dev.windlass.deliver.Publishes.published;
import static dev.windlass.deliver.Publishes.to;
import static dev.windlass.deliver.Publishes.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several who publish to one branch at the same time: nobody's commit is lost, and nobody's files. */
class RaceTest {
    private static final int PUBLISHERS = 8;
    private static final int ROUNDS = 3;

    @TempDir
    Path work = Path.of("");

    private BareRepository repository;

    @BeforeEach
    void make() {
        repository = BareRepository.in(work.resolve("deploy.git"));
    }

    @Test
    void threadsLoseNothing() throws Exception {
        inParallel(i -> {
            for (int round = 1; round <= ROUNDS; round++) {
                published(to(repository).publish(always("e" + i, "e" + i + "/a/x.yaml", "x: " + round + "\n")));
            }
        });
        assertNothingIsLost(PUBLISHERS);
    }

    @Test
    void processesLoseNothing() throws Exception {
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(PublisherProcess.start(repository, "e" + i, ROUNDS));
        }
        for (Process one : running) {
            assertEquals(0, one.waitFor(), () -> PublisherProcess.said(one));
        }
        assertNothingIsLost(4);
    }

    /** Git's server over http does not look whether a branch moved before it takes a pack. */
    @Test
    void threadsLoseNothingOverHttp() throws Exception {
        try (GitHttpServer server = new GitHttpServer(work)) {
            Destination to = new Destination(server.url("deploy.git"), "main", "");
            inParallel(i -> {
                for (int round = 1; round <= ROUNDS; round++) {
                    published(to(to).publish(always("e" + i, "e" + i + "/a/x.yaml", "x: " + round + "\n")));
                }
            });
        }
        assertNothingIsLost(PUBLISHERS);
    }

    private interface Publisher {
        void publish(int number) throws Exception;
    }

    private static void inParallel(Publisher publisher) throws Exception {
        CountDownLatch ready = new CountDownLatch(PUBLISHERS);
        try (ExecutorService pool = Executors.newFixedThreadPool(PUBLISHERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < PUBLISHERS; i++) {
                int number = i;
                all.add(pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    publisher.publish(number);
                    return number;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void assertNothingIsLost(int publishers) {
        assertEquals(publishers * ROUNDS, repository.commits("main"));
        assertEquals("", repository.git("log", "--merges", "--format=%H", "main"));
        for (int i = 0; i < publishers; i++) {
            assertEquals("x: " + ROUNDS + "\n", repository.file("main", "e" + i + "/a/x.yaml"));
        }
        assertEquals(2 * publishers, repository.files("main").size());
        repository.check();
    }

    /** A publisher whom somebody overtakes between the look and the push, the given number of times. */
    private DeployRepository overtaken(int times, Runnable by) {
        AtomicInteger left = new AtomicInteger(times);
        Steps steps = new Steps() {
            @Override
            public void at(Step step) {
                if (step == Step.BEFORE_PUSH && left.getAndDecrement() > 0) {
                    by.run();
                }
            }

            @Override
            public void pause(Duration time) {
                // Nobody else is at it.
            }
        };
        return new DeployRepository(repository.destination(), Author.WINDLASS, ACCESS, Clock.systemUTC(), steps);
    }

    @Test
    void whoIsOvertakenDecidesAnew() {
        published(to(repository).publish(always("staging", "staging/a/x.yaml", "s: 0\n")));
        AtomicInteger count = new AtomicInteger();
        Runnable other = () -> published(
                to(repository).publish(always("staging", "staging/a/x.yaml", "s: " + count.incrementAndGet() + "\n")));
        List<Optional<String>> seen = new ArrayList<>();
        Result<Publication> done = overtaken(3, other).publish(head -> {
            seen.add(head.commit());
            return new Decision.Publish(proposal("production", files("production/a/x.yaml", "x: 1\n")));
        });
        published(done);
        assertEquals(4, new TreeSet<>(seen.stream().map(Optional::orElseThrow).toList()).size());
        assertEquals("s: 3\n", repository.file("main", "staging/a/x.yaml"));
        assertEquals("x: 1\n", repository.file("main", "production/a/x.yaml"));
        assertEquals(5, repository.commits("main"));
    }

    @Test
    void whoIsOvertakenMayStop() {
        Runnable other = () -> published(to(repository).publish(always("production", "production/a/x.yaml", "x: 9\n")));
        Proposal mine = proposal("production", files("production/a/x.yaml", "x: 1\n"));
        Publication done = value(overtaken(1, other)
                .publish(head -> head.commit().isEmpty() ? new Decision.Publish(mine) : new Decision.Stop(List.of())));
        assertInstanceOf(Publication.Stopped.class, done);
        assertEquals("x: 9\n", repository.file("main", "production/a/x.yaml"));
    }

    @Test
    void aBranchThatAppearsMeanwhileIsNotReplaced() {
        Runnable other = () -> published(to(repository).publish(always("staging", "staging/a/x.yaml", "s: 1\n")));
        published(overtaken(1, other).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(2, repository.commits("main"));
        assertEquals("s: 1\n", repository.file("main", "staging/a/x.yaml"));
    }

    @Test
    void aBranchThatIsRewrittenMeanwhileIsNotBroughtBack() {
        published(to(repository).publish(always("staging", "staging/a/x.yaml", "s: 1\n")));
        published(to(repository).publish(always("staging", "staging/a/x.yaml", "s: 2\n")));
        Runnable other = () -> repository.git("update-ref", "refs/heads/main", "main~1");
        published(overtaken(1, other).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(2, repository.commits("main"));
        assertEquals("s: 1\n", repository.file("main", "staging/a/x.yaml"));
    }

    @Test
    void aPullRequestsBranchIsNotLostEither() {
        published(to(repository).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        Runnable other = () ->
                published(to(repository).propose("update", always("production", "production/a/x.yaml", "x: 7\n")));
        published(overtaken(1, other).propose("update", always("production", "production/a/x.yaml", "x: 2\n")));
        assertEquals(3, repository.commits("update"));
        assertEquals("x: 2\n", repository.file("update", "production/a/x.yaml"));
    }

    @Test
    void itDoesNotGoOnForEver() {
        AtomicInteger count = new AtomicInteger();
        Runnable other = () -> {
            String tree = repository.git("mktree").strip();
            String commit = repository
                    .git("commit-tree", "-m", "n" + count.incrementAndGet(), tree)
                    .strip();
            repository.git("update-ref", "refs/heads/main", commit);
        };
        Diagnostic why = failure(
                overtaken(Integer.MAX_VALUE, other).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertTrue(why.message().startsWith("others changed branch main of "), why::toString);
        assertTrue(count.get() <= 20);
    }
}
