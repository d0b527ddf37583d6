package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.failure;
import static dev.windlass.deliver.Publishes.published;
import static dev.windlass.deliver.Publishes.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record in the deploy repository that was tampered with: nothing in it is followed, and its environment waits until it is mended. */
class DamagedRecordTest {
    @TempDir
    Path work = Path.of("");

    private BareRepository repository;

    @BeforeEach
    void publish() {
        repository = BareRepository.in(work.resolve("deploy.git"));
        published(to(repository).publish(always("production", "production/a/x.yaml", "x: 1\n")));
        repository.work("main", tree -> {
            Files.writeString(tree.resolve("README.md"), "keep me\n");
            Files.writeString(tree.resolve(".windlass/production"), """
                version: 1
                environment: production
                source: {}
                blocks: []
                files:
                  ..: {README.md: e69de29bb2d1d6434b8b29ae775ad8c2e48c5391}
                """);
        });
    }

    @Test
    void itsEnvironmentIsNotPublishedAndOthersAre() {
        String head = repository.head("main");
        Diagnostic why = failure(to(repository).publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertEquals(Code.DAMAGED_RECORD, why.code());
        assertEquals(
                ".windlass/production on branch main of " + repository.url()
                        + " is damaged: line 6: this is no unit with its files",
                why.message());
        assertEquals(head, repository.head("main"));
        published(to(repository).publish(always("staging", "staging/a/x.yaml", "x: 1\n")));
        assertEquals("keep me\n", repository.file("main", "README.md"));
    }

    @Test
    void aLookSaysSo() {
        var seen = to(repository).look(head -> List.copyOf(head.records().keySet()));
        assertEquals(List.of(), seen.value().orElseThrow());
        assertEquals(
                List.of(Code.DAMAGED_RECORD),
                seen.diagnostics().stream().map(Diagnostic::code).toList());
    }

    @Test
    void aLinkIsNoRecord() {
        repository.work("main", tree -> {
            Files.delete(tree.resolve(".windlass/production"));
            Files.createSymbolicLink(tree.resolve(".windlass/production"), Path.of("/etc/passwd"));
        });
        Diagnostic why = failure(to(repository).publish(always("production", "production/a/x.yaml", "x: 2\n")));
        assertTrue(why.message().endsWith("is damaged: it is no plain file"), why::toString);
    }

    private void replaceRecords(BareRepository.Work by) {
        repository.work("main", tree -> {
            Files.deleteIfExists(tree.resolve(".windlass/production"));
            Files.deleteIfExists(tree.resolve(".windlass"));
            by.in(tree);
        });
    }

    private void nothingIsPublished() {
        String head = repository.head("main");
        String message = ".windlass on branch main of " + repository.url()
                + " is damaged: it is no folder, and Windlass keeps its records in one of that name";
        Diagnostic why = failure(to(repository).publish(always("staging", "staging/a/x.yaml", "x: 1\n")));
        assertEquals(Code.DAMAGED_RECORD, why.code());
        assertEquals(message, why.message());
        assertEquals(
                message, failure(to(repository).look(at -> at.records().size())).message());
        assertEquals(head, repository.head("main"));
    }

    @Test
    void aFileInThePlaceOfTheRecordsIsNotReplaced() {
        replaceRecords(tree -> Files.writeString(tree.resolve(".windlass"), "somebody's own\n"));
        nothingIsPublished();
    }

    /** Or else every environment would be taken for one that was never published, which no gate stops. */
    @Test
    void aLinkInThePlaceOfTheRecordsIsNotFollowedAndNotReplaced() {
        replaceRecords(tree -> {
            Files.createDirectories(tree.resolve("elsewhere"));
            Files.writeString(tree.resolve("elsewhere/production"), "");
            Files.createSymbolicLink(tree.resolve(".windlass"), Path.of("elsewhere"));
        });
        nothingIsPublished();
    }
}
