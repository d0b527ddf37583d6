package dev.windlass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.windlass.render.Manifest;
import dev.windlass.source.DiskTree;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.ApprovalWriter;
import org.approvaltests.core.Options;
import org.approvaltests.core.VerifyResult;
import org.approvaltests.namer.ApprovalNamer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The reference platform renders to its approved output, byte for byte. After a change that is meant: {@code windlass approve}. */
class GoldenTest {
    private static final Path GOLDEN = Path.of("golden");
    private static final Path RECEIVED = Path.of("target/received");
    private static final Compilation COMPILATION =
            new Compiler(DiskTree.open(Path.of("")).orElseThrow()).compile(Compiler.Selection.EVERYTHING);

    @Test
    void theReferencePlatformHasNoFindings() {
        assertEquals(List.of(), COMPILATION.diagnostics());
    }

    /** What is not whole is left out of a review. */
    @Test
    void everyUnitOfTheReferencePlatformIsWhole() {
        assertEquals(new TreeSet<>(), COMPILATION.incomplete());
    }

    @TestFactory
    Stream<DynamicTest> everyManifestIsApproved() {
        return COMPILATION.manifests().stream().map(m -> dynamicTest(m.path(), () -> verify(m)));
    }

    @Test
    void nothingIsApprovedThatIsNoLongerRendered() throws IOException {
        SortedSet<String> rendered =
                COMPILATION.manifests().stream().map(Manifest::path).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(rendered, approved(), "golden/ and the rendered output differ: run windlass approve");
    }

    private static SortedSet<String> approved() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> GOLDEN.relativize(f).toString().replace(File.separatorChar, '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void verify(Manifest manifest) throws IOException {
        try {
            Approvals.verify(
                    manifest.text(),
                    new Options((received, approved) -> true) // reported here, with no tool to open a difference in
                            .withComparator(GoldenTest::sameBytes)
                            .withWriter((content, options) -> new Bytes(manifest.text()))
                            .forFile()
                            .withNamer(new Golden(manifest.path())));
        } catch (Error e) {
            throw new AssertionError(
                    "golden/" + manifest.path()
                            + " is not what is rendered now: look at the change, then run windlass approve",
                    e);
        }
        assertArrayEquals(
                Files.readAllBytes(GOLDEN.resolve(manifest.path())),
                manifest.text().getBytes(StandardCharsets.UTF_8));
    }

    private static VerifyResult sameBytes(File received, File approved) {
        try {
            return VerifyResult.from(Files.mismatch(received.toPath(), approved.toPath()) == -1);
        } catch (IOException e) {
            return VerifyResult.FAILURE;
        }
    }

    /** Writes what was received as it is; the library's own writer adds a line break. */
    private record Bytes(String text) implements ApprovalWriter {
        @Override
        public File writeReceivedFile(File received) {
            try {
                Files.createDirectories(received.toPath().getParent());
                return Files.writeString(received.toPath(), text).toFile();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getFileExtensionWithDot() {
            return ".yaml";
        }
    }

    /** The golden itself is the approved file; what was received goes below {@code target/}. */
    private record Golden(String path) implements ApprovalNamer {
        @Override
        public File getApprovedFile(String extension) {
            return GOLDEN.resolve(path).toFile();
        }

        @Override
        public File getReceivedFile(String extension) {
            return RECEIVED.resolve(path).toFile();
        }

        @Override
        public String getApprovalName() {
            return path;
        }

        @Override
        public String getSourceFilePath() {
            return "";
        }

        @Override
        public ApprovalNamer addAdditionalInformation(String information) {
            return this;
        }

        @Override
        public String getAdditionalInformation() {
            return "";
        }
    }
}
