package dev.windlass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.Compiler.Selection;
import dev.windlass.render.Manifest;
import dev.windlass.source.DiskTree;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.spec.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rendering one unit reads little, and gives what rendering everything gives. */
class OneUnitTest {
    private final SourceTree disk = DiskTree.open(Path.of("")).orElseThrow();

    /** The repository with one text in place of what a file holds, and a note of each file that was read. */
    private static final class Watched implements SourceTree {
        private final SourceTree tree;
        private final Map<String, String> instead;
        private final List<String> read = new ArrayList<>();

        Watched(SourceTree tree, Map<String, String> instead) {
            this.tree = tree;
            this.instead = instead;
        }

        @Override
        public synchronized Reading read(String path) {
            read.add(path);
            String text = instead.get(path);
            return text == null ? tree.read(path) : new Reading.Found(new SourceFile(path, text));
        }

        @Override
        public List<Entry> list(String folder) {
            return tree.list(folder);
        }
    }

    private static Selection only(String unit) {
        return new Selection(List.of(), Optional.of(unit));
    }

    private static Map<String, String> texts(Compilation compilation, String unit) {
        Map<String, String> texts = new TreeMap<>();
        for (Manifest m : compilation.manifests()) {
            if (m.path().contains("/" + unit + "/")) {
                texts.put(m.path(), m.text());
            }
        }
        return texts;
    }

    @Test
    void aUnitAloneIsRenderedAsAmongAll() {
        Compilation all = new Compiler(disk).compile(Selection.EVERYTHING);
        for (String unit : all.units().stream().map(Unit::name).distinct().toList()) {
            Compilation one = new Compiler(disk).compile(only(unit));
            assertTrue(one.isValid(), unit);
            assertEquals(texts(all, unit), texts(one, unit));
            assertEquals(one.manifests().size(), texts(one, unit).size());
        }
    }

    @Test
    void filesOfUnitsThatItDoesNotUseAreNotRead() {
        Watched tree = new Watched(disk, Map.of("apps/indexer.yaml", "image: [broken"));
        assertTrue(new Compiler(tree).compile(only("explorer")).isValid());
        assertFalse(tree.read.contains("apps/indexer.yaml"));
        assertTrue(tree.read.contains("chains/monacoin.yaml"));
    }

    @Test
    void aFaultIsSaidAsAmongAll() {
        SourceTree tree = new Watched(disk, Map.of("apps/indexer.yaml", "replicas: 1\nuses: [bitcoin, litecion]\n"));
        List<String> among = faults(new Compiler(tree).compile(Selection.EVERYTHING));
        assertFalse(among.isEmpty());
        assertEquals(among, faults(new Compiler(tree).compile(only("indexer"))));
    }

    private static List<String> faults(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(d -> d.message().contains("litecion"))
                .map(d -> d.at() + " " + d.message() + " " + d.help())
                .toList();
    }
}
