package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** More than one pod writes what one alone wrote: two daemons on one database destroy it. */
final class ClaimWriters implements RiskRule {
    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        Optional<Workload> is = change.after().flatMap(Workload::of);
        if (is.isEmpty()) {
            return List.of();
        }
        Workload pods = is.get();
        Scene before = around.before(change);
        Scene after = around.after(change);
        Optional<Workload> was = change.before().flatMap(Workload::of);
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
                            ? Named.count(own, "pod") + " of " + Named.the(pods.owner()) + " write to the claim \"" + claim
                                    + "\", which is for one: they may destroy what is stored there"
                            : Named.the(pods.owner()) + " writes to the claim \"" + claim + "\" beside "
                                    + Named.list(others) + ": together they may destroy what is stored there",
                    "give each its own claim, or mount it readOnly"));
        }
        return hazards;
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
        for (StoredObject scaler : scene.ofKind("HorizontalPodAutoscaler")) {
            View target = View.of(scaler).field("spec", "scaleTargetRef");
            boolean isOf = scaler.namespace().equals(pods.owner().namespace())
                    && target.text("kind").filter(pods.kind()::equals).isPresent()
                    && target.text("name").filter(pods.name()::equals).isPresent();
            if (isOf) {
                most = Math.max(most, View.of(scaler).number("spec", "maxReplicas").orElse(1));
            }
        }
        return View.of(pods.owner()).isTrue("spec", "suspend") ? 0 : most;
    }

    /** Whether the claim may hold something already. */
    private static boolean isStanding(String claim, Workload pods, Scene before) {
        return claim(claim, pods, before).isPresent() || !users(claim, pods, before).isEmpty();
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
