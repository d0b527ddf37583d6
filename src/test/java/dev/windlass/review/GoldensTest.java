package dev.windlass.review;

import static dev.windlass.render.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.windlass.render.Manifest;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldensTest {
    private static final SortedSet<String> TEST = new TreeSet<>(List.of("test"));
    private static final Manifest ONE = manifest("test/a/one.yaml", "kind: One\n");
    private static final Manifest TWO = manifest("test/a/two.yaml", "kind: Two\nspec: {}\n");

    @TempDir
    Path root;

    @Test
    void listsWhatDiffersAndNothingOnceItIsApproved() throws IOException {
        Goldens goldens = new Goldens(root);
        assertEquals("[added test/a/one.yaml, added test/a/two.yaml]", changes(goldens, ONE, TWO));
        assertEquals(List.of(), goldens.approve(List.of(ONE, TWO), TEST));
        assertEquals("[]", changes(goldens, ONE, TWO));
        Manifest changed = manifest("test/a/two.yaml", "kind: Two\nspec: {a: 1}\n");
        assertEquals("[removed test/a/one.yaml, changed test/a/two.yaml]", changes(goldens, changed));
        assertEquals(List.of(), goldens.approve(List.of(changed), TEST));
        assertEquals("[]", changes(goldens, changed));
        assertEquals(List.of("test"), goldens.environments());
    }

    @Test
    void comparesBytes() throws IOException {
        Goldens goldens = new Goldens(root);
        goldens.approve(List.of(ONE), TEST);
        Path file = root.resolve("golden/test/a/one.yaml");
        for (String text : List.of(ONE.text().replace("\n", "\r\n"), ONE.text().strip(), ONE.text() + "\n")) {
            Files.writeString(file, text);
            assertEquals("[changed test/a/one.yaml]", changes(goldens, ONE));
        }
    }

    @Test
    void noticesFilesThatNothingRenders() throws IOException {
        Goldens goldens = new Goldens(root);
        goldens.approve(List.of(ONE), TEST);
        Files.writeString(root.resolve("golden/test/note.txt"), "mine");
        assertEquals("[removed test/note.txt]", changes(goldens, ONE));
        assertEquals(
                List.of(Code.FOREIGN_OUTPUT),
                goldens.approve(List.of(ONE), TEST).stream()
                        .map(Diagnostic::code)
                        .toList());
    }

    @Test
    void doesNotWriteThroughALink() throws IOException {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("golden"), elsewhere);
        assertEquals(
                List.of(Code.FOREIGN_OUTPUT),
                new Goldens(root)
                        .approve(List.of(ONE), TEST).stream()
                                .map(Diagnostic::code)
                                .toList());
    }

    @Test
    void pointsAtTheFirstLineThatDiffers() throws IOException {
        Goldens goldens = new Goldens(root);
        goldens.approve(List.of(TWO), TEST);
        Manifest changed = manifest("test/a/two.yaml", "kind: Two\nspec: {a: 1}\n");
        Change change = goldens.compare(List.of(changed), TEST).getFirst();
        Diagnostic d = Goldens.unapproved(change);
        assertNotNull(d.at());
        assertEquals("golden/test/a/two.yaml:3:1", d.at().toString());
        assertEquals(Code.NOT_APPROVED, d.code());
    }

    @Test
    void tellsTheLinesThatDiffer() {
        assertEquals(
                List.of(
                        new LineDiff.Hunk(2, List.of("b"), List.of("B", "C")),
                        new LineDiff.Hunk(5, List.of("e"), List.of())),
                LineDiff.of("a\nb\nd\ne\nf\n", "a\nB\nC\nd\nf\n"));
        assertEquals(List.of(), LineDiff.of("a\n", "a\n"));
    }

    private static String changes(Goldens goldens, Manifest... manifests) throws IOException {
        return goldens.compare(List.of(manifests), TEST).stream()
                .map(c -> c.action().id() + " " + c.path())
                .toList()
                .toString();
    }
}
