package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people rely on in an app. */
class AppTest {
    private static final String IMAGE = "image: {repository: registry.example.com/web, tag: v1}\n";

    private static Platform web(String more) {
        return Platform.EMPTY.app("web", IMAGE + more);
    }

    private static PodSpec pod(Platform platform) {
        return platform.render().get(Deployment.class, "web").getSpec().getTemplate().getSpec();
    }

    private static Container container(Platform platform) {
        return pod(platform).getContainers().getFirst();
    }

    private static EnvVar variable(Container container, String name) {
        return container.getEnv().stream()
                .filter(e -> e.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + container.getEnv()));
    }

    @Test
    void aNumberOfReplicasIsThatOfTheDeployment() {
        var rendered = web("replicas: 3\nport: 8080\n").render();
        assertEquals(3, rendered.get(Deployment.class, "web").getSpec().getReplicas());
        assertEquals(List.of(), rendered.names("HorizontalPodAutoscaler"));
        assertEquals(1, rendered.get(PodDisruptionBudget.class, "web").getSpec().getMaxUnavailable().getIntVal());
    }

    @Test
    void aRangeIsAnAutoscalersAndTheDeploymentHasNone() {
        var rendered = web("replicas: {min: 2, max: 10, cpu: 70}\nport: 8080\n").render();
        assertNull(rendered.get(Deployment.class, "web").getSpec().getReplicas());
        var scaler = rendered.get(HorizontalPodAutoscaler.class, "web").getSpec();
        assertEquals("web", scaler.getScaleTargetRef().getName());
        assertEquals("Deployment", scaler.getScaleTargetRef().getKind());
        assertEquals(List.of(2, 10), List.of(scaler.getMinReplicas(), scaler.getMaxReplicas()));
        assertEquals(70, scaler.getMetrics().getFirst().getResource().getTarget().getAverageUtilization());
        // A share of what is asked for needs something asked for.
        assertTrue(container(web("replicas: {min: 2, max: 10}\n")).getResources().getRequests().containsKey("cpu"));
    }

    @Test
    void aRangeThatIsNoneIsRefused() {
        assertEquals(List.of("replicas of \"web\": max is less than min"), web("replicas: {min: 3, max: 2}\n").messages());
    }

    @Test
    void anOverlayChangesARangeIntoANumber() {
        var rendered = web("replicas: {min: 2, max: 10}\nport: 8080\n").with("environments/test/apps/web.yaml", "replicas: 1\n").render();
        assertEquals(1, rendered.get(Deployment.class, "web").getSpec().getReplicas());
        assertEquals(List.of(), rendered.names("HorizontalPodAutoscaler"));
        assertEquals(List.of(), rendered.names("PodDisruptionBudget"));
    }

    @Test
    void anAppOfJobsHasNoDeployment() {
        var rendered = web("jobs: {tidy: {schedule: \"0 3 * * *\", command: [bin/tidy], resources: {memory: 1Gi}}}\n").render();
        assertEquals(List.of(), rendered.names("Deployment"));
        assertEquals(List.of(), rendered.names("Service"));
        CronJob job = rendered.get(CronJob.class, "web-tidy");
        assertEquals("Etc/UTC", job.getSpec().getTimeZone());
        PodSpec pod = job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
        assertEquals("Never", pod.getRestartPolicy());
        assertEquals(List.of("bin/tidy"), pod.getContainers().getFirst().getCommand());
        Map<String, ?> requests = pod.getContainers().getFirst().getResources().getRequests();
        assertEquals(List.of("100m", "1Gi"), List.of(requests.get("cpu").toString(), requests.get("memory").toString()));
    }

    @Test
    void aStoppedAppKeepsItsDeployment() {
        assertEquals(0, web("replicas: 0\n").render().get(Deployment.class, "web").getSpec().getReplicas());
    }

    @Test
    void aWorkerIsNeverThereTwice() {
        var strategy = web("").render().get(Deployment.class, "web").getSpec().getStrategy().getRollingUpdate();
        assertEquals(List.of(0, 1), List.of(strategy.getMaxSurge().getIntVal(), strategy.getMaxUnavailable().getIntVal()));
        var server = web("port: 80\n").render().get(Deployment.class, "web").getSpec().getStrategy().getRollingUpdate();
        assertEquals(List.of(1, 0), List.of(server.getMaxSurge().getIntVal(), server.getMaxUnavailable().getIntVal()));
    }

    @Test
    void filesAreSeenWhereTheyWere() {
        Platform platform = web("configFiles: {mountPath: /etc/web}\n")
                .with("apps/web/web.toml", "a = 1\n")
                .with("apps/web/lists/coins.txt", "BTC\n");
        var rendered = platform.render();
        assertEquals(
                Map.of("web.toml", "a = 1\n", "lists__coins.txt", "BTC\n"),
                rendered.get(ConfigMap.class, "web").getData());
        PodSpec pod = pod(platform);
        var items = pod.getVolumes().getLast().getConfigMap().getItems();
        assertEquals(List.of("lists/coins.txt", "web.toml"), items.stream().map(i -> i.getPath()).toList());
        VolumeMount mount = pod.getContainers().getFirst().getVolumeMounts().getLast();
        assertEquals("/etc/web", mount.getMountPath());
    }

    @Test
    void aChangedFileReplacesThePods() {
        Platform before = web("").with("apps/web/web.toml", "a = 1\n");
        Platform after = before.with("apps/web/web.toml", "a = 2\n");
        assertTrue(!hash(before).equals(hash(after)));
    }

    private static String hash(Platform platform) {
        var template = platform.render().get(Deployment.class, "web").getSpec().getTemplate();
        return template.getMetadata().getAnnotations().get("windlass.dev/config-hash");
    }

    @Test
    void onlyTmpAndWhatIsNamedCanBeWrittenTo() {
        Platform platform = web("writable: [/tmp, /var/cache/web]\n");
        assertEquals(
                List.of("/tmp", "/var/cache/web"),
                container(platform).getVolumeMounts().stream().map(VolumeMount::getMountPath).toList());
        assertEquals(true, container(platform).getSecurityContext().getReadOnlyRootFilesystem());
        assertEquals(true, pod(platform).getSecurityContext().getRunAsNonRoot());
    }

    @Test
    void secretsAreReferencesOnly() {
        var rendered = web("secrets: {DATABASE_URL: web-database-url}\n").render();
        EnvVar url = variable(container(web("secrets: {DATABASE_URL: web-database-url}\n")), "DATABASE_URL");
        assertEquals("web", url.getValueFrom().getSecretKeyRef().getName());
        String external = rendered.text("web/externalsecret-web.yaml");
        assertTrue(external.contains("secretKey: DATABASE_URL") && external.contains("key: web-database-url"));
        assertEquals(List.of(), rendered.names("Secret"));
    }

    @Test
    void whatIsUsedIsThereAsVariables() {
        Platform platform = web("uses: [bitcoin, ethereum, api]\n")
                .app("api", "image: {repository: registry.example.com/api, tag: v1}\nport: 3000\n")
                .chain("bitcoin", """
                        client: bitcoin-core
                        version: "31.1"
                        network: testnet4
                        storage: {size: 1Ti, class: fast}
                        secrets: {rpc-auth: a, rpc-password: p, rpc-user: u}
                        """)
                .chain("ethereum", """
                        execution: {client: geth, version: v1.17.5, storage: {size: 2Ti, class: fast}}
                        consensus: {client: lighthouse, version: v8.2.2, storage: {size: 200Gi, class: fast}}
                        secrets: {jwt: jwt}
                        """);
        Container web = container(platform);
        assertEquals("http://bitcoin:48332", variable(web, "BITCOIN_RPC_URL").getValue());
        assertEquals("testnet4", variable(web, "BITCOIN_NETWORK").getValue());
        assertEquals("bitcoin-rpc", variable(web, "BITCOIN_RPC_PASSWORD").getValueFrom().getSecretKeyRef().getName());
        assertEquals("user", variable(web, "BITCOIN_RPC_USER").getValueFrom().getSecretKeyRef().getKey());
        assertEquals("http://ethereum:8545", variable(web, "ETHEREUM_RPC_URL").getValue());
        assertEquals("ws://ethereum:8546", variable(web, "ETHEREUM_WS_URL").getValue());
        assertEquals("http://ethereum-consensus:5052", variable(web, "ETHEREUM_BEACON_URL").getValue());
        assertEquals("http://api", variable(web, "API_URL").getValue());
        var rendered = platform.render();
        assertEquals(3000, container(rendered, "api").getPorts().getFirst().getContainerPort());
        assertEquals(80, rendered.get(Service.class, "api").getSpec().getPorts().getFirst().getPort());
    }

    private static Container container(Platform.Rendering rendered, String app) {
        return rendered.get(Deployment.class, app).getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    @Test
    void aVariableCanBePutTogetherOfSecrets() {
        Container web = container(web("secrets: {PASSWORD: p}\nenv: {A_URL: \"https://$(PASSWORD)@example.com\"}\n"));
        assertEquals(List.of("PASSWORD", "A_URL"), web.getEnv().stream().map(EnvVar::getName).toList());
    }

    @Test
    void aVariableIsSetOnce() {
        assertEquals(
                List.of("the environment variable \"A\" is set twice"), web("secrets: {A: a}\nenv: {A: b}\n").messages());
    }

    @Test
    void servicesDoNotBecomeVariables() {
        assertEquals(false, pod(web("")).getEnableServiceLinks());
    }

    @Test
    void aHostIsReachedThroughTheLoadBalancerByTheHealthPath() {
        var rendered = web("port: 8080\nhealth: /healthz\ningress: {host: web.example.com, address: web-address}\n").render();
        Ingress ingress = rendered.get(Ingress.class, "web");
        Map<String, String> annotations = ingress.getMetadata().getAnnotations();
        assertEquals("gce", annotations.get("kubernetes.io/ingress.class"));
        assertEquals("web", annotations.get("networking.gke.io/managed-certificates"));
        assertEquals("web-address", annotations.get("kubernetes.io/ingress.global-static-ip-name"));
        var backend = ingress.getSpec().getRules().getFirst().getHttp().getPaths().getFirst().getBackend().getService();
        Service service = rendered.get(Service.class, backend.getName());
        assertEquals(service.getSpec().getPorts().getFirst().getName(), backend.getPort().getName());
        assertEquals("{\"ingress\": true}", service.getMetadata().getAnnotations().get("cloud.google.com/neg"));
        assertEquals("{\"default\": \"web\"}", service.getMetadata().getAnnotations().get("cloud.google.com/backend-config"));
        String health = rendered.text("web/backendconfig-web.yaml");
        assertTrue(health.contains("requestPath: /healthz") && health.contains("port: 8080"));
        assertTrue(rendered.text("web/managedcertificate-web.yaml").contains("- web.example.com"));
    }

    @Test
    void aPlainHostHasNoCertificate() {
        var rendered = web("port: 8080\ningress: {host: web.example.com, tls: false}\n").render();
        assertEquals(List.of(), rendered.names("ManagedCertificate"));
        assertNull(rendered.get(Ingress.class, "web").getMetadata().getAnnotations().get("kubernetes.io/ingress.allow-http"));
    }

    @Test
    void aJobsNameThatKubernetesCannotExtendIsRefused() {
        String name = "w".repeat(40);
        String spec = IMAGE + "jobs: {abcdefghijkl: {schedule: \"0 3 * * *\"}}\n";
        assertTrue(Platform.EMPTY.app(name, spec).messages().getFirst().contains("longer than 52 characters"));
        Platform.EMPTY.app(name, spec.replace("abcdefghijkl", "abcdefghijk")).render();
    }
}
