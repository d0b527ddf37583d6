package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PodDisruptionBudget lets at least one pod go, so that a node can be drained. */
final class Drains implements Invariant {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");

    @Override
    public List<Diagnostic> check(ClusterIndex cluster) {
        List<Diagnostic> findings = new ArrayList<>();
        IdentityHashMap<Resource, Long> least = leastReplicas(cluster);
        for (Resource budget : cluster.ofKind("PodDisruptionBudget")) {
            Site root = Site.root(budget);
            root.field("spec", "maxUnavailable")
                    .filter(Drains::isZero)
                    .ifPresent(m -> findings.add(blocked(m, "allows no pod to be unavailable")));
            root.field("spec", "minAvailable").ifPresent(m -> {
                OptionalLong pods = selected(cluster, root, budget, least);
                if (percent(m) >= 100) {
                    findings.add(blocked(m, "wants every pod available"));
                } else if (pods.isPresent()
                        && pods.getAsLong() > 0
                        && wanted(m, pods.getAsLong()) >= pods.getAsLong()) {
                    findings.add(blocked(
                            m,
                            "wants " + wanted(m, pods.getAsLong()) + " available of the " + pods.getAsLong()
                                    + " pods that it selects"));
                }
            });
        }
        return findings;
    }

    private static Diagnostic blocked(Site value, String how) {
        String message = "PodDisruptionBudget \"" + value.resource().name() + "\" " + how
                + ": no node that they run on can be drained";
        return value.error(Code.DRAIN_BLOCKED, message).help("write maxUnavailable: 1");
    }

    /** How many pods a budget selects at least; empty where that cannot be told. */
    private static OptionalLong selected(
            ClusterIndex cluster, Site root, Resource budget, IdentityHashMap<Resource, Long> least) {
        LabelSelector selector = root.field("spec", "selector")
                .map(LabelSelector::of)
                .orElse(new LabelSelector(root, Map.of(), List.of()));
        long sum = 0;
        for (PodTemplate pods : cluster.select(budget.namespace().orElse(""), selector)) {
            OptionalLong replicas = pods.replicas();
            if (replicas.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += least.getOrDefault(pods.owner(), replicas.getAsLong());
        }
        return OptionalLong.of(sum);
    }

    /** The lower bounds of what is scaled. */
    static IdentityHashMap<Resource, Long> leastReplicas(ClusterIndex cluster) {
        IdentityHashMap<Resource, Long> least = new IdentityHashMap<>();
        for (Resource scaler : ScaledReplicas.scalers(cluster)) {
            Site root = Site.root(scaler);
            String field = scaler.kind().equals("ScaledObject") ? "minReplicaCount" : "minReplicas";
            long bound =
                    root.field("spec", field).map(s -> s.number().orElse(1)).orElse(1L);
            ScaledReplicas.target(cluster, scaler).ifPresent(t -> least.put(t, bound));
        }
        return least;
    }

    private static boolean isZero(Site value) {
        return value.number().orElse(1) == 0 || percent(value) == 0;
    }

    /** Percentages are rounded up, as the disruption controller does. */
    private static long wanted(Site value, long pods) {
        long percent = percent(value);
        return percent < 0 ? value.number().orElse(0) : Math.ceilDiv(percent * pods, 100);
    }

    /** The percentage that a value is; negative where it is none. */
    private static long percent(Site value) {
        if (value.node() instanceof Scalar.Text t) {
            Matcher m = PERCENT.matcher(t.value());
            return m.matches() ? Long.parseLong(m.group(1)) : -1;
        }
        return -1;
    }
}
