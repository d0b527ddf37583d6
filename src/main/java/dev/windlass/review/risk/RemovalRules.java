package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds data goes: claims, volumes, snapshots, StatefulSets, namespaces, kinds, and whole environments. */
final class RemovalRules implements RiskRule {
    private static final String NAMESPACE = "Namespace";
    private static final Set<String> HOLDERS = Set.of("PersistentVolumeClaim", "PersistentVolume", "StatefulSet");

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isPresent() || change.before().isEmpty()) {
            return List.of();
        }
        StoredObject gone = change.before().get();
        List<Hazard> hazards = new ArrayList<>();
        switch (gone.kind()) {
            case "PersistentVolumeClaim" -> hazards.add(claim(gone, change, around));
            case "PersistentVolume" -> hazards.add(volume(gone));
            case "StatefulSet" -> statefulSet(gone, change, around).ifPresent(hazards::add);
            case NAMESPACE -> hazards.add(namespace(gone, change, around));
            case "VolumeSnapshot", "VolumeSnapshotContent" ->
                hazards.add(new Hazard(
                        Risk.DATA_LOSS, Named.the(gone) + " is removed: what it holds cannot be restored any more"));
            case "CustomResourceDefinition" ->
                hazards.add(new Hazard(
                        Risk.DATA_LOSS,
                        "the kind "
                                + View.of(gone).text("spec", "names", "kind").orElse(gone.name())
                                + " is removed, and with it every object of that kind in the cluster"));
            default -> {}
        }
        if (standsForEnvironment(gone, change, around)) {
            hazards.add(new Hazard(
                    Risk.DATA_LOSS,
                    "the environment " + gone.environment() + " is removed with everything in it",
                    "to take away single chains and apps, remove their files in environments/" + gone.environment()));
        }
        return hazards;
    }

    private static Hazard claim(StoredObject claim, ResourceChange change, Surroundings around) {
        String size = View.of(claim)
                .text("spec", "resources", "requests", "storage")
                .map(s -> " (" + s + ")")
                .orElse("");
        Optional<StoredObject> successor = successor(claim, change, around);
        String kept = Kept.is(claim) ? "; the old one stays, unused, until someone deletes it" : "";
        if (successor.filter(s -> s.name().equals(claim.name())).isPresent()) {
            return new Hazard(
                    Risk.DATA_LOSS,
                    Named.the(claim) + size
                            + " is made anew in another namespace: a claim cannot move, so the new one begins empty"
                            + kept,
                    "leave the namespace");
        }
        if (successor.isPresent()) {
            return new Hazard(
                    Risk.DATA_LOSS,
                    Named.the(claim) + size + " goes and " + Named.the(successor.get())
                            + " comes: a claim cannot be renamed, so the new one begins empty" + kept,
                    "leave the name, or take the old disk up again with adopt");
        }
        return new Hazard(
                Risk.DATA_LOSS,
                Kept.is(claim)
                        ? Named.the(claim) + size
                                + " is no longer deployed: its disk stays, unused, until someone deletes it"
                        : Named.the(claim) + size + " is removed, and with it what is stored on its disk",
                "to stop a chain and leave all of it deployed, set stopped: true");
    }

    /** The claim that comes in place of one that goes, where there is one: of the same unit, and its only new one for that part. */
    private static Optional<StoredObject> successor(StoredObject claim, ResourceChange change, Surroundings around) {
        List<StoredObject> added = around.after(change).ofKind(claim.kind()).stream()
                .filter(c -> c.unit().equals(claim.unit()))
                .filter(c -> role(c).equals(role(claim)))
                .filter(c -> around.before(change).find(c).isEmpty())
                .toList();
        return change.renamed().or(() -> added.stream().findFirst());
    }

    private static Optional<String> role(StoredObject object) {
        return View.of(object).text("metadata", "labels", "app.kubernetes.io/component");
    }

    private static Hazard volume(StoredObject volume) {
        boolean retains = View.of(volume)
                .text("spec", "persistentVolumeReclaimPolicy")
                .filter("Retain"::equals)
                .isPresent();
        return new Hazard(
                Risk.DATA_LOSS,
                Kept.is(volume)
                        ? Named.the(volume) + " is no longer deployed: it stays, unused, until someone deletes it"
                        : Named.the(volume) + " is removed: "
                                + (retains
                                        ? "the disk itself stays, but nothing leads to it any more"
                                        : "its disk may be deleted with it"));
    }

    private static Optional<Hazard> statefulSet(StoredObject set, ResourceChange change, Surroundings around) {
        Optional<Workload> pods = Workload.of(set).filter(Workload::hasDisk);
        if (pods.isEmpty()) {
            return Optional.empty();
        }
        List<String> orphaned = pods.get().claims().values().stream()
                .filter(c -> around.after(change).workloads().stream()
                        .noneMatch(w -> w.owner().namespace().equals(set.namespace())
                                && w.claims().containsValue(c)))
                .map(c -> '"' + c + '"')
                .toList();
        return orphaned.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hazard(
                        Risk.DATA_LOSS,
                        Named.the(set) + " is removed, and nothing uses what it stored in "
                                + (orphaned.size() == 1 ? "the claim " : "the claims ") + Named.list(orphaned)
                                + " any more",
                        "to stop a chain and leave all of it deployed, set stopped: true"));
    }

    private static Hazard namespace(StoredObject namespace, ResourceChange change, Surroundings around) {
        long claims = around.before(change).objects().stream()
                .filter(o -> o.namespace().filter(namespace.name()::equals).isPresent())
                .filter(RemovalRules::holdsData)
                .count();
        String gone = Kept.is(namespace)
                ? Named.the(namespace) + " is no longer deployed: once someone deletes it, everything in it goes"
                : Named.the(namespace) + " is removed, and with it everything in it";
        return claims == 0
                ? new Hazard(Risk.OUTAGE, gone)
                : new Hazard(Risk.DATA_LOSS, gone + ", also what is stored in its claims");
    }

    private static boolean holdsData(StoredObject object) {
        return object.kind().equals("PersistentVolumeClaim")
                || Workload.of(object)
                        .filter(w -> !w.claimTemplates().isEmpty())
                        .isPresent();
    }

    /** Whether this object says that its whole environment goes: its namespace, else each that holds data, else the first one. */
    private static boolean standsForEnvironment(StoredObject gone, ResourceChange change, Surroundings around) {
        if (GateRules.isOwn(gone) || !around.isEnvironmentRemoved(change)) {
            return false;
        }
        Scene before = around.before(change);
        if (!before.ofKind(NAMESPACE).isEmpty()) {
            return gone.kind().equals(NAMESPACE);
        }
        return HOLDERS.stream().allMatch(k -> before.ofKind(k).isEmpty())
                ? before.objects().stream()
                        .filter(o -> !GateRules.isOwn(o))
                        .findFirst()
                        .equals(Optional.of(gone))
                : HOLDERS.contains(gone.kind());
    }
}
