package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Toolkit;
import dev.windlass.check.ResourceCheck;
import dev.windlass.render.Manifest;
import dev.windlass.review.origin.Leaf;
import dev.windlass.review.origin.Leaves;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.MemoryTree;
import dev.windlass.source.SourceTree;
import dev.windlass.source.Span;
import dev.windlass.tree.OriginPlace;
import dev.windlass.tree.Role;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every value of a platform that nobody wrote by hand knows where it came from; those of its specs, the very place. */
class GeneratedOriginsTest {
    private static final Toolkit TOOLKIT = Toolkit.begin();
    private static final SourceTree LIBRARY = BuiltinLibrary.load();
    private static final String ENVIRONMENT = """
            kubernetes: "1.%d"
            namespace: %s
            cluster: {name: %s, project: example, location: us-central1-a}
            nodePools: {chains: {machineType: n2-standard-4}}
            storageClasses: {fast: {type: pd-ssd}}
            secretStore: {name: store}
            deliver: {agent: %s, repository: "https://git.example.com/deploy.git", branch: %s}
            """;

    /** A platform of words that stand in it once, so that each can only have come from there. */
    private static final class Platform {
        private final Map<String, String> files = new TreeMap<>();
        private final Map<String, String> written = new TreeMap<>();
        private final Random random;
        private int words;

        Platform(int seed) {
            random = new Random(seed);
            files.put(
                    "environments/one/environment.yaml",
                    ENVIRONMENT.formatted(
                            30 + random.nextInt(7),
                            "space",
                            "one",
                            "argocd",
                            word("environments/one/environment.yaml")));
            files.put(
                    "environments/two/environment.yaml",
                    ENVIRONMENT.formatted(
                            30 + random.nextInt(7), "space", "two", "flux", word("environments/two/environment.yaml")));
            FirstSpec specs = new FirstSpec(LIBRARY, "x", List.of());
            for (String client : specs.clients()) {
                String spec = new FirstSpec(MemoryTree.of(files), "c-" + client, List.of("one", "two"))
                        .chain(specs.client(client));
                unit(
                        "chains",
                        "c-" + client,
                        spec + "labels: {team: " + word("chains/c-" + client + ".yaml") + "}\n",
                        "");
            }
            for (int i = 0; i < 3; i++) {
                String name = "app-" + i;
                String base = "apps/" + name + ".yaml";
                unit(
                        "apps",
                        name,
                        """
                        image: {repository: example.com/%s, tag: %s}
                        port: %d
                        env: {LEVEL: %s, OTHER: %s}
                        """.formatted(name, word(base), 8000 + i, word(base), word(base)),
                        "env: {OTHER: %s, MORE: %s}\n");
            }
        }

        /** @param overlay with a place for each word of its own */
        private void unit(String kind, String name, String spec, String overlay) {
            files.put(kind + "/" + name + ".yaml", spec);
            for (String environment : List.of("one", "two")) {
                String path = "environments/" + environment + "/" + kind + "/" + name + ".yaml";
                String text = overlay;
                while (text.contains("%s")) {
                    text = text.replaceFirst("%s", word(path));
                }
                files.put(path, text);
            }
        }

        private String word(String file) {
            String word = "w" + words++ + "-" + Integer.toHexString(random.nextInt() >>> 8);
            written.put(word, file);
            return word;
        }
    }

    @Property(tries = 6, seed = "42")
    void everyValueKnowsItsPlace(@ForAll @IntRange(min = 0, max = 10_000) int seed) {
        Platform platform = new Platform(seed);
        SourceTree tree = MemoryTree.of(platform.files);
        Compilation compilation = new Compiler(tree, TOOLKIT).compile(Compiler.Selection.EVERYTHING);
        assertEquals(List.of(), compilation.diagnostics());

        Leaves leaves = new Leaves(new ResourceCheck());
        int found = 0;
        for (Manifest manifest : compilation.manifests()) {
            for (Leaf leaf : leaves.of(manifest)) {
                String where = manifest.path() + " " + leaf.path();
                List<OriginPlace> places = leaf.places();
                assertTrue(
                        places.stream().anyMatch(p -> p.role() == Role.WRITTEN || p.role() == Role.GENERATED), where);
                places.forEach(p -> assertThere(where, tree, p.at()));
                if (leaf.value() instanceof Scalar.Text(String text, var _) && platform.written.containsKey(text)) {
                    found++;
                    assertEquals(List.of(platform.written.get(text) + " " + text), written(places), where);
                }
            }
        }
        assertTrue(found > 20, "only " + found);
    }

    /** Where a value was written, with what stands there. */
    private static List<String> written(List<OriginPlace> places) {
        List<String> written = new ArrayList<>();
        for (OriginPlace place : places) {
            if (place.role() == Role.WRITTEN) {
                Span at = place.at();
                written.add(at.file().name() + " " + at.file().text().substring(at.start(), at.end()));
            }
        }
        return written;
    }

    private static void assertThere(String where, SourceTree tree, Span at) {
        String name = at.file().name();
        SourceTree.Reading reading =
                at.file().isBuiltin() ? LIBRARY.read(name.substring(name.indexOf(':') + 1)) : tree.read(name);
        assertTrue(
                reading instanceof SourceTree.Reading.Found found
                        && found.file().text().equals(at.file().text())
                        && at.from().line() >= 1
                        && at.end() <= at.file().text().length(),
                where + ": " + at);
    }
}
