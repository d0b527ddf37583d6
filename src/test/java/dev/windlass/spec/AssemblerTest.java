package dev.windlass.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.MemoryTree;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.syntax.jsonnet.TemplateLibrary;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssemblerTest {
    private static final String ENVIRONMENT = """
            kubernetes: "1.33"
            namespace: ns
            cluster: {name: c, project: p, location: z}
            storageClasses: {fast: {type: pd-ssd}}
            """;

    private final Map<String, String> files = new HashMap<>(Map.of(
            "environments/base/environment.yaml",
                    ENVIRONMENT + "abstract: true\ndefaults: {chains: {resources: {cpu: \"3\"}}}\n",
            "environments/base/chains/coin.yaml", "config: {layer: parent, parent: 1}\n",
            "environments/base/chains/other.yaml", "",
            "environments/live/environment.yaml", """
                    extends: base
                    exclude: [other]
                    namespace: live
                    defaults: {chains: {resources: {memory: 9Gi}}}
                    """,
            "environments/live/chains/coin.yaml", "config: {layer: overlay, dbcache: null}\n",
            "chains/coin.yaml", """
                    client: bitcoin-core
                    version: "31.1"
                    storage: {size: 1Ti, class: fast}
                    config: {layer: spec, spec: 1}
                    """,
            "chains/other.yaml", "client: bitcoin-core\nversion: \"31.1\"\nstorage: {size: 1Ti, class: fast}\n"));

    @Test
    void theFiveLayersMergeLowestFirst() {
        Mapping coin = unit("live", "coin").spec();

        assertEquals("overlay", coin.mapping("config").text("layer").orElseThrow());
        assertEquals(
                List.of(
                        "environments/live/chains/coin.yaml:1:17",
                        "environments/base/chains/coin.yaml:1:17",
                        "chains/coin.yaml:4:17"),
                places(coin.mapping("config").get("layer")));
        assertEquals(
                List.of("chains/coin.yaml:4:29"), places(coin.mapping("config").get("spec")));
        assertEquals(
                List.of("environments/base/chains/coin.yaml:1:33"),
                places(coin.mapping("config").get("parent")));
    }

    @Test
    void defaultsComeFromTheClientThenFromTheEnvironmentAndItsParents() {
        Mapping resources = unit("live", "coin").spec().mapping("resources");

        assertEquals("3", resources.text("cpu").orElseThrow());
        assertEquals("9Gi", resources.text("memory").orElseThrow());
        List<String> memory = places(resources.get("memory"));
        assertEquals("environments/live/environment.yaml:4:41", memory.get(0));
        assertEquals("builtin:clients/bitcoin-core.libsonnet", memory.get(1).replaceAll(":\\d+:\\d+$", ""));
    }

    @Test
    void nullRemovesWhatALowerLayerHas() {
        assertNull(unit("live", "coin").spec().mapping("config").get("dbcache"));
    }

    @Test
    void overlaysOfTheParentDeployUnlessExcluded() {
        assertEquals(List.of("platform", "coin"), units("live"));
    }

    @Test
    void anEnvironmentInheritsAllButWhatIsItsOwn() {
        Environment live = assemble("live").environment();

        assertEquals("1.33", live.kubernetes());
        assertEquals("live", live.namespace());
        assertNull(live.spec().get("abstract"));
        assertEquals(List.of("environments/base/environment.yaml", "environments/live/environment.yaml"), live.files());
    }

    @Test
    void theNameOfAUnitIsThatOfItsFile() {
        Node name = unit("live", "coin").spec().get("name");

        assertEquals(List.of("chains/coin.yaml:1:1"), places(name));
    }

    @Test
    void alternativesDoNotLingerAcrossLayers() {
        files.put("chains/coin.yaml", files.get("chains/coin.yaml") + "replicas: 2\nimage: {tag: a}\n");
        String digest = "sha256:" + "0".repeat(64);
        files.put("environments/live/chains/coin.yaml", "nodes: {a: {}}\nimage: {digest: \"" + digest + "\"}\n");

        Mapping coin = unit("live", "coin").spec();

        assertNull(coin.get("replicas"));
        assertEquals(List.of("digest"), List.copyOf(coin.mapping("image").keys()));
    }

    @Test
    void aPatchKeepsItsNullsThroughTheLayers() {
        files.put("environments/live/chains/coin.yaml", """
                patches: {p: {target: {kind: Service, name: coin}, merge: {metadata: {labels: {x: null}}}}}
                """);

        Mapping merge =
                unit("live", "coin").spec().mapping("patches").mapping("p").mapping("merge");

        assertEquals(
                List.of("x"),
                List.copyOf(merge.mapping("metadata").mapping("labels").keys()));
    }

    @Test
    void anOwnTemplateHasFieldsOfItsOwnInEveryLayer() {
        files.put("templates/own.jsonnet", "function(unit, environment) []");
        files.put("templates/own.schema.yaml", "properties: {bucket: {default: b}, resources: {}, keep: {}}\n");
        files.put("chains/coin.yaml", "template: own\nbucket: a\nkeep: {x: 1}\n");
        files.put("environments/base/environment.yaml", ENVIRONMENT + """
                abstract: true
                defaults: {chains: {nodePool: big, resources: {cpu: "3"}}}
                nodePools: {big: {}}
                """);
        files.put("environments/live/chains/coin.yaml", """
                bucket: c
                keep: {x: null}
                patches: {p: {target: {kind: Job, name: coin}, merge: {metadata: {labels: null}}}}
                """);

        Mapping coin = unit("live", "coin").spec();

        assertEquals("c", coin.text("bucket").orElseThrow());
        assertEquals("3", coin.mapping("resources").text("cpu").orElseThrow());
        assertNull(coin.get("nodePool"), "a default that the template has no field for does not concern it");
        assertEquals(0, coin.mapping("keep").keys().size());
        Mapping patch = coin.mapping("patches").mapping("p").mapping("merge");
        assertEquals(List.of("labels"), List.copyOf(patch.mapping("metadata").keys()));
    }

    private List<String> units(String environment) {
        return assemble(environment).units().stream().map(Unit::name).toList();
    }

    private Unit unit(String environment, String name) {
        return assemble(environment).units().stream()
                .filter(u -> u.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Assembly assemble(String environment) {
        SourceTree tree = MemoryTree.of(files);
        SpecSchemas schemas = SpecSchemas.of(BuiltinLibrary.load());
        Result<Repository> read = new RepositoryReader(tree, schemas).read();
        assertEquals(List.of(), read.diagnostics());
        ClientCatalogue clients = new ClientCatalogue(new TemplateLibrary(tree, BuiltinLibrary.load()));
        Result<Assembly> assembly =
                new Assembler(tree, read.value().orElseThrow(), schemas, clients).assemble(environment);
        assertEquals(List.of(), assembly.diagnostics());
        return assembly.value().orElseThrow();
    }

    /** Where a value was written, then each place that it overrode. */
    private static List<String> places(@Nullable Node node) {
        List<String> places = new ArrayList<>();
        Origin origin = node == null ? null : node.origin();
        while (origin instanceof Origin.Overrode(Origin by, Origin earlier)) {
            places.add(by.place().toString());
            origin = earlier;
        }
        if (origin != null) {
            places.add(origin.place().toString());
        }
        return places;
    }
}
