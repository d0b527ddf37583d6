package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an environment itself needs. */
class EnvironmentTest {
    private static final Platform PLATFORM = Platform.EMPTY
            .chain("monacoin", "client: monacoin-core\nversion: \"0.20.2\"\nstorage: {size: 30Gi, class: standard}\n")
            .app("web", "image: {repository: registry.example.com/web, tag: v1}\nsecrets: {KEY: web-key}\n");

    @Test
    void disksOutliveTheirClaimsAndCanGrow() {
        for (StorageClass type : PLATFORM.render().all(StorageClass.class)) {
            assertEquals("Retain", type.getReclaimPolicy());
            assertEquals(true, type.getAllowVolumeExpansion());
            assertEquals("WaitForFirstConsumer", type.getVolumeBindingMode());
            assertEquals("pd.csi.storage.gke.io", type.getProvisioner());
        }
    }

    @Test
    void storageClassesHaveTheNamespacesNameAndTheirParameters() {
        Platform platform = PLATFORM.with(
                Platform.ENVIRONMENT,
                PLATFORM.files()
                        .get(Platform.ENVIRONMENT)
                        .replace("{type: pd-ssd}", "{type: hyperdisk-balanced, fsType: xfs, parameters: {provisioned-iops-on-create: \"6000\"}}"));
        assertEquals(
                Map.of("type", "hyperdisk-balanced", "csi.storage.k8s.io/fstype", "xfs", "provisioned-iops-on-create", "6000"),
                platform.render().get(StorageClass.class, "test-fast").getParameters());
    }

    @Test
    void theNamespaceAdmitsRestrictedPodsOnlyAndIsKept() {
        Namespace namespace = PLATFORM.render().get(Namespace.class, "test");
        assertEquals("restricted", namespace.getMetadata().getLabels().get("pod-security.kubernetes.io/enforce"));
        assertEquals("Prune=false,Delete=false", namespace.getMetadata().getAnnotations().get("argocd.argoproj.io/sync-options"));
    }

    @Test
    void everyPodAsksForWhatAQuotaCanCount() {
        var rendered = PLATFORM.environment("quota: {requests.cpu: \"20\", requests.memory: 64Gi, limits.memory: 64Gi, pods: \"50\"}\n").render();
        assertEquals("50", rendered.get(ResourceQuota.class, "quota").getSpec().getHard().get("pods").toString());
        List<PodSpec> pods = Stream.concat(
                        rendered.all(StatefulSet.class).stream().map(s -> s.getSpec().getTemplate()),
                        rendered.all(Deployment.class).stream().map(d -> d.getSpec().getTemplate()))
                .map(t -> t.getSpec())
                .toList();
        for (PodSpec pod : pods) {
            assertTrue(pod.getContainers().getFirst().getResources().getRequests().keySet().containsAll(List.of("cpu", "memory")));
            assertTrue(pod.getContainers().getFirst().getResources().getLimits().containsKey("memory"));
        }
    }

    @Test
    void aQuotaThatWouldKeepEveryPodOutIsRefused() {
        assertEquals(
                List.of("quota \"limits.cpu\" would keep every pod out, since they set no such request or limit"),
                PLATFORM.environment("quota: {limits.cpu: \"20\"}\n").messages());
    }

    @Test
    void labelsReachEveryObject() {
        var rendered = PLATFORM.environment("labels: {cost-center: research}\n").render();
        rendered.compilation().resources().forEach(r ->
                assertEquals("research", r.body().mapping("metadata").mapping("labels").text("cost-center").orElse(""), r.name()));
    }

    @Test
    void secretsComeFromTheStoreOfTheEnvironment() {
        assertTrue(PLATFORM.render().text("web/externalsecret-web.yaml").contains("""
                  secretStoreRef:
                    name: store
                    kind: ClusterSecretStore
                """));
        Platform own = PLATFORM.with(
                Platform.ENVIRONMENT,
                PLATFORM.files().get(Platform.ENVIRONMENT).replace("{name: store}", "{name: vault, kind: SecretStore}"));
        assertTrue(own.render().text("web/externalsecret-web.yaml").contains("""
                  secretStoreRef:
                    name: vault
                    kind: SecretStore
                """));
    }

    @Test
    void secretsWithoutAStoreAreRefused() {
        Platform none = PLATFORM.with(
                Platform.ENVIRONMENT, PLATFORM.files().get(Platform.ENVIRONMENT).replace("secretStore: {name: store}\n", ""));
        assertTrue(none.messages().getFirst().contains("secrets need a secretStore"));
    }

    @Test
    void defaultsOfTheEnvironmentHoldForUnitsThatSayNothing() {
        var rendered = PLATFORM.environment("defaults: {chains: {resources: {cpu: \"3\"}, nodePool: chain}}\n").render();
        PodSpec pod = rendered.get(StatefulSet.class, "monacoin-0").getSpec().getTemplate().getSpec();
        assertEquals("3", pod.getContainers().getFirst().getResources().getRequests().get("cpu").toString());
        assertEquals("chain", pod.getNodeSelector().get("cloud.google.com/gke-nodepool"));
    }
}
