package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.published;
import static dev.windlass.deliver.Publishes.to;
import static dev.windlass.deliver.Publishes.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real publishers, killed: at each of their own steps, at each step of the server between pack and reference, and at random instants. The
 * branch then has the old commit or the new one, whole, and the next publish goes on from there.
 */
class KilledPublisherIT {
    private static final int RANDOM_KILLS = 30;
    private static final String FILE = "production/a/x.yaml";

    @TempDir
    Path work = Path.of("");

    private BareRepository repository;
    private Path temporary;
    private int content;
    private int kills;

    @BeforeEach
    void make() throws IOException {
        repository = BareRepository.in(work.resolve("deploy.git"));
        temporary = Files.createDirectory(work.resolve("tmp"));
        publishHere();
    }

    @Test
    void anyInstantIsSurvived() throws Exception {
        for (boolean isWholeTree : List.of(false, true)) {
            for (Steps.Step step : Steps.Step.values()) {
                Process publisher = start(step.name());
                readUntil(publisher, "at " + step);
                kill(publisher, isWholeTree);
                check("at " + step);
            }
        }
        for (String hook : List.of("pre-receive", "update", "reference-transaction", "post-receive", "post-update")) {
            killInHook(hook, false);
        }
        killInHook("pre-receive", true);
        killInHook("post-update", true);
        killAtRandom();
        assertTrue(kills >= 50, () -> kills + " were killed");
    }

    private Process start(String waitAt) {
        return PublisherProcess.start(repository, temporary, "production", content + 1, content + 1, waitAt);
    }

    /** The server waits in a hook while its client dies, and then goes on. */
    private void killInHook(String hook, boolean isWholeTree) throws Exception {
        Path reached = work.resolve("reached");
        Path go = work.resolve("go");
        repository.hook(
                hook, "touch " + reached + "\nwhile [ ! -e " + go + " ]; do sleep 0.02; done\ncat > /dev/null\n");
        Process publisher = start("");
        while (!Files.exists(reached)) {
            assertTrue(publisher.isAlive(), () -> hook + " was not reached: " + PublisherProcess.said(publisher));
            Thread.sleep(5);
        }
        List<ProcessHandle> server = publisher.descendants().toList();
        kill(publisher, isWholeTree);
        Files.createFile(go);
        for (ProcessHandle one : server) {
            one.onExit().get(30, TimeUnit.SECONDS);
        }
        Files.delete(repository.folder().resolve("hooks").resolve(hook));
        Files.delete(reached);
        Files.delete(go);
        check("in " + hook);
    }

    private void killAtRandom() throws Exception {
        Process whole = start("");
        readUntil(whole, "started");
        Instant began = Instant.now();
        assertEquals(0, whole.waitFor());
        long usual = Duration.between(began, Instant.now()).toMillis();
        content++;
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int killed = 0; killed < RANDOM_KILLS; ) {
            long after = random.nextLong(usual);
            Process publisher = start("");
            readUntil(publisher, "started");
            Thread.sleep(after);
            List<ProcessHandle> server = publisher.descendants().toList();
            killed += publisher.isAlive() ? 1 : 0;
            kill(publisher, false);
            for (ProcessHandle one : server) {
                one.onExit().get(30, TimeUnit.SECONDS);
            }
            check(String.format(Locale.ROOT, "%d ms after the start of about %d (seed %d)", after, usual, seed));
        }
    }

    private static void readUntil(Process process, String line) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String one = said.readLine(); !line.equals(one); one = said.readLine()) {
            assertTrue(one != null, () -> "it ended before \"" + line + "\": " + all);
            all.append(one).append('\n');
        }
    }

    private void kill(Process process, boolean isWholeTree) throws InterruptedException {
        kills += process.isAlive() ? 1 : 0;
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        if (isWholeTree) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
        process.waitFor();
    }

    /** Old or new, and sound; and the next publish brings the new. */
    private void check(String when) {
        String old = "x: " + content + "\n";
        String next = "x: " + (content + 1) + "\n";
        String found = repository.file("main", FILE);
        assertTrue(found.equals(old) || found.equals(next), () -> when + ": " + found);
        repository.check();
        publishHere();
        assertEquals(next, repository.file("main", FILE), when);
        repository.check();
    }

    private void publishHere() {
        content++;
        var done = to(repository).publish(always("production", FILE, "x: " + content + "\n"));
        if (!(value(done) instanceof Publication.Unchanged)) {
            published(done);
        }
    }
}
