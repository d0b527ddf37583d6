package dev.windlass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.Compiler.Selection;
import dev.windlass.source.MemoryTree;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a repository holds, compiling it returns, says the same twice, and says why where it made nothing. */
class HostileRepositoryTest {
    private static final Map<String, String> VALID = Map.of(
            "environments/test/environment.yaml", """
                    kubernetes: "1.33"
                    namespace: ns
                    cluster: {name: c, project: p, location: z}
                    nodePools: {chains: {machineType: n2-standard-4}}
                    storageClasses: {fast: {type: pd-ssd}}
                    secretStore: {name: store}
                    """,
            "environments/test/chains/coin.yaml", "replicas: 2\n",
            "environments/test/apps/web.yaml", "replicas: 2\n",
            "chains/coin.yaml", """
                    client: bitcoin-core
                    version: "31.1"
                    storage: {size: 1Ti, class: fast}
                    config: {dbcache: 450}
                    nodePool: chains
                    """,
            "apps/web.yaml", """
                    image: {repository: example.com/web, tag: v1}
                    port: 8080
                    uses: [coin]
                    secrets: {KEY: web-key}
                    patches: {p: {target: {kind: Service, name: web}, merge: {metadata: {labels: {a: b}}}}}
                    """);

    @Property(tries = 400, seed = "42")
    void compilingAlwaysReturns(@ForAll("repositories") Map<String, String> files) {
        Compilation once = new Compiler(MemoryTree.of(files)).compile(Selection.EVERYTHING);
        Compilation again = new Compiler(MemoryTree.of(files)).compile(Selection.EVERYTHING);

        assertEquals(said(once), said(again));
        assertEquals(
                once.manifests().stream().map(m -> m.path() + m.text()).toList(),
                again.manifests().stream().map(m -> m.path() + m.text()).toList());
    }

    private static String said(Compilation compilation) {
        StringBuilder all = new StringBuilder();
        compilation.diagnostics().forEach(d -> all.append(d.code().id() + " " + d.at() + " " + d.message() + "\n"));
        return all.toString();
    }

    /** The valid platform with up to three of its files cut, overwritten or mixed with pieces that mean something to YAML. */
    @Provide
    Arbitrary<Map<String, String>> repositories() {
        return change().list().ofMinSize(1).ofMaxSize(3).map(changes -> {
            Map<String, String> files = new HashMap<>(VALID);
            changes.forEach(c -> files.computeIfPresent(c.file(), (name, text) -> c.in(text)));
            return files;
        });
    }

    private record Change(String file, int at, int removed, String piece) {
        String in(String text) {
            int from = Math.floorMod(at, text.length() + 1);
            int to = Math.min(text.length(), from + removed);
            return text.substring(0, from) + piece + text.substring(to);
        }
    }

    private static Arbitrary<Change> change() {
        Arbitrary<String> pieces = Arbitraries.of(
                "",
                " ",
                "\n",
                ": ",
                "- ",
                "{",
                "}",
                "[",
                "]",
                ",",
                "\"",
                "'",
                "#",
                "&a ",
                "*a",
                "!x ",
                "| ",
                "null",
                "no",
                "0123",
                "9999999999999999999",
                "-1",
                "1e999",
                "true",
                "{}",
                "[]",
                "[[[[",
                "\t",
                "\u0000",
                "\uD800",
                "../../etc",
                "$(X)",
                "<<: ",
                "template: x\n",
                "extends: test\n",
                "abstract: true\n",
                "client: geth\n",
                "network: moon\n",
                "nodes: {\"\": {}}\n");
        return Combinators.combine(
                        Arbitraries.of(VALID.keySet()),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 12),
                        pieces)
                .as(Change::new);
    }
}
