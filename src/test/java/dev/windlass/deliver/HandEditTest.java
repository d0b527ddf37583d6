package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.files;
import static dev.windlass.deliver.Publishes.proposal;
import static dev.windlass.deliver.Publishes.published;
import static dev.windlass.deliver.Publishes.removal;
import static dev.windlass.deliver.Publishes.to;
import static dev.windlass.deliver.Publishes.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.deliver.HandEdit.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do to published files by hand is found before a publish would undo it. */
class HandEditTest {
    private static final String X = "production/a/x.yaml";

    @TempDir
    Path work = Path.of("");

    private BareRepository repository;

    @BeforeEach
    void publish() {
        repository = BareRepository.in(work.resolve("deploy.git"));
        published(to(repository).publish(always("production", X, "x: 1\n", "production/a/y.yaml", "y: 1\n")));
    }

    private List<HandEdit> edits() {
        return value(to(repository).look(head -> head.handEdits("production")));
    }

    private List<HandEdit> edits(String... pathsAndContents) {
        return value(to(repository).look(head -> head.handEdits(proposal("production", files(pathsAndContents)))));
    }

    private static HandEdit edit(String path, String published, String found, Kind kind) {
        return new HandEdit(path, Optional.of(published), Optional.of(found), kind);
    }

    @Test
    void nothingIsFoundWhereNobodyTouchedAnything() {
        assertEquals(List.of(), edits());
        assertEquals(List.of(), edits(X, "x: 2\n", "production/b/new.yaml", "n: 1\n"));
    }

    @Test
    void anEditIsShownWithWhatWasPublished() {
        repository.work("main", tree -> Files.writeString(tree.resolve(X), "x: 3\n"));
        assertEquals(List.of(edit(X, "x: 1\n", "x: 3\n", Kind.EDITED)), edits());
        assertEquals(
                List.of(edit(X, "x: 1\n", "x: 3\n", Kind.EDITED)), edits(X, "x: 2\n", "production/a/y.yaml", "y: 1\n"));
        assertEquals(
                List.of(edit(X, "x: 1\n", "x: 3\n", Kind.EDITED)),
                edits("production/a/y.yaml", "y: 1\n"),
                "it would go");
        assertEquals(List.of(), edits(X, "x: 3\n", "production/a/y.yaml", "y: 1\n"), "it would stay as it is");
        assertEquals(
                List.of(edit(X, "x: 1\n", "x: 3\n", Kind.EDITED)),
                value(to(repository).look(head -> head.handEdits(removal("production")))));
    }

    @Test
    void otherLineEndsAreAnEdit() {
        repository.work("main", tree -> Files.writeString(tree.resolve(X), "x: 1\r\n"));
        assertEquals(List.of(edit(X, "x: 1\n", "x: 1\r\n", Kind.EDITED)), edits());
    }

    @Test
    void aRemovedFileIsFound() {
        repository.work("main", tree -> Files.delete(tree.resolve(X)));
        HandEdit removed = new HandEdit(X, Optional.of("x: 1\n"), Optional.empty(), Kind.REMOVED);
        assertEquals(List.of(removed), edits());
        assertEquals(List.of(removed), edits(X, "x: 2\n", "production/a/y.yaml", "y: 1\n"));
        assertEquals(List.of(), edits("production/a/y.yaml", "y: 1\n"), "it was to go anyway");
    }

    @Test
    void aChangedModeIsFound() {
        repository.work(
                "main",
                tree -> Files.setPosixFilePermissions(tree.resolve(X), PosixFilePermissions.fromString("rwxr-xr-x")));
        assertEquals(List.of(edit(X, "x: 1\n", "x: 1\n", Kind.MADE_EXECUTABLE)), edits());
        assertEquals(List.of(edit(X, "x: 1\n", "x: 1\n", Kind.MADE_EXECUTABLE)), edits(X, "x: 1\n"));
        published(to(repository).publish(always("production", X, "x: 1\n", "production/a/y.yaml", "y: 1\n")));
        assertEquals("100644 x: 1\n", repository.files("main").get(X));
        assertEquals(List.of(), edits());
    }

    @Test
    void aLinkInAFilesPlaceIsFoundAndNotFollowed() {
        repository.work("main", tree -> {
            Files.delete(tree.resolve(X));
            Files.createSymbolicLink(tree.resolve(X), Path.of("../../../../etc/passwd"));
        });
        assertEquals(List.of(edit(X, "x: 1\n", "../../../../etc/passwd", Kind.REPLACED_BY_LINK)), edits());
        assertEquals(
                List.of("production/a/y.yaml"),
                value(to(repository)
                        .look(head -> List.copyOf(head.files("production").keySet()))));
        published(to(repository).publish(always("production", "production/a/y.yaml", "y: 1\n")));
        assertFalse(repository.files("main").containsKey(X));
    }

    @Test
    void aFolderInAFilesPlaceIsFoundAndItsContentStaysWhereItCan() {
        repository.work("main", tree -> {
            Files.delete(tree.resolve(X));
            Files.createDirectories(tree.resolve(X));
            Files.writeString(tree.resolve(X).resolve("note.txt"), "mine\n");
        });
        assertEquals(List.of(edit(X, "x: 1\n", "note.txt\n", Kind.REPLACED_BY_FOLDER)), edits());
        assertEquals(List.of(), edits("production/a/y.yaml", "y: 1\n"), "nothing of it would change");
        published(to(repository).publish(always("production", "production/a/y.yaml", "y: 2\n")));
        assertEquals("100644 mine\n", repository.files("main").get(X + "/note.txt"));
        assertEquals(
                Kind.FOREIGN,
                edits(X, "x: 1\n", "production/a/y.yaml", "y: 2\n").getFirst().kind());
        published(to(repository).publish(always("production", X, "x: 1\n")));
        assertEquals("100644 x: 1\n", repository.files("main").get(X));
        repository.check();
    }

    @Test
    void aFileWhereAFolderBelongsIsFound() {
        repository.work("main", tree -> Files.writeString(tree.resolve("production/b"), "a note\n"));
        assertEquals(List.of(), edits());
        HandEdit note = new HandEdit("production/b", Optional.empty(), Optional.of("a note\n"), Kind.IN_THE_WAY);
        assertEquals(
                List.of(note),
                edits(
                        X,
                        "x: 1\n",
                        "production/a/y.yaml",
                        "y: 1\n",
                        "production/b/1.yaml",
                        "1",
                        "production/b/2.yaml",
                        "2"));
    }

    /** Also where there is no manifest that would go into that folder. */
    @Test
    void aFileWhereTheFolderOfTheRecordsBelongsIsFound() {
        repository.work("main", tree -> Files.writeString(tree.resolve("clusters"), "a note\n"));
        Destination inside = new Destination(repository.url(), "main", "clusters/tokyo");
        HandEdit note = new HandEdit("clusters", Optional.empty(), Optional.of("a note\n"), Kind.IN_THE_WAY);
        assertEquals(List.of(note), value(to(inside).look(head -> head.handEdits(proposal("production", files())))));
        assertEquals(
                List.of(note),
                value(to(inside).look(head -> head.handEdits(proposal("production", files(X, "x: 1\n"))))));
        assertEquals(List.of(), value(to(inside).look(head -> head.handEdits(removal("production")))));
    }

    @Test
    void aForeignFileInAPlaceOfOursIsFound() {
        repository.work("main", tree -> {
            Files.writeString(tree.resolve("production/a/z.yaml"), "theirs\n");
            Files.writeString(tree.resolve("production/a/same.yaml"), "same\n");
        });
        HandEdit foreign = new HandEdit("production/a/z.yaml", Optional.empty(), Optional.of("theirs\n"), Kind.FOREIGN);
        assertEquals(
                List.of(foreign),
                edits(
                        X,
                        "x: 1\n",
                        "production/a/y.yaml",
                        "y: 1\n",
                        "production/a/z.yaml",
                        "ours\n",
                        "production/a/same.yaml",
                        "same\n"));
        assertEquals(List.of(), edits());
        published(to(repository).publish(always("production", X, "x: 1\n")));
        assertEquals("theirs\n", repository.file("main", "production/a/z.yaml"));
    }

    @Test
    void editsOfLongAgoAreFoundButNotWhatTheyReplaced() {
        repository.work("main", tree -> Files.writeString(tree.resolve(X), "x: 3\n"));
        for (int i = 0; i < 210; i++) {
            String tree = repository.git("rev-parse", "main^{tree}").strip();
            String next = repository
                    .git("commit-tree", "-p", "main", "-m", "later", tree)
                    .strip();
            repository.git("update-ref", "refs/heads/main", next);
        }
        assertEquals(List.of(new HandEdit(X, Optional.empty(), Optional.of("x: 3\n"), Kind.EDITED)), edits());
        assertEquals(
                List.of(edit(X, "x: 1\n", "x: 3\n", Kind.EDITED)), edits(X, "x: 1\n", "production/a/y.yaml", "y: 1\n"));
        published(to(repository).publish(always("production", X, "x: 1\n", "production/a/y.yaml", "y: 1\n")));
        assertTrue(edits().isEmpty());
    }

    @Test
    void theDecisionSeesThemAndMayStop() {
        repository.work("main", tree -> Files.writeString(tree.resolve(X), "x: 3\n"));
        String head = repository.head("main");
        Proposal next = proposal("production", files(X, "x: 2\n"));
        Publication stopped = value(to(repository)
                .publish(at ->
                        at.handEdits(next).isEmpty() ? new Decision.Publish(next) : new Decision.Stop(List.of())));
        assertEquals(new Publication.Stopped(List.of()), stopped);
        assertEquals(head, repository.head("main"));
    }
}
