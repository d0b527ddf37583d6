package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.List;
import java.util.Set;

/**
 * An object becomes part of another unit, in an environment that an agent delivers. Each unit is delivered by itself, so that the old one may
 * prune the object when the new one has not applied it yet, or has already.
 */
final class MoveRules implements RiskRule {
    private static final Set<String> OF_DATA = Set.of(
            "PersistentVolumeClaim",
            "PersistentVolume",
            "Namespace",
            "CustomResourceDefinition",
            "VolumeSnapshot",
            "VolumeSnapshotContent");
    /** Kinds that nothing runs without, or that are missed at a restart alone. */
    private static final Set<String> QUIET = Set.of(
            "HorizontalPodAutoscaler",
            "PodDisruptionBudget",
            "ResourceQuota",
            "LimitRange",
            "CronJob",
            "ServiceMonitor",
            "PodMonitor",
            "PodMonitoring",
            "PrometheusRule",
            GateRules.KIND);

    private static final Set<String> NEEDED = Set.of("ConfigMap", "Secret", "ServiceAccount");

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (!isMoved(change, around)) {
            return List.of();
        }
        StoredObject was = change.before().orElseThrow();
        StoredObject is = change.after().orElseThrow();
        if (Kept.is(was) && Kept.is(is)) {
            return List.of();
        }
        String moves = Named.the(is) + " moves from " + was.unit() + " to " + is.unit()
                + ": the agent may delete it for " + was.unit() + " before or after it applies it for " + is.unit();
        if (OF_DATA.contains(is.kind()) || Agents.isCascading(was)) {
            return List.of(new Hazard(
                    Risk.DATA_LOSS,
                    moves + ", and with it what it holds",
                    "leave it where it is, or first publish it with what keeps agents from deleting it"));
        }
        boolean isMissed = !QUIET.contains(is.kind())
                && (!NEEDED.contains(is.kind())
                        || !around.after(change)
                                .needs()
                                .of(is.kind(), is.namespace(), is.name())
                                .isEmpty());
        return isMissed ? List.of(new Hazard(Risk.OUTAGE, moves, "leave it where it is")) : List.of();
    }

    /** Whether it goes to another unit while an agent looks after the environment, and so after the old one. */
    static boolean isMoved(ResourceChange change, Surroundings around) {
        return change.isMoved()
                && !change.before()
                        .orElseThrow()
                        .unit()
                        .equals(change.after().orElseThrow().unit())
                && Agents.lookAfter(around.before(change));
    }
}
