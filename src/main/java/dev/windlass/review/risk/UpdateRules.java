package dev.windlass.review.risk;

import dev.windlass.check.ResourceCheck;
import dev.windlass.check.schema.KubernetesSchemas;
import dev.windlass.render.Resource;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.source.Diagnostic;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;
import java.util.List;

/** The API server would refuse the update. */
final class UpdateRules implements RiskRule {
    private final ResourceCheck kinds;

    UpdateRules(ResourceCheck kinds) {
        this.kinds = kinds;
    }

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.before().isEmpty()
                || change.after().isEmpty()
                || change.fields().isEmpty()) {
            return List.of();
        }
        StoredObject after = change.after().get();
        // labels are free
        if (GateRules.isOwn(after) || Touched.only(change, List.of("metadata/labels"))) {
            return List.of();
        }
        Mapping nothing = Mapping.empty(after.body().origin());
        // what is read from manifests alone is judged as by the newest version
        Environment environment = around.environment(after)
                .orElseGet(() -> new Environment(
                        after.environment(), KubernetesSchemas.VERSIONS.getLast(), "", nothing, List.of()));
        Unit unit = around.unit(after).orElseGet(() -> new Unit(environment, after.unit(), "", nothing, List.of()));
        List<Diagnostic> refused = kinds.checkUpdate(change.before().get().body(), new Resource(unit, after.body()));
        if (refused.isEmpty()) {
            return List.of();
        }
        List<String> messages =
                refused.stream().map(Diagnostic::message).distinct().toList();
        return List.of(new Hazard(
                Risk.IMMUTABLE,
                "the API server refuses the update: " + String.join("; ", messages),
                remedy(after.kind())));
    }

    private static String remedy(String kind) {
        return switch (kind) {
            case "StatefulSet" ->
                "delete the StatefulSet alone (kubectl delete --cascade=orphan: its pods and claims stay) and let the"
                        + " agent make it anew";
            case "Deployment", "DaemonSet", "ReplicaSet" ->
                "give it another name, so that the new one comes before the old one goes; or delete it by hand once,"
                        + " which stops its pods";
            case "Job" -> "give it another name: a Job never changes";
            case "Service" ->
                "give it another name and let its users follow; or delete it by hand once, with the outage that this"
                        + " is";
            case "PersistentVolumeClaim" -> "make a claim with another name and move the data, or leave it";
            case "PersistentVolume" -> "make a volume with another name for the other disk, or leave it";
            case "StorageClass" -> "make a class with another name for new disks; the old ones stay as they are";
            case "Secret", "ConfigMap" -> "give the changed one another name, and let its users follow";
            case "RoleBinding", "ClusterRoleBinding" ->
                "make a binding with another name for the other role, and remove this one";
            default -> "leave it, or make a new one with another name";
        };
    }
}
