package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** More than one pod writes what one alone wrote: two daemons on one database destroy it. */
final class ClaimWriters implements RiskRule {
    private static final String SCALER = "HorizontalPodAutoscaler";

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isEmpty()) {
            return List.of();
        }
        Scene before = around.before(change);
        Scene after = around.after(change);
        if (change.object().kind().equals(SCALER)) {
            // what changes itself says it itself
            return after.workloads().stream()
                    .filter(w -> isOf(change.after().get(), w) && w.hasDisk() && !around.isNewOrChanged(w.owner()))
                    .flatMap(w -> more(before.workload(w.owner()), before, w, after).stream())
                    .toList();
        }
        Optional<Workload> is = Workload.of(change.after().get());
        if (is.isEmpty()) {
            return List.of();
        }
        Optional<Workload> was = change.before().flatMap(Workload::of);
        List<Hazard> hazards = new ArrayList<>(more(was, before, is.get(), after));
        was.ifPresent(w -> hazards.addAll(overlaps(w, before, is.get(), after)));
        return hazards;
    }

    private static List<Hazard> more(Optional<Workload> was, Scene before, Workload pods, Scene after) {
        List<Hazard> hazards = new ArrayList<>();
        for (String claim : new LinkedHashSet<>(pods.claims().values())) {
            long own = writers(pods, claim, after);
            long had = was.map(w -> writers(w, claim, before)).orElse(0L);
            List<Workload> users = users(claim, pods, after);
            long all = users.stream().mapToLong(u -> writers(u, claim, after)).sum();
            if (own <= had || all < 2 || !isStanding(claim, pods, before) || isShared(claim, pods, before, after)) {
                continue;
            }
            List<String> others = users.stream()
                    .filter(u -> !u.equals(pods) && writers(u, claim, after) > 0)
                    .map(u -> Named.the(u.owner()))
                    .toList();
            hazards.add(new Hazard(
                    Risk.DATA_LOSS,
                    others.isEmpty()
                            ? (pods.kind().equals("DaemonSet") ? "the pods" : Named.count(own, "pod")) + " of "
                                    + Named.the(pods.owner()) + " write to the claim \"" + claim
                                    + "\", which is for one: they may destroy what is stored there"
                            : Named.the(pods.owner()) + " writes to the claim \"" + claim + "\" beside "
                                    + Named.list(others) + ": together they may destroy what is stored there",
                    "give each its own claim, or mount it readOnly"));
        }
        return hazards;
    }

    /** A new pod starts before the old one has stopped, which was not so. */
    private static List<Hazard> overlaps(Workload was, Scene before, Workload is, Scene after) {
        if (!isOneByOne(was) || isOneByOne(is)) {
            return List.of();
        }
        return is.claims().values().stream()
                .distinct()
                .filter(c -> writers(was, c, before) > 0 && writers(is, c, after) > 0)
                .filter(c -> !isShared(c, is, before, after))
                .map(c -> new Hazard(
                        Risk.DATA_LOSS,
                        "a new pod of " + Named.the(is.owner())
                                + " starts before the old one has stopped, and both write to" + " the claim \"" + c
                                + "\": they may destroy what is stored there",
                        "leave the strategy Recreate"))
                .toList();
    }

    private static boolean isOneByOne(Workload pods) {
        View strategy = View.of(pods.owner()).field("spec", "strategy");
        return !pods.kind().equals("Deployment")
                || strategy.text("type").filter("Recreate"::equals).isPresent()
                || strategy.text("rollingUpdate", "maxSurge")
                        .filter(s -> s.equals("0") || s.equals("0%"))
                        .isPresent();
    }

    private static List<Workload> users(String claim, Workload pods, Scene scene) {
        return scene.needs().of("PersistentVolumeClaim", pods.owner().namespace(), claim).stream()
                .map(n -> n.pods())
                .toList();
    }

    /** How many pods write to a claim; each has its own where it comes of a template. */
    private static long writers(Workload pods, String claim, Scene scene) {
        boolean isTemplate = pods.claimTemplates().stream()
                .anyMatch(t -> t.text("metadata", "name")
                        .filter(n -> (n + '-' + pods.name()).equals(claim))
                        .isPresent());
        boolean writes = DiskUser.of(pods, claim).stream().anyMatch(DiskUser::writes);
        if (isTemplate || !writes) {
            return 0;
        }
        return pods.kind().equals("DaemonSet") ? 2 : most(pods, scene);
    }

    /** As many as there may be at once. */
    private static long most(Workload pods, Scene scene) {
        long most = pods.replicas().orElse(1);
        for (StoredObject scaler : scene.ofKind(SCALER)) {
            if (isOf(scaler, pods)) {
                most = Math.max(
                        most, View.of(scaler).number("spec", "maxReplicas").orElse(1));
            }
        }
        return View.of(pods.owner()).isTrue("spec", "suspend") ? 0 : most;
    }

    private static boolean isOf(StoredObject scaler, Workload pods) {
        View target = View.of(scaler).field("spec", "scaleTargetRef");
        return scaler.namespace().equals(pods.owner().namespace())
                && target.text("kind").filter(pods.kind()::equals).isPresent()
                && target.text("name").filter(pods.name()::equals).isPresent();
    }

    /** Whether the claim may hold something already. */
    private static boolean isStanding(String claim, Workload pods, Scene before) {
        return claim(claim, pods, before).isPresent()
                || !users(claim, pods, before).isEmpty();
    }

    /** Whether the claim is made for many pods. */
    private static boolean isShared(String claim, Workload pods, Scene before, Scene after) {
        return claim(claim, pods, after)
                .or(() -> claim(claim, pods, before))
                .filter(c -> View.of(c).texts("spec", "accessModes").contains("ReadWriteMany"))
                .isPresent();
    }

    private static Optional<StoredObject> claim(String claim, Workload pods, Scene scene) {
        return scene.find("PersistentVolumeClaim", pods.owner().namespace(), claim);
    }
}
