package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.files;
import static dev.windlass.deliver.Publishes.proposal;
import static dev.windlass.deliver.Publishes.published;
import static dev.windlass.deliver.Publishes.removal;
import static dev.windlass.deliver.Publishes.to;
import static dev.windlass.deliver.Publishes.unchanged;
import static dev.windlass.deliver.Publishes.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a publish does to a branch, held against real repositories. */
class DeployRepositoryTest {
    @TempDir
    Path work = Path.of("");

    private BareRepository repository;

    @BeforeEach
    void make() {
        repository = BareRepository.in(work.resolve("deploy.git"));
    }

    @Test
    void theFirstCommitMakesTheBranch() {
        var done = published(to(repository).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(repository.head("main"), done.commit());
        assertEquals(new Publication.Published(done.commit(), "main", 1, 0, 0, "publish production\n"), done);
        assertEquals("x: 1\n", repository.file("main", "production/a/x.yaml"));
        assertEquals(
                "publish production|Windlass <windlass@windlass.invalid>|Windlass <windlass@windlass.invalid>",
                repository.git("log", "-1", "--format=%s|%an <%ae>|%cn <%ce>").strip());
        assertEquals(
                """
                # Written by Windlass: what it published of production, and owns. Edited by hand it is refused.
                version: 1
                environment: production
                source: {}
                blocks:
                - data-loss
                files:
                  a:
                    x.yaml: "%s"
                """.replace(
                        "\"%s\"",
                        repository.git("rev-parse", "main:production/a/x.yaml").strip()),
                repository.file("main", ".windlass/production").replace("\"", ""));
        repository.check();
    }

    @Test
    void recordsAreFoundWhereverTheyStand() {
        to(repository).publish(always("production", "production/a/x.yaml", "x: 1\n"));
        repository.work("main", tree -> {
            String record = Files.readString(tree.resolve(".windlass/production"));
            for (String path : List.of("a/b", "c")) {
                Files.createDirectories(tree.resolve(path + "/.windlass"));
            }
            Files.writeString(tree.resolve("a/b/.windlass/production"), record);
            Files.writeString(tree.resolve("c/.windlass/production"), "damaged");
            Files.writeString(tree.resolve("c/.windlass/staging"), "damaged");
            Files.createSymbolicLink(tree.resolve("d"), Path.of("a"));
        });
        Destination elsewhere = new Destination(repository.url(), "main", "a/b/c");
        SortedMap<String, Optional<PublishRecord>> found = new DeployRepository(
                        elsewhere, Author.WINDLASS, GitAccess.of(BareRepository.ALONE))
                .look(head -> head.recorded("production"))
                .value()
                .orElseThrow();
        assertEquals(List.of("", "a/b", "c"), List.copyOf(found.keySet()));
        assertEquals(found.get(""), found.get("a/b"));
        assertTrue(found.getOrDefault("a/b", Optional.empty()).isPresent());
        assertEquals(Optional.empty(), found.get("c"));
    }

    /** Each of its folders holds the next one twice: walked name by name it had more folders than anybody could look at. */
    @Test
    void aTreeThatRepeatsItselfIsLookedThroughOnce() {
        String blob = repository.git("hash-object", "-w", "--stdin").strip();
        String tree = "100644 blob " + blob + "\tx";
        String id = "";
        for (int i = 0; i < 60; i++) {
            id = mktree(tree);
            tree = "040000 tree " + id + "\ta\n040000 tree " + id + "\tb";
        }
        String commit = repository.git("commit-tree", "-m", "deep", id).strip();
        repository.git("update-ref", "refs/heads/main", commit);
        assertEquals(
                Optional.of(0),
                to(repository).look(head -> head.recorded("production").size()).value());
    }

    private String mktree(String entries) {
        Path file = work.resolve("entries");
        try {
            Files.writeString(file, entries + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BareRepository.run(repository.folder(), "sh", "-c", "git --git-dir=. mktree < " + file.toAbsolutePath())
                .strip();
    }

    @Test
    void whatIsThereAlreadyIsNoCommit() {
        to(repository).publish(always("production", "production/a/x.yaml", "x: 1\n"));
        String head = repository.head("main");
        unchanged(to(repository).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        EnvironmentFiles later = new EnvironmentFiles(
                files("production/a/x.yaml", "x: 1\n").files(),
                new TreeSet<>(List.of("data-loss")),
                new SourceCommit(Optional.of("https://example.com/platform"), Optional.of("0".repeat(40)), false));
        unchanged(to(repository).publish(always(proposal("production", later))));
        assertEquals(head, repository.head("main"));
        unchanged(to(repository).publish(always(removal("staging"))));
    }

    @Test
    void aChangeReplacesExactlyItsOwnFiles() {
        repository.work("main", tree -> {
            Files.writeString(tree.resolve("README.md"), "a deploy repository\r\n");
            Files.createDirectories(tree.resolve("production/by-hand"));
            Path script = Files.writeString(tree.resolve("production/by-hand/run.sh"), "#!/bin/sh\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createSymbolicLink(tree.resolve("production/link"), Path.of("../README.md"));
            Files.writeString(tree.resolve("production/näme with space"), "x");
        });
        SortedMap<String, String> foreign = repository.files("main");
        to(repository)
                .publish(always(
                        "production",
                        "production/a/x.yaml",
                        "x: 1\n",
                        "production/a/y.yaml",
                        "y: 1\n",
                        "production/b/z.yaml",
                        "z: 1\n"));
        to(repository).publish(always("staging", "staging/a/x.yaml", "x: 1\n"));
        var done = published(to(repository)
                .publish(always("production", "production/a/x.yaml", "x: 2\n", "production/a/new.yaml", "n: 1\n")));
        assertEquals(List.of(1, 1, 2), List.of(done.added(), done.changed(), done.removed()));

        SortedMap<String, String> expected = new TreeMap<>(foreign);
        expected.put("production/a/x.yaml", "100644 x: 2\n");
        expected.put("production/a/new.yaml", "100644 n: 1\n");
        expected.put("staging/a/x.yaml", "100644 x: 1\n");
        SortedMap<String, String> now = repository.files("main");
        assertTrue(now.keySet().removeAll(List.of(".windlass/production", ".windlass/staging")));
        assertEquals(expected, now);

        published(to(repository).publish(always(removal("production"))));
        expected.keySet().removeAll(List.of("production/a/x.yaml", "production/a/new.yaml"));
        now = repository.files("main");
        assertTrue(now.keySet().remove(".windlass/staging"));
        assertEquals(expected, now);
        repository.check();
    }

    @Test
    void aSubmoduleOfSomeoneElseStays() {
        repository.work("main", tree -> {
            Path module = Files.createDirectories(tree.resolve("production/module"));
            BareRepository.run(module, "git", "init", "--quiet");
            BareRepository.run(module, "git", "commit", "--quiet", "--allow-empty", "--message", "a module");
        });
        String module = String.valueOf(repository.files("main").get("production/module"));
        published(to(repository).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertTrue(module.startsWith("160000 "));
        assertEquals(module, repository.files("main").get("production/module"));
        repository.check();
    }

    @Test
    void aFolderOfTheRepositoryIsItsRoot() {
        Destination inside = new Destination(repository.url(), "live", "clusters/tokyo");
        published(to(inside).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(
                List.of("clusters/tokyo/.windlass/production", "clusters/tokyo/production/a/x.yaml"),
                List.copyOf(repository.files("live").keySet()));
        assertEquals(
                List.of("production/a/x.yaml"),
                value(to(inside)
                        .look(head -> List.copyOf(head.files("production").keySet()))));
    }

    @Test
    void whatIsPublishedCanBeLookedAt() {
        assertEquals(Optional.empty(), value(to(repository).look(Head::commit)));
        SourceCommit source =
                new SourceCommit(Optional.of("https://example.com/p.git"), Optional.of("ab".repeat(20)), true);
        EnvironmentFiles files = new EnvironmentFiles(
                files("production/a/x.yaml", "x: 1\n").files(), new TreeSet<>(List.of("outage", "data-loss")), source);
        to(repository).publish(always(proposal("production", files)));
        PublishRecord record = value(to(repository)
                .look(head -> new TreeMap<>(head.records()).firstEntry().getValue()));
        assertEquals(
                new PublishRecord(
                        "production",
                        new TreeMap<>(Map.of(
                                "production/a/x.yaml",
                                repository
                                        .git("rev-parse", "main:production/a/x.yaml")
                                        .strip())),
                        files.blocks(),
                        source),
                record);
        assertEquals(
                "x: 1\n",
                value(to(repository)
                        .look(head -> new String(
                                head.files("production").get("production/a/x.yaml"), StandardCharsets.UTF_8))));
        assertEquals(Optional.of(repository.head("main")), value(to(repository).look(Head::commit)));
    }

    @Test
    void aRehearsalPushesNothing() {
        var done = published(to(repository).rehearse(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(1, done.added());
        assertEquals("", repository.git("branch", "--list"));
    }

    @Test
    void aDecisionToStopIsHandedBack() {
        Diagnostic why = Diagnostic.error(Code.USAGE, null, "no");
        Publication stopped = value(to(repository).publish(_ -> new Decision.Stop(List.of(why))));
        assertEquals(new Publication.Stopped(List.of(why)), stopped);
        assertEquals("", repository.git("branch", "--list"));
    }

    @Test
    void aPathIsARepositoryToo() {
        Destination path = new Destination(repository.folder().toString(), "main", "");
        published(to(path).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(1, repository.commits("main"));
    }

    @Test
    void aRewrittenBranchIsTakenAsItIs() {
        to(repository).publish(always("production", "production/a/x.yaml", "x: 1\n"));
        to(repository).publish(always("production", "production/a/x.yaml", "x: 2\n"));
        repository.git(
                "update-ref",
                "refs/heads/main",
                repository.git("rev-parse", "main~1").strip());
        published(to(repository).publish(always("production", "production/a/y.yaml", "y: 1\n")));
        assertEquals(2, repository.commits("main"));
        assertFalse(repository.files("main").containsKey("production/a/x.yaml"));
        assertEquals("y: 1\n", repository.file("main", "production/a/y.yaml"));

        String unrelated = repository
                .git("commit-tree", "-m", "begun anew", repository.git("mktree").strip())
                .strip();
        repository.git("update-ref", "refs/heads/main", unrelated);
        published(to(repository).publish(always("production", "production/a/y.yaml", "y: 1\n")));
        assertEquals(
                List.of(".windlass/production", "production/a/y.yaml"),
                List.copyOf(repository.files("main").keySet()));
        repository.check();
    }
}
