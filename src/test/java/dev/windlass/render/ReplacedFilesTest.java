package dev.windlass.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.windlass.render.ReplacedFiles.Replacement;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFilesTest {
    @TempDir
    Path root;

    @Test
    void replacesFilesAndMakesNewOnes() throws IOException {
        put("apps/a.yaml", "old");
        assertEquals(List.of(), write(Map.of("apps/a.yaml", edit("old", "new"), "environments/x/b.yaml", made("b"))));
        assertEquals(Map.of("apps/a.yaml", "new", "environments/x/b.yaml", "b"), content());
    }

    @Test
    void changesNoneWhereOneWasChangedMeanwhile() throws IOException {
        put("a.yaml", "old");
        put("b.yaml", "someone else's");
        assertEquals(
                List.of(Code.OUTPUT_FAILED), write(Map.of("a.yaml", edit("old", "new"), "b.yaml", edit("old", "new"))));
        assertEquals(Map.of("a.yaml", "old", "b.yaml", "someone else's"), content());
    }

    @Test
    void makesNoFileWhereOneCameMeanwhile() throws IOException {
        put("a.yaml", "someone else's");
        assertEquals(List.of(Code.OUTPUT_FAILED), write(Map.of("a.yaml", made("new"))));
        assertEquals(Map.of("a.yaml", "someone else's"), content());
    }

    @Test
    void changesNoneWhereTheLastCannotBeWritten() throws IOException {
        put("a.yaml", "old");
        Files.createDirectories(root.resolve("z.yaml/inside"));
        put("z.yaml/inside/c.yaml", "c");
        assertEquals(
                List.of(Code.OUTPUT_FAILED),
                write(Map.of("a.yaml", edit("old", "new"), "m/n/new.yaml", made("new"), "z.yaml", edit("old", "new"))));
        assertEquals(Map.of("a.yaml", "old", "z.yaml/inside/c.yaml", "c"), content());
        assertFalse(Files.exists(root.resolve("m")));
    }

    @Test
    void aFileBehindAnotherFileCannotBeMade() throws IOException {
        put("a.yaml", "old");
        put("b", "a file");
        assertEquals(List.of(Code.OUTPUT_FAILED), write(Map.of("a.yaml", edit("old", "new"), "b/c.yaml", made("new"))));
        assertEquals(Map.of("a.yaml", "old", "b", "a file"), content());
    }

    @Test
    void aByteOrderMarkAndThePermissionsStay() throws IOException {
        put("a.yaml", "\uFEFFold");
        Files.setPosixFilePermissions(root.resolve("a.yaml"), PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(List.of(), write(Map.of("a.yaml", edit("old", "new"))));
        assertEquals(Map.of("a.yaml", "\uFEFFnew"), content());
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("a.yaml"))));
    }

    @Test
    void noLinkIsWrittenThrough(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("a.yaml"), "old");
        put("real/b.yaml", "old");
        Files.createSymbolicLink(root.resolve("a.yaml"), outside.resolve("a.yaml"));
        Files.createSymbolicLink(root.resolve("b.yaml"), Path.of("real/b.yaml"));
        Files.createSymbolicLink(root.resolve("folder"), Path.of("real"));
        Files.createSymbolicLink(root.resolve("away"), outside);
        assertEquals(
                List.of(Code.OUTSIDE_ROOT, Code.OUTSIDE_ROOT, Code.NOT_EDITABLE, Code.NOT_EDITABLE),
                write(Map.of(
                        "a.yaml", edit("old", "new"),
                        "away/new.yaml", made("new"),
                        "b.yaml", edit("old", "new"),
                        "folder/b.yaml", edit("old", "new"))));
        assertEquals("old", Files.readString(outside.resolve("a.yaml")));
        assertEquals("old", Files.readString(root.resolve("real/b.yaml")));
    }

    @Test
    void whatAKilledRunLeftIsOverwritten() throws IOException {
        put("a.yaml", "old");
        put(".a.yaml.windlass-new", "half");
        assertEquals(List.of(), write(Map.of("a.yaml", edit("old", "new"))));
        assertEquals(Map.of("a.yaml", "new"), content());
    }

    private static Replacement edit(String before, String after) {
        return new Replacement(Optional.of(before), after);
    }

    private static Replacement made(String text) {
        return new Replacement(Optional.empty(), text);
    }

    private List<Code> write(Map<String, Replacement> files) {
        return new ReplacedFiles(root)
                .write(new TreeMap<>(files)).stream().map(Diagnostic::code).toList();
    }

    private void put(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path p : all.filter(Files::isRegularFile).toList()) {
                found.put(root.relativize(p).toString(), Files.readString(p));
            }
        }
        return found;
    }
}
