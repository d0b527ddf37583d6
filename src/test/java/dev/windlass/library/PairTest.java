package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A unit with an execution and a consensus client pairs them node by node. */
class PairTest {
    private static final String SPEC = """
            execution: {client: geth, version: v1.17.5, storage: {size: 2Ti}}
            consensus: {client: lighthouse, version: v8.2.2, storage: {size: 200Gi, class: standard}}
            storage: {class: fast}
            secrets: {jwt: ethereum-engine-jwt}
            """;

    private static Platform ethereum(String more) {
        return Platform.EMPTY.chain("ethereum", SPEC + more);
    }

    private static PodSpec pod(Platform.Rendering rendered, String name) {
        return rendered.get(StatefulSet.class, name).getSpec().getTemplate().getSpec();
    }

    private static Container container(Platform.Rendering rendered, String name) {
        return pod(rendered, name).getContainers().getFirst();
    }

    @Test
    void eachNodeIsTwoStatefulSetsAndTwoClaims() {
        var rendered = ethereum("replicas: 2\n").render();
        List<String> members =
                List.of("ethereum-0-consensus", "ethereum-0-execution", "ethereum-1-consensus", "ethereum-1-execution");
        assertEquals(members, rendered.names("StatefulSet"));
        assertEquals(members, rendered.names("PersistentVolumeClaim"));
    }

    @Test
    void eachConsensusClientTalksToItsOwnPartner() {
        var rendered = ethereum("replicas: 2\n").render();
        for (String node : List.of("0", "1")) {
            Container consensus = container(rendered, "ethereum-" + node + "-consensus");
            assertTrue(consensus.getArgs().contains("--execution-endpoint=http://ethereum-" + node + "-engine:8551"));
            Service engine = rendered.get(Service.class, "ethereum-" + node + "-engine");
            assertEquals(true, engine.getSpec().getPublishNotReadyAddresses());
            assertEquals(node, engine.getSpec().getSelector().get("windlass.dev/node"));
            assertEquals("execution", engine.getSpec().getSelector().get("app.kubernetes.io/component"));
        }
    }

    @Test
    void theEngineIsReachableByItsOwnPartnerOnly() {
        var rendered = ethereum("replicas: 2\n").render();
        for (NetworkPolicy policy : rendered.all(NetworkPolicy.class)) {
            policy.getSpec().getIngress().stream()
                    .filter(rule -> rule.getPorts().stream().anyMatch(p -> "engine".equals(p.getPort().getStrVal())))
                    .forEach(rule -> {
                        assertEquals(1, rule.getFrom().size());
                        Map<String, String> from = rule.getFrom().getFirst().getPodSelector().getMatchLabels();
                        Map<String, String> to = policy.getSpec().getPodSelector().getMatchLabels();
                        assertEquals("consensus", from.get("app.kubernetes.io/component"));
                        assertEquals("execution", to.get("app.kubernetes.io/component"));
                        assertEquals(to.get("windlass.dev/node"), from.get("windlass.dev/node"));
                        assertEquals("ethereum", from.get("app.kubernetes.io/instance"));
                    });
        }
        assertFalse(rendered.get(Service.class, "ethereum").getSpec().getPorts().stream().anyMatch(p -> p.getPort() == 8551));
        assertFalse(rendered.get(Service.class, "ethereum-nodes").getSpec().getPorts().stream().anyMatch(p -> p.getPort() == 8551));
    }

    @Test
    void bothReadOneSecretThatIsNotInTheRepository() {
        var rendered = ethereum("").render();
        for (String member : List.of("ethereum-0-execution", "ethereum-0-consensus")) {
            Volume jwt = pod(rendered, member).getVolumes().stream()
                    .filter(v -> v.getName().equals("jwt"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("ethereum-jwt", jwt.getSecret().getSecretName());
            assertEquals(0440, jwt.getSecret().getDefaultMode());
            assertTrue(container(rendered, member).getArgs().stream().anyMatch(a -> a.endsWith("=/secrets/jwt/jwt.hex")));
        }
        assertEquals(List.of("ethereum-jwt"), rendered.names("ExternalSecret"));
        assertEquals(List.of(), rendered.names("Secret"));
        assertTrue(rendered.text("ethereum/externalsecret-ethereum-jwt.yaml").contains("key: ethereum-engine-jwt"));
    }

    @Test
    void aPairWithoutSecretIsRefused() {
        assertTrue(Platform.EMPTY
                .chain("ethereum", SPEC.replace("secrets: {jwt: ethereum-engine-jwt}\n", ""))
                .messages()
                .getFirst()
                .contains("needs the field \"jwt\""));
    }

    @Test
    void whatStandsAboveHoldsForBothAndARoleForItself() {
        var rendered = ethereum("").render();
        assertEquals("test-fast", storageClass(rendered, "ethereum-0-execution"));
        assertEquals("test-standard", storageClass(rendered, "ethereum-0-consensus"));
    }

    private static String storageClass(Platform.Rendering rendered, String claim) {
        return rendered.get(PersistentVolumeClaim.class, claim).getSpec().getStorageClassName();
    }

    @Test
    void aNodeOverridesEachOfItsClients() {
        var rendered = ethereum("""
                nodes:
                  a: {execution: {version: v1.17.6, config: {cache: 8192}}, consensus: {storage: {size: 300Gi}, nodePool: chain}}
                  b: {}
                """).render();
        assertEquals("ethereum/client-go:v1.17.6", container(rendered, "ethereum-a-execution").getImage());
        assertTrue(container(rendered, "ethereum-a-execution").getArgs().contains("--cache=8192"));
        assertTrue(container(rendered, "ethereum-b-execution").getArgs().contains("--cache=4096"));
        assertTrue(rendered.text("ethereum/persistentvolumeclaim-ethereum-a-consensus.yaml").contains("storage: 300Gi"));
        assertEquals("chain", pod(rendered, "ethereum-a-consensus").getNodeSelector().get("cloud.google.com/gke-nodepool"));
        assertEquals(Map.of(), pod(rendered, "ethereum-a-execution").getNodeSelector());
    }

    @Test
    void fieldsOfOneClientAreRefusedAboveBoth() {
        assertTrue(ethereum("version: v1\n").messages().getFirst().contains("\"version\" belongs under execution or consensus"));
    }

    @Test
    void flagsTakeEachKindOfValue() {
        var rendered = Platform.EMPTY
                .chain("ethereum", SPEC.replace(
                                "storage: {size: 2Ti}}", "storage: {size: 2Ti}, config: {snapshot: false, maxpeers: 80, bootnodes: [one, two]}}")
                        .replace("standard}}", "standard}, config: {disable-upnp: false, subscribe-all-subnets: true}}"))
                .render();
        List<String> geth = container(rendered, "ethereum-0-execution").getArgs();
        assertTrue(geth.containsAll(List.of("--snapshot=false", "--maxpeers=80", "--bootnodes=one", "--bootnodes=two")));
        List<String> lighthouse = container(rendered, "ethereum-0-consensus").getArgs();
        assertTrue(lighthouse.contains("--subscribe-all-subnets"));
        // Lighthouse takes no value for a switch: off is left out.
        assertTrue(lighthouse.stream().noneMatch(a -> a.startsWith("--disable-upnp")));
    }
}
