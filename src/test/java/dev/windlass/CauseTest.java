package dev.windlass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.windlass.Compiler.Selection;
import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.FieldChange;
import dev.windlass.review.diff.State;
import dev.windlass.source.MemoryTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Between two revisions, each changed field names the line that was changed, and not another that had a part in it too. */
class CauseTest {
    private static final String OVERLAY = "environments/test/chains/bitcoin.yaml";
    private static final String ENVIRONMENT = "environments/test/environment.yaml";
    private static final Map<String, String> PLATFORM = Map.of(
            "chains/bitcoin.yaml",
            """
            client: bitcoin-core
            version: "31.1"
            storage: {size: 100Gi, class: fast}
            nodePool: chains
            secrets: {rpc-auth: bitcoin-rpcauth, rpc-password: bitcoin-rpc-password}
            """,
            "apps/explorer.yaml",
            """
            image: {repository: registry.example.com/explorer, tag: v1.0.0}
            port: 8080
            uses: [bitcoin]
            """,
            "environments/test/apps/explorer.yaml",
            "",
            OVERLAY,
            """
            # The network of the tests.
            network: testnet4
            """,
            ENVIRONMENT,
            """
            kubernetes: "1.33"
            namespace: shop
            cluster: {name: test, project: example, location: asia-northeast1-a}
            nodePools:
              chains: {machineType: n2-standard-4}
            storageClasses:
              fast: {type: pd-ssd}
            secretStore: {name: google-secret-manager}
            """);

    @Test
    void aChoiceThatOthersHangOnIsTheirCause() {
        assertEquals(
                List.of(OVERLAY + ":2"),
                causes(
                        OVERLAY,
                        "# The network of the tests.\nnetwork: testnet4\n",
                        "# The network of the tests.\nnetwork: signet\n"));
    }

    @Test
    void aLineThatIsNewIsTheCauseAndNotTheOneThatItOverrides() {
        assertEquals(
                List.of(OVERLAY + ":3"),
                causes(OVERLAY, "network: testnet4\n", "network: testnet4\nstorage: {size: 200Gi}\n"));
    }

    @Test
    void aDefaultOfTheEnvironmentIsTheCauseInEveryUnit() {
        assertEquals(
                List.of(ENVIRONMENT + ":9"),
                causes(
                        ENVIRONMENT,
                        "secretStore: {name: google-secret-manager}\n",
                        "secretStore: {name: google-secret-manager}\nlabels: {team: research}\n"));
    }

    private static List<String> causes(String file, String from, String to) {
        Map<String, String> changed = new HashMap<>(PLATFORM);
        changed.merge(file, "", (old, _) -> old.replace(from, to));
        Compilation before = compile(PLATFORM);
        Compilation after = compile(changed);
        List<FieldChange> fields = new Comparer(new Compiler(MemoryTree.of(changed)).kinds())
                .compare(State.of(before.manifests()), State.of(after.manifests()), after.units()).changes().stream()
                        .flatMap(c -> c.fields().stream())
                        .toList();
        assertFalse(fields.isEmpty());
        return List.copyOf(new TreeSet<>(fields.stream()
                .map(f -> f.cause().orElseThrow())
                .map(at -> at.file().name() + ":" + at.from().line())
                .toList()));
    }

    private static Compilation compile(Map<String, String> files) {
        Compilation compilation = new Compiler(MemoryTree.of(files)).compile(Selection.EVERYTHING);
        assertEquals(List.of(), compilation.diagnostics());
        return compilation;
    }
}
