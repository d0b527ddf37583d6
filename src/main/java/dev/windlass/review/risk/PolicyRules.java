package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Network policies let more through than before. What counts is the sum of all policies that hold for pods which were there before: a new
 * policy that takes away, and the policies of new or removed pods, open nothing.
 */
final class PolicyRules implements RiskRule {
    private static final List<String> DIRECTIONS = List.of(PolicyRule.INGRESS, PolicyRule.EGRESS);
    private static final int MOST = 5;

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        Scene before = around.before(change);
        Scene after = around.after(change);
        if (around.isEnvironmentRemoved(change)) {
            return List.of();
        }
        Set<Hazard> hazards = new LinkedHashSet<>();
        boolean isSame = change.before().isPresent() && change.after().isPresent() && !Touched.at(change, "spec");
        if (change.object().kind().equals("NetworkPolicy") && isSame) {
            return List.of();
        }
        if (change.object().kind().equals("NetworkPolicy")) {
            List<Workload> pods = staying(change, before, after);
            boolean hadPods =
                    change.before().filter(p -> !selected(p, before).isEmpty()).isPresent();
            for (Workload w : pods) {
                if (hazards.size() < MOST) {
                    hazards.addAll(opened(w, before, after));
                }
            }
            change.before()
                    .filter(p -> change.after().isEmpty() && selector(p).isEmpty())
                    .ifPresent(p -> hazards.add(new Hazard(
                            Risk.EXPOSURE,
                            Named.the(p) + " is removed: pods that no other policy names are open to all",
                            "leave it, and let single pods through by policies of their own")));
            if (pods.isEmpty() && !hadPods && change.before().isPresent()) {
                hazards.addAll(alone(change.before().get(), change.after()));
            }
        } else if (change.before().isPresent() && change.after().isPresent()) {
            Optional<Workload> is = after.workload(change.after().get());
            Optional<Workload> was = before.workload(change.before().get());
            boolean moved = is.isPresent()
                    && was.isPresent()
                    && !was.get().labels().equals(is.get().labels());
            if (moved && !anyChanged(was.get(), is.get(), before, after, around)) {
                hazards.addAll(opened(is.get(), before, after));
            }
        }
        return List.copyOf(hazards);
    }

    private static Selector selector(StoredObject policy) {
        return Selector.of(View.of(policy).field("spec", "podSelector"));
    }

    private static List<Workload> selected(StoredObject policy, Scene scene) {
        return scene.select(policy.namespace(), selector(policy));
    }

    /** The pods that a policy holds for, before or after, and that are there before and after. */
    private static List<Workload> staying(ResourceChange change, Scene before, Scene after) {
        Map<String, Workload> pods = new LinkedHashMap<>();
        change.after()
                .ifPresent(
                        p -> selected(p, after).forEach(w -> pods.put(w.owner().path(), w)));
        change.before()
                .ifPresent(p -> selected(p, before)
                        .forEach(w -> after.workload(w.owner())
                                .ifPresent(a -> pods.put(a.owner().path(), a))));
        return pods.values().stream()
                .filter(w -> before.workload(w.owner()).isPresent())
                .toList();
    }

    /** Whether a policy of these pods changes, which then says itself what it opens. */
    private static boolean anyChanged(Workload was, Workload is, Scene before, Scene after, Surroundings around) {
        return DIRECTIONS.stream()
                .anyMatch(d -> before.limits(was, d).policies().stream().anyMatch(around::isChanged)
                        || after.limits(is, d).policies().stream().anyMatch(around::isNewOrChanged));
    }

    /** What is open for pods that was not. */
    private static List<Hazard> opened(Workload is, Scene before, Scene after) {
        Workload was = before.workload(is.owner()).orElse(is);
        List<Hazard> hazards = new ArrayList<>();
        for (String direction : DIRECTIONS) {
            Scene.Limits old = before.limits(was, direction);
            Scene.Limits now = after.limits(is, direction);
            String who = "the pods of " + Named.the(is.owner());
            if (old.isNone()) {
                continue;
            }
            if (now.isNone()) {
                hazards.add(new Hazard(
                        Risk.EXPOSURE,
                        direction.equals(PolicyRule.INGRESS)
                                ? "no network policy limits any more who reaches " + who
                                : "no network policy limits any more what " + who + " reach"));
                continue;
            }
            // that an Ingress leads to a port of the pods is said of the Ingress, or was so before
            Set<Long> served = direction.equals(PolicyRule.INGRESS) ? served(is, after) : Set.of();
            List<PolicyRule> has = now.rules().stream()
                    .filter(r -> !r.isForLoadBalancers() || !r.isAtOneOf(served, is))
                    .toList();
            hazards.addAll(wider(who, direction, old.rules(), has, List.of(was, is)));
        }
        return hazards;
    }

    /** The ports of pods that an Ingress or a route leads to. */
    private static Set<Long> served(Workload pods, Scene scene) {
        Set<Long> ports = new HashSet<>();
        scene.ways().stream()
                .filter(w -> !w.door().isOfService() && w.pods().equals(pods))
                .forEach(w -> ports.add(w.port()));
        return ports;
    }

    private static List<Hazard> wider(
            String who, String direction, List<PolicyRule> had, List<PolicyRule> has, List<Workload> pods) {
        boolean isIn = direction.equals(PolicyRule.INGRESS);
        // to pods of the namespace: who may come in is for their own policies to say
        Map<String, Set<String>> ports = new LinkedHashMap<>();
        has.stream()
                .filter(r -> isIn || !r.isWithin())
                .filter(r -> had.stream().noneMatch(h -> h.covers(r, isIn ? pods : List.of())))
                .forEach(r -> ports.computeIfAbsent(r.peerText(), p -> new LinkedHashSet<>())
                        .add(r.portText()));
        List<Hazard> hazards = new ArrayList<>();
        ports.forEach((peer, at) -> hazards.add(new Hazard(
                Risk.EXPOSURE,
                isIn
                        ? who + " may now be reached from " + peer + " at " + Named.list(List.copyOf(at))
                        : who + " may now reach " + peer + " at " + Named.list(List.copyOf(at)))));
        return hazards;
    }

    /** A policy whose pods are not known, judged by itself. */
    private static List<Hazard> alone(StoredObject was, Optional<StoredObject> is) {
        String who = "the pods of " + Named.the(was);
        if (is.isEmpty()) {
            return selector(was).isEmpty()
                    ? List.of()
                    : List.of(new Hazard(
                            Risk.EXPOSURE, Named.the(was) + " is removed, which limited who reaches its pods"));
        }
        List<Hazard> hazards = new ArrayList<>();
        if (!selector(is.get()).covers(selector(was))) {
            hazards.add(new Hazard(
                    Risk.EXPOSURE,
                    Named.the(was) + " holds for fewer pods than before, and no longer limits the others"));
        }
        for (String direction : DIRECTIONS) {
            boolean held = PolicyRule.directions(was).contains(direction);
            if (held && !PolicyRule.directions(is.get()).contains(direction)) {
                hazards.add(new Hazard(
                        Risk.EXPOSURE,
                        Named.the(was) + " no longer limits " + direction.toLowerCase(java.util.Locale.ROOT)));
            } else if (held) {
                hazards.addAll(wider(
                        who, direction, PolicyRule.of(was, direction), PolicyRule.of(is.get(), direction), List.of()));
            }
        }
        return hazards;
    }
}
