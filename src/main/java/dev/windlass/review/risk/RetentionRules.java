package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What kept data from being deleted goes: reclaim policies, retention policies, and the annotations that hold agents back. */
final class RetentionRules implements RiskRule {
    /** Kinds whose deletion deletes data; a StatefulSet's claims outlive it. */
    private static final Set<String> GUARDED = Set.of(
            "PersistentVolumeClaim",
            "PersistentVolume",
            "Namespace",
            "VolumeSnapshot",
            "VolumeSnapshotContent",
            "CustomResourceDefinition");

    private static final String RETAIN = "Retain";

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.before().isEmpty() || change.after().isEmpty()) {
            return List.of();
        }
        List<Hazard> hazards = new ArrayList<>();
        StoredObject object = change.object();
        String name = Named.the(object);
        switch (object.kind()) {
            case "StorageClass" ->
                policy(
                        change,
                        hazards,
                        name + ": disks of claims made from now on are deleted with their claims",
                        "reclaimPolicy");
            case "PersistentVolume" ->
                policy(
                        change,
                        hazards,
                        name + " is no longer retained: its disk is deleted once its claim is",
                        "spec",
                        "persistentVolumeReclaimPolicy");
            case "StatefulSet" -> {
                String[] deleted = {"spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted"};
                String[] scaled = {"spec", "persistentVolumeClaimRetentionPolicy", "whenScaled"};
                policy(change, hazards, name + ": its claims are deleted with it from now on", deleted);
                policy(change, hazards, name + ": its claims are deleted from now on when it has fewer pods", scaled);
            }
            case "VolumeSnapshotClass", "VolumeSnapshotContent" ->
                policy(
                        change,
                        hazards,
                        name + ": snapshots are deleted with their objects from now on",
                        object.kind().equals("VolumeSnapshotClass")
                                ? new String[] {"deletionPolicy"}
                                : new String[] {"spec", "deletionPolicy"});
            case "ExternalSecret" -> {
                if (SecretRules.isOfData(object, change, around)) {
                    policy(
                            change,
                            hazards,
                            name + ": the secret goes once its place in the store does",
                            "spec",
                            "target",
                            "deletionPolicy");
                }
            }
            default -> {}
        }
        if (GUARDED.contains(object.kind()) || SecretRules.isOfData(object, change, around)) {
            List<String> dropped = new ArrayList<>(Kept.guards(change.before().get()));
            dropped.removeAll(Kept.guards(change.after().get()));
            if (!dropped.isEmpty()) {
                hazards.add(new Hazard(
                        Risk.DATA_LOSS,
                        name + " loses what keeps agents from deleting it (" + String.join(", ", dropped) + ")",
                        "leave these annotations"));
            }
        }
        return hazards;
    }

    /** Says so where a policy becomes another than to retain. What says nothing deletes, but for StatefulSets and ExternalSecrets. */
    private static void policy(ResourceChange change, List<Hazard> hazards, String reason, String... field) {
        String kind = change.object().kind();
        String usual = kind.equals("StatefulSet") || kind.equals("ExternalSecret") ? RETAIN : "Delete";
        String before = View.of(change.before()).text(field).orElse(usual);
        String after = View.of(change.after()).text(field).orElse(usual);
        if (before.equals(RETAIN) && !after.equals(RETAIN)) {
            hazards.add(
                    new Hazard(Risk.DATA_LOSS, reason + " (" + field[field.length - 1] + ": Retain → " + after + ")"));
        }
    }
}
