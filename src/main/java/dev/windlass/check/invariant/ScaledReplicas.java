package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an autoscaler scales sets no number of replicas itself: each delivery would undo the scaling. */
final class ScaledReplicas implements Invariant {
    @Override
    public List<Diagnostic> check(ClusterIndex cluster) {
        List<Diagnostic> findings = new ArrayList<>();
        for (Resource scaler : scalers(cluster)) {
            Optional<Site> replicas =
                    target(cluster, scaler).flatMap(t -> Site.root(t).field("spec", "replicas"));
            Site reference = Site.root(scaler).field("spec", "scaleTargetRef").orElseGet(() -> Site.root(scaler));
            replicas.ifPresent(r -> findings.add(r.error(
                            Code.SCALED_REPLICAS,
                            r.resource().kind() + " \"" + r.resource().name() + "\" sets spec.replicas, which "
                                    + scaler.kind() + " \"" + scaler.name() + "\" scales",
                            "scaled here",
                            reference)
                    .help("leave replicas out: each delivery would undo the scaling")));
        }
        return findings;
    }

    static List<Resource> scalers(ClusterIndex cluster) {
        List<Resource> scalers = new ArrayList<>(cluster.ofKind("HorizontalPodAutoscaler"));
        scalers.addAll(cluster.ofKind("ScaledObject"));
        return scalers;
    }

    /** What an autoscaler scales; empty where it is not rendered. */
    static Optional<Resource> target(ClusterIndex cluster, Resource scaler) {
        return Site.root(scaler).field("spec", "scaleTargetRef").flatMap(r -> cluster.find(identity(r)));
    }

    static ClusterIndex.Identity identity(Site reference) {
        String apiVersion = reference.text("apiVersion").orElse("apps/v1"); // a ScaledObject may leave it out
        int slash = apiVersion.indexOf('/');
        return new ClusterIndex.Identity(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                reference.text("kind").orElse("Deployment"),
                reference.resource().namespace().orElse(""),
                reference.text("name").orElse(""));
    }
}
