package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import java.util.List;
import java.util.Optional;

/** Pods restart or stop: one after the other, or all that do one job at once. */
final class RolloutRules implements RiskRule {
    private static final String REQUIRED = "required";

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        Optional<Workload> was = change.before()
                .flatMap(Workload::of)
                .filter(Workload::isLasting)
                .filter(Workload::runs);
        if (was.isEmpty()) {
            return List.of();
        }
        Disruption disruption = Disruption.of(was.get(), change);
        if (disruption == Disruption.NONE) {
            return List.of();
        }
        Workload pods = was.get();
        Optional<Workload> is = change.after().flatMap(Workload::of);
        Optional<Hazard> outage = outage(pods, is, disruption, around.before(change), around);
        if (outage.isPresent()) {
            return List.of(outage.get());
        }
        return switch (disruption) {
            case STOPPED -> List.of(stopped(pods, around.before(change)));
            case RESTARTED -> List.of(restart(change, is.orElse(pods)));
            case REMOVED, NONE -> List.of();
        };
    }

    /** What makes an outage of it: that nothing else does the same job meanwhile. */
    private static Optional<Hazard> outage(
            Workload pods, Optional<Workload> is, Disruption disruption, Scene before, Surroundings around) {
        String unit = pods.owner().unit();
        List<Workload> peers = Peers.of(pods, before);
        if (peers.size() > 1) {
            boolean isAll =
                    peers.stream().allMatch(p -> around.disruption(p) != Disruption.NONE && !isRolling(p, around));
            boolean isRemoval = peers.stream().allMatch(p -> around.disruption(p) == Disruption.REMOVED);
            if (!isAll || isRemoval) {
                return Optional.empty();
            }
            String nodes = (peers.size() == 2 ? "both" : "all " + peers.size()) + " nodes of \"" + unit + '"'
                    + pods.role()
                            .filter(r -> !r.equals("node"))
                            .map(r -> " for " + r)
                            .orElse("");
            boolean allStop = peers.stream().noneMatch(p -> around.disruption(p) == Disruption.RESTARTED);
            return Optional.of(new Hazard(
                    Risk.OUTAGE,
                    allStop
                            ? nodes + " stop, and nothing answers any more"
                            : nodes + " restart or stop in one change, so that none answers until one is up again ("
                                    + StopAndStart.of(is.orElse(pods)) + ")",
                    "change one node first, under nodes, and the others once it is up"));
        }
        if (disruption == Disruption.STOPPED) {
            return Optional.of(new Hazard(
                    Risk.OUTAGE,
                    "no pod of " + Named.the(pods.owner()) + " runs any more (replicas "
                            + pods.replicas().orElse(1) + " → 0)"));
        }
        boolean isRequired = around.unit(pods.owner())
                .filter(u ->
                        u.spec().text("availability").filter(REQUIRED::equals).isPresent())
                .isPresent();
        if (disruption == Disruption.RESTARTED
                && isRequired
                && pods.kind().equals("StatefulSet")
                && pods.replicas().orElse(1) == 1) {
            return Optional.of(new Hazard(
                    Risk.OUTAGE,
                    "the only node of \"" + unit + "\" restarts, whose availability is required: "
                            + StopAndStart.of(is.orElse(pods)),
                    "add a second node, and change them one after the other"));
        }
        return Optional.empty();
    }

    /** Whether pods restart one after the other by themselves. */
    private static boolean isRolling(Workload pods, Surroundings around) {
        return pods.replicas().orElse(1) > 1 && around.disruption(pods) == Disruption.RESTARTED;
    }

    private static Hazard stopped(Workload pods, Scene before) {
        int others = Peers.of(pods, before).size() - 1;
        return new Hazard(
                Risk.RESTART,
                Named.the(pods.owner()) + " stops, and " + Named.count(others, "other node") + " of \""
                        + pods.owner().unit() + "\" must do without it");
    }

    private static Hazard restart(ResourceChange change, Workload pods) {
        String cause = RestartCause.of(change).map(c -> " for " + c).orElse("");
        long replicas = pods.replicas().orElse(2); // an autoscaler keeps several
        String who = replicas == 1 || pods.kind().equals("DaemonSet")
                ? "the pod of \"" + pods.name() + "\" restarts"
                : "the " + (pods.replicas().isPresent() ? replicas + " " : "") + "pods of \"" + pods.name()
                        + "\" restart";
        return new Hazard(Risk.RESTART, who + cause + ": " + how(pods, replicas));
    }

    private static String how(Workload pods, long replicas) {
        return switch (pods.kind()) {
            case "DaemonSet" -> "on one machine after the other, " + StopAndStart.of(pods);
            case "StatefulSet" -> (replicas > 1 ? "one after the other, " : "") + StopAndStart.of(pods);
            default -> deployment(pods, replicas);
        };
    }

    private static String deployment(Workload pods, long replicas) {
        View strategy = View.of(pods.owner()).field("spec", "strategy");
        if (strategy.text("type").filter("Recreate"::equals).isPresent()) {
            return (replicas > 1 ? "all stop before new ones start, " : "it stops before a new one starts, ")
                    + StopAndStart.of(pods);
        }
        if (replicas > 1) {
            return "one after the other, " + StopAndStart.of(pods);
        }
        boolean overlaps = strategy.text("rollingUpdate", "maxSurge")
                .filter(s -> s.equals("0") || s.equals("0%"))
                .isEmpty();
        return overlaps
                ? "a new one is there before the old one goes"
                : "it stops before a new one starts, " + StopAndStart.of(pods);
    }
}
