package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object goes of whose kind it is not known what its controller does then: take down what it made for it, or what it served. */
final class ControlledRules implements RiskRule {
    /** Groups of Kubernetes itself that have a dot; the others have none. */
    private static final Set<String> BUILT_IN = Set.of(
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "authentication.k8s.io",
            "authorization.k8s.io",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");
    /** Kinds of others of which other rules say what happens, or whose objects make nothing that would go. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "cloud.google.com", Set.of("BackendConfig"),
            "networking.gke.io",
                    Set.of(
                            "FrontendConfig",
                            "GCPBackendPolicy",
                            "GCPGatewayPolicy",
                            "HealthCheckPolicy",
                            "ManagedCertificate"),
            "external-secrets.io", Set.of("ExternalSecret", "SecretStore", "ClusterSecretStore"),
            "snapshot.storage.k8s.io", Set.of("VolumeSnapshot", "VolumeSnapshotContent", "VolumeSnapshotClass"),
            "monitoring.coreos.com", Set.of("ServiceMonitor", "PodMonitor", "Probe", "PrometheusRule"),
            "monitoring.googleapis.com", Set.of("PodMonitoring", "ClusterPodMonitoring", "Rules", "ClusterRules"),
            "autoscaling.k8s.io", Set.of("VerticalPodAutoscaler"),
            "windlass.dev", Set.of(GateRules.KIND, GateRules.DELIVERY));

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isPresent() || change.before().isEmpty() || around.isEnvironmentRemoved(change)) {
            return List.of();
        }
        StoredObject gone = change.before().get();
        return isKnown(gone)
                ? List.of()
                : List.of(new Hazard(
                        Risk.OUTAGE,
                        Named.the(gone) + " (" + gone.group()
                                + ") is removed, and it is not known what its controller takes down with it"));
    }

    private static boolean isKnown(StoredObject object) {
        String group = object.group();
        return !group.contains(".")
                || BUILT_IN.contains(group)
                || Agents.isFor(object)
                || KNOWN.getOrDefault(group, Set.of()).contains(object.kind());
    }
}
