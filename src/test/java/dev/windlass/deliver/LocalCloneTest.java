package dev.windlass.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local clones of publishes: none stays, and those of killed ones go in time. */
class LocalCloneTest {
    @TempDir
    Path temporary = Path.of("");

    @TempDir
    Path work = Path.of("");

    private Path old(Path path) throws IOException {
        return Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aPublishLeavesNothingAndTakesOldOnesAlong() throws Exception {
        Path keep = Files.writeString(work.resolve("keep"), "x");
        Path stale = Files.createDirectories(temporary.resolve(LocalClone.PREFIX + "1"));
        Files.writeString(Files.createDirectories(stale.resolve("objects/pack")).resolve("p.pack"), "x");
        Files.createSymbolicLink(stale.resolve("link"), work);
        old(stale);
        Files.createDirectories(temporary.resolve(LocalClone.PREFIX + "2"));
        old(Files.createDirectories(temporary.resolve("someone-elses")));
        Files.createSymbolicLink(temporary.resolve(LocalClone.PREFIX + "3"), work);
        old(Files.writeString(temporary.resolve(LocalClone.PREFIX + "4"), "a file"));

        BareRepository repository = BareRepository.in(work.resolve("deploy.git"));
        Process publisher = PublisherProcess.start(repository, temporary, "production", 1, 1, "");
        assertEquals("started\n", PublisherProcess.said(publisher));
        assertEquals(0, publisher.waitFor());

        assertEquals(
                List.of("someone-elses", LocalClone.PREFIX + "2", LocalClone.PREFIX + "3", LocalClone.PREFIX + "4"),
                left());
        assertEquals("x", Files.readString(keep));
    }

    @Test
    void aFailedPublishLeavesNothingEither() throws Exception {
        BareRepository repository = BareRepository.in(work.resolve("deploy.git"));
        repository.hook("pre-receive", "exit 1\n");
        Process publisher = PublisherProcess.start(repository, temporary, "production", 1, 1, "");
        PublisherProcess.said(publisher);
        assertEquals(1, publisher.waitFor());
        assertEquals(List.of(), left());
    }

    @Test
    void aMachineWithoutGitPublishesToAFolderToo() throws Exception {
        BareRepository repository = BareRepository.in(work.resolve("deploy.git"));
        Process publisher = PublisherProcess.startWithoutPrograms(repository, temporary, "production");
        assertEquals("started\n", PublisherProcess.said(publisher));
        assertEquals(0, publisher.waitFor());
        assertEquals("x: 1\n", repository.file("main", "production/a/x.yaml"));
        assertEquals(List.of(), left());
        repository.check();
    }
}
