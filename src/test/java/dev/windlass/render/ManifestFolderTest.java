package dev.windlass.render;

import static dev.windlass.render.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFolderTest {
    @TempDir
    Path out;

    @Test
    void writesWhatIsAskedForAndRemovesWhatIsStale() throws IOException {
        replace(List.of(manifest("test/a/one.yaml", "1"), manifest("test/b/two.yaml", "2")), "test");
        replace(List.of(manifest("test/a/one.yaml", "1"), manifest("test/a/three.yaml", "3")), "test");
        assertEquals(Map.of("test/a/one.yaml", "1", "test/a/three.yaml", "3"), content());
    }

    @Test
    void leavesOtherEnvironmentsAlone() throws IOException {
        replace(List.of(manifest("other/a/one.yaml", "1")), "other");
        replace(List.of(manifest("test/a/one.yaml", "2")), "test");
        assertEquals(Map.of("other/a/one.yaml", "1", "test/a/one.yaml", "2"), content());
    }

    @Test
    void replacesTheFolderOfOneUnitOnly() throws IOException {
        replace(List.of(manifest("test/a/one.yaml", "1"), manifest("test/b/two.yaml", "2")), "test");
        replace(List.of(manifest("test/a/other.yaml", "3")), "test/a");
        assertEquals(Map.of("test/a/other.yaml", "3", "test/b/two.yaml", "2"), content());
    }

    @Test
    void removesWhatIsNotRenderedAnyMore() throws IOException {
        replace(List.of(manifest("test/a/one.yaml", "1")), "test");
        replace(List.of(), "test");
        assertEquals(Map.of(), content());
        assertFalse(Files.exists(out.resolve("test")));
    }

    @Test
    void doesNotTouchFilesThatStayTheSame() throws IOException {
        replace(List.of(manifest("test/a/one.yaml", "1"), manifest("test/b/two.yaml", "2")), "test");
        Object before =
                Files.readAttributes(out.resolve("test/a/one.yaml"), "fileKey").get("fileKey");
        replace(List.of(manifest("test/a/one.yaml", "1"), manifest("test/b/two.yaml", "changed")), "test");
        assertEquals(
                before,
                Files.readAttributes(out.resolve("test/a/one.yaml"), "fileKey").get("fileKey"));
        assertEquals("changed", content().get("test/b/two.yaml"));
    }

    @Test
    void refusesAFolderWithForeignFiles() throws IOException {
        replace(List.of(manifest("test/a/one.yaml", "1"), manifest("other/a/one.yaml", "1")), "test", "other");
        Files.writeString(out.resolve("test/a/notes.txt"), "mine");
        Files.writeString(out.resolve("test/a/mine.yaml"), "kind: Mine\n");
        Files.writeString(out.resolve("test/README"), "mine");
        List<Diagnostic> found =
                new ManifestFolder(out).replace(List.of(manifest("test/a/one.yaml", "2")), scope("other", "test"));
        assertEquals(3, found.size(), found::toString);
        assertTrue(found.stream().allMatch(d -> d.code() == Code.FOREIGN_OUTPUT));
        assertEquals("1", content().get("test/a/one.yaml"));
        assertEquals("1", content().get("other/a/one.yaml"));
    }

    @Test
    void refusesLinks() throws IOException {
        Path elsewhere = Files.createDirectory(out.resolve("elsewhere"));
        Path folder = Files.createDirectory(out.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("test"), elsewhere);
        List<Diagnostic> found =
                new ManifestFolder(folder).replace(List.of(manifest("test/a/one.yaml", "1")), scope("test"));
        assertEquals(
                List.of(Code.FOREIGN_OUTPUT),
                found.stream().map(Diagnostic::code).toList());
        try (var inside = Files.list(elsewhere)) {
            assertEquals(0, inside.count());
        }
    }

    @Test
    void refusesPathsThatLeadElsewhere() {
        for (String path : List.of(
                "test/../one.yaml", "/test/a/one.yaml", "test/a/b/one.yaml", "test/a/one.txt", "b/a/one.yaml")) {
            Manifest manifest =
                    new Manifest(path, manifest("test/a/one.yaml", "").resource(), "");
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new ManifestFolder(out).replace(List.of(manifest), scope("test")),
                    path);
        }
    }

    @Test
    void saysWhenTheFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(out.resolve("file"), "");
        List<Diagnostic> found =
                new ManifestFolder(file).replace(List.of(manifest("test/a/one.yaml", "1")), scope("test"));
        assertEquals(
                List.of(Code.OUTPUT_FAILED),
                found.stream().map(Diagnostic::code).toList());
        assertFalse(found.getFirst().message().contains("Exception"), found::toString);
    }

    @Test
    void finishesTheRenamesThatACrashLeft() throws IOException {
        replace(List.of(manifest("test/a/one.yaml", "old"), manifest("gone/a/one.yaml", "old")), "test", "gone");
        Path staging = Files.createDirectories(out.resolve(".windlass-staging"));
        write(staging.resolve("new/test/a/one.yaml"), "new");
        Files.createDirectories(staging.resolve("old"));
        Files.move(out.resolve("test"), staging.resolve("old/test"));
        Files.writeString(staging.resolve("steps"), "-gone\n+test\n");
        assertEquals(List.of(), new ManifestFolder(out).recover());
        assertEquals(Map.of("test/a/one.yaml", "new"), content());
    }

    @Test
    void throwsAwayWhatACrashBeforeTheSwapLeft() throws IOException {
        replace(List.of(manifest("test/a/one.yaml", "old")), "test");
        write(out.resolve(".windlass-staging/new/test/a/one.yaml"), "half");
        assertEquals(List.of(), new ManifestFolder(out).recover());
        assertEquals(Map.of("test/a/one.yaml", "old"), content());
    }

    @Test
    void staysWholeUnderManyWriters() throws Exception {
        List<Callable<List<Diagnostic>>> writers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String text = "run " + i;
            writers.add(() -> new ManifestFolder(out).replace(run(text), scope("test", "other")));
        }
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var done : pool.invokeAll(writers)) {
                assertEquals(List.of(), done.get());
            }
        }
        assertWhole();
    }

    /** Kills a process that renders without end, and looks each time at what it left, mended as the next run does. */
    @Test
    void staysWholeWhenItIsKilled() throws Exception {
        replace(run("run 0"), "test", "other");
        for (int i = 0; i < 12; i++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RendersWithoutEnd.class.getName(),
                            out.toString())
                    .redirectErrorStream(true)
                    .start();
            int begun = process.getInputStream().read();
            assertEquals('.', begun);
            Thread.sleep(3 + i * 7L);
            process.destroyForcibly();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS));
            assertEquals(List.of(), new ManifestFolder(out).recover());
            assertWhole();
        }
    }

    /** What the killed process runs. */
    static final class RendersWithoutEnd {
        public static void main(String[] args) {
            for (int i = 1; ; i++) {
                new ManifestFolder(Path.of(args[0])).replace(run("run " + i), scope("test", "other"));
                System.out.print(".");
                System.out.flush();
            }
        }
    }

    private void assertWhole() throws IOException {
        Map<String, String> content = content();
        assertEquals(80, content.size());
        assertEquals(1, content.values().stream().distinct().count(), content::toString);
    }

    private static List<Manifest> run(String text) {
        return IntStream.range(0, 80)
                .mapToObj(n -> manifest((n % 2 == 0 ? "test" : "other") + "/unit-" + n % 5 + "/r-" + n + ".yaml", text))
                .toList();
    }

    private void replace(List<Manifest> manifests, String... scope) {
        assertEquals(List.of(), new ManifestFolder(out).replace(manifests, scope(scope)));
    }

    private static SortedSet<String> scope(String... folders) {
        return new TreeSet<>(List.of(folders));
    }

    private static void write(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, ManifestFolder.HEADER + " from a test.\n" + body);
    }

    /** All files by path, without their headers; fails over anything that was left behind. */
    private Map<String, String> content() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (var files = Files.walk(out)) {
            for (Path p : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(p);
                found.put(out.relativize(p).toString(), text.substring(text.indexOf('\n') + 1));
            }
        }
        return found;
    }
}
