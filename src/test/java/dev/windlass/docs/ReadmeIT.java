package dev.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does what README.md and the guides say, sees what they show. */
class ReadmeIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theReadme() throws IOException, InterruptedException {
        take(Path.of("README.md"));
    }

    @TestFactory
    Stream<DynamicTest> everyGuide() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/docs/guide"))) {
            List<Path> guides = files.sorted().toList();
            return guides.stream().map(g -> dynamicTest(g.getFileName().toString(), () -> take(g)));
        }
    }

    private void take(Path file) throws IOException, InterruptedException {
        Page page = Page.read(file);
        assertFalse(page.steps().isEmpty(), file + " shows nothing");
        Walkthrough.take(page, folder.resolve(file.getFileName().toString()));
    }
}
