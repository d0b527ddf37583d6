package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people rely on in the layout of a chain. */
class ChainLayoutTest {
    private static final String SPEC = """
            client: bitcoin-core
            version: "31.1"
            storage: {size: 1Ti, class: fast}
            nodePool: chain
            """;

    private static Platform bitcoin(String more) {
        return Platform.EMPTY.chain("bitcoin", SPEC + more);
    }

    private static PodSpec pod(Platform platform, String name) {
        return platform.render().get(StatefulSet.class, name).getSpec().getTemplate().getSpec();
    }

    private static Container container(Platform platform, String name) {
        return pod(platform, name).getContainers().getFirst();
    }

    @Test
    void eachNodeIsAStatefulSetOfOneWithItsOwnDiskAndIdentity() {
        var rendered = bitcoin("replicas: 3\n").render();

        List<String> nodes = List.of("bitcoin-0", "bitcoin-1", "bitcoin-2");
        assertEquals(nodes, rendered.names("StatefulSet"));
        assertEquals(nodes, rendered.names("PersistentVolumeClaim"));
        assertEquals(nodes, rendered.names("ServiceAccount"));
        for (StatefulSet set : rendered.all(StatefulSet.class)) {
            String name = set.getMetadata().getName();
            assertEquals(1, set.getSpec().getReplicas());
            assertEquals(List.of(), set.getSpec().getVolumeClaimTemplates());
            PodSpec pod = set.getSpec().getTemplate().getSpec();
            assertEquals(name, pod.getServiceAccountName());
            assertEquals(name, pod.getVolumes().getFirst().getPersistentVolumeClaim().getClaimName());
        }
    }

    @Test
    void aDiskGrowsByOneNumberAndNothingElseChanges() {
        var before = bitcoin("").render();
        var after = Platform.EMPTY.chain("bitcoin", SPEC.replace("1Ti", "2Ti")).render();

        List<String> changed = before.paths().stream()
                .map(p -> p.substring("test/".length()))
                .filter(p -> !before.text(p).equals(after.text(p)))
                .toList();
        assertEquals(List.of("bitcoin/persistentvolumeclaim-bitcoin-0.yaml"), changed);
        assertEquals(
                "2Ti",
                after.get(PersistentVolumeClaim.class, "bitcoin-0").getSpec().getResources().getRequests().get("storage").toString());
    }

    @Test
    void noAgentDeletesADisk() {
        var rendered = bitcoin("").render();
        Map<String, String> annotations =
                rendered.get(PersistentVolumeClaim.class, "bitcoin-0").getMetadata().getAnnotations();
        assertEquals("Prune=false,Delete=false", annotations.get("argocd.argoproj.io/sync-options"));
        assertEquals("disabled", annotations.get("kustomize.toolkit.fluxcd.io/prune"));
    }

    @Test
    void selectorsMatchTheirOwnPodsOnly() {
        var rendered = bitcoin("nodes: {a: {}, b: {}}\n").render();
        StatefulSet a = rendered.get(StatefulSet.class, "bitcoin-a");
        StatefulSet b = rendered.get(StatefulSet.class, "bitcoin-b");

        Map<String, String> selector = a.getSpec().getSelector().getMatchLabels();
        assertTrue(a.getSpec().getTemplate().getMetadata().getLabels().entrySet().containsAll(selector.entrySet()));
        assertTrue(!b.getSpec().getTemplate().getMetadata().getLabels().entrySet().containsAll(selector.entrySet()));
        Map<String, String> users = rendered.get(Service.class, "bitcoin").getSpec().getSelector();
        assertTrue(a.getSpec().getTemplate().getMetadata().getLabels().entrySet().containsAll(users.entrySet()));
        assertTrue(b.getSpec().getTemplate().getMetadata().getLabels().entrySet().containsAll(users.entrySet()));
    }

    @Test
    void theGoverningServiceExistsAndHasNoAddress() {
        var rendered = bitcoin("").render();
        String governing = rendered.get(StatefulSet.class, "bitcoin-0").getSpec().getServiceName();
        assertEquals("None", rendered.get(Service.class, governing).getSpec().getClusterIP());
    }

    @Test
    void aChangeOfConfigurationReplacesThePod() {
        var before = bitcoin("config: {dbcache: 450}\n").render();
        var after = bitcoin("config: {dbcache: 1024}\n").render();

        assertTrue(after.get(ConfigMap.class, "bitcoin-0").getData().get("bitcoin.conf").contains("dbcache=1024\n"));
        assertNotEquals(hash(before), hash(after));
        assertEquals(hash(before), hash(bitcoin("labels: {team: research}\n").render()));
    }

    private static String hash(Platform.Rendering rendering) {
        return rendering
                .get(StatefulSet.class, "bitcoin-0")
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations()
                .get("windlass.dev/config-hash");
    }

    @Test
    void noProbeKillsANodeThatSyncs() {
        Container node = container(bitcoin(""), "bitcoin-0");

        Probe startup = node.getStartupProbe();
        assertTrue(startup.getPeriodSeconds() * startup.getFailureThreshold() >= 7200, "loading an index may take two hours");
        // Alive is what listens; whether it is at the tip is only asked for readiness.
        assertNotNull(node.getLivenessProbe().getTcpSocket());
        assertNull(node.getLivenessProbe().getExec());
        assertTrue(String.join(" ", node.getReadinessProbe().getExec().getCommand()).contains("initialblockdownload"));
    }

    @Test
    void aStopIsGivenTheTimeToFlush() {
        assertEquals(600L, pod(bitcoin(""), "bitcoin-0").getTerminationGracePeriodSeconds());
    }

    @Test
    void servicesDoNotBecomeSettingsOfTheClient() {
        assertEquals(false, pod(bitcoin(""), "bitcoin-0").getEnableServiceLinks());
    }

    @Test
    void thePodRunsInItsPoolAsNobodySpecial() {
        PodSpec pod = pod(bitcoin(""), "bitcoin-0");
        assertEquals(Map.of("cloud.google.com/gke-nodepool", "chain"), pod.getNodeSelector());
        assertEquals("windlass.dev/chain", pod.getTolerations().getFirst().getKey());
        assertEquals(true, pod.getSecurityContext().getRunAsNonRoot());
        assertEquals("RuntimeDefault", pod.getSecurityContext().getSeccompProfile().getType());
        Container node = pod.getContainers().getFirst();
        assertEquals(false, node.getSecurityContext().getAllowPrivilegeEscalation());
        assertEquals(true, node.getSecurityContext().getReadOnlyRootFilesystem());
        assertEquals(List.of("ALL"), node.getSecurityContext().getCapabilities().getDrop());
    }

    @Test
    void oneBudgetLetsOneNodeGoAtATime() {
        PodDisruptionBudget budget = bitcoin("replicas: 2\n").render().get(PodDisruptionBudget.class, "bitcoin");
        assertEquals(1, budget.getSpec().getMaxUnavailable().getIntVal());
        assertEquals("AlwaysAllow", budget.getSpec().getUnhealthyPodEvictionPolicy());
    }

    @Test
    void anotherNodeDoesNotRestartTheFirst() {
        String path = "bitcoin/statefulset-bitcoin-0.yaml";
        assertEquals(bitcoin("replicas: 1\n").render().text(path), bitcoin("replicas: 3\n").render().text(path));
    }

    @Test
    void noReplicasRunNothingAndKeepTheDisk() {
        var rendered = bitcoin("replicas: 0\n").render();
        assertEquals(0, rendered.get(StatefulSet.class, "bitcoin-0").getSpec().getReplicas());
        assertEquals(List.of("bitcoin-0"), rendered.names("PersistentVolumeClaim"));
    }

    @Test
    void aStoppedChainKeepsEveryDisk() {
        var rendered = bitcoin("replicas: 3\nstopped: true\n").render();
        assertEquals(List.of(0, 0, 0), rendered.all(StatefulSet.class).stream().map(s -> s.getSpec().getReplicas()).toList());
        assertEquals(List.of("bitcoin-0", "bitcoin-1", "bitcoin-2"), rendered.names("PersistentVolumeClaim"));
    }

    @Test
    void aNodeOverridesEveryField() {
        Platform platform = bitcoin("""
                image: {repository: registry.example.com/bitcoin, tag: one}
                nodes:
                  a: {}
                  b:
                    version: "31.0"
                    image: {digest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}
                    storage: {size: 2Ti}
                    resources: {cpu: "4"}
                    config: {dbcache: 2048}
                    nodePool: apps
                    p2p: {address: 203.0.113.7}
                  c: {stopped: true, image: {tag: two}}
                """);
        var rendered = platform.render();

        Container b = container(platform, "bitcoin-b");
        assertEquals(
                "registry.example.com/bitcoin@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                b.getImage());
        assertEquals("4", b.getResources().getRequests().get("cpu").toString());
        assertEquals("4Gi", b.getResources().getRequests().get("memory").toString());
        assertEquals(Map.of("cloud.google.com/gke-nodepool", "apps"), pod(platform, "bitcoin-b").getNodeSelector());
        assertTrue(rendered.text("bitcoin/persistentvolumeclaim-bitcoin-b.yaml").contains("storage: 2Ti"));
        assertTrue(rendered.text("bitcoin/persistentvolumeclaim-bitcoin-b.yaml").contains("storageClassName: test-fast"));
        String file = rendered.get(ConfigMap.class, "bitcoin-b").getData().get("bitcoin.conf");
        assertTrue(file.contains("dbcache=2048\n") && file.contains("externalip=203.0.113.7\n"));
        assertEquals("registry.example.com/bitcoin:one", container(platform, "bitcoin-a").getImage());
        assertEquals("registry.example.com/bitcoin:two", container(platform, "bitcoin-c").getImage());
        assertEquals(0, rendered.get(StatefulSet.class, "bitcoin-c").getSpec().getReplicas());
        assertEquals(List.of("bitcoin-b-p2p"), rendered.names("Service").stream().filter(n -> n.endsWith("p2p")).toList());
    }

    @Test
    void aDigestNeedsNoVersion() {
        String spec = """
                client: bitcoin-core
                image: {digest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}
                storage: {size: 1Ti, class: fast}
                """;
        assertTrue(container(Platform.EMPTY.chain("bitcoin", spec), "bitcoin-0").getImage().startsWith("bitcoin/bitcoin@sha256:"));
    }

    @Test
    void configTakesEachKindOfValue() {
        String file = bitcoin("""
                        config: {txindex: 1, listen: false, rest: true, uacomment: "a b", zmqpubrawtx: ["tcp://0.0.0.0:1", "tcp://0.0.0.0:2"]}
                        """)
                .render()
                .get(ConfigMap.class, "bitcoin-0")
                .getData()
                .get("bitcoin.conf");
        assertTrue(file.lines()
                .toList()
                .containsAll(List.of(
                        "txindex=1", "listen=0", "rest=1", "uacomment=a b", "zmqpubrawtx=tcp://0.0.0.0:1", "zmqpubrawtx=tcp://0.0.0.0:2")));
    }

    @Test
    void settingsThatTheLayoutHangsOnAreRefused() {
        assertEquals(
                List.of("config.rpcport is set by the layout of the chain, and cannot be changed"),
                bitcoin("config: {rpcport: 1}\n").messages());
    }

    @Test
    void aNameThatKubernetesCannotExtendIsRefused() {
        String name = "b".repeat(40);
        String spec = SPEC + "nodes: {abcdefghijkl: {}}\n";
        assertTrue(Platform.EMPTY.chain(name, spec).messages().getFirst().contains("longer than 52 characters"));
        Platform.EMPTY.chain(name, SPEC + "nodes: {abcdefghijk: {}}\n").render();
    }

    @Test
    void theCredentialIsAnArgumentFromASecretAndInNoConfigMap() {
        var platform = bitcoin("secrets: {rpc-auth: bitcoin-rpcauth, rpc-password: bitcoin-rpc-password}\n");
        Container node = container(platform, "bitcoin-0");
        assertTrue(node.getArgs().contains("-rpcauth=$(RPC_AUTH)"));
        assertEquals("RPC_AUTH", node.getEnv().getFirst().getName());
        assertEquals("bitcoin-rpc", node.getEnv().getFirst().getValueFrom().getSecretKeyRef().getName());
        assertTrue(!platform.render().get(ConfigMap.class, "bitcoin-0").getData().toString().contains("rpcauth"));
    }

    @Test
    void labelsReachObjectsAndPodsButNoSelector() {
        var rendered = bitcoin("labels: {team: research, app.kubernetes.io/instance: mine}\n").render();
        StatefulSet set = rendered.get(StatefulSet.class, "bitcoin-0");
        assertEquals("research", set.getMetadata().getLabels().get("team"));
        assertEquals("research", set.getSpec().getTemplate().getMetadata().getLabels().get("team"));
        assertEquals("bitcoin", set.getMetadata().getLabels().get("app.kubernetes.io/instance"));
        assertNull(set.getSpec().getSelector().getMatchLabels().get("team"));
    }
}
