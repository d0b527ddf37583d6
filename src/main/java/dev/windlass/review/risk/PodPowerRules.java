package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pods may do more on their machine or in the cluster than they could. */
final class PodPowerRules implements RiskRule {
    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        Optional<Workload> is = change.after().flatMap(Workload::of);
        if (is.isEmpty()) {
            return List.of();
        }
        Optional<Workload> was = change.before().flatMap(Workload::of);
        List<String> gained = new ArrayList<>();
        if (was.isEmpty()) {
            gained.addAll(PodPowers.said(is.get()));
        } else {
            gained.addAll(PodPowers.ofPod(is.get()));
            gained.removeAll(PodPowers.ofPod(was.get()));
            Map<String, View> before = was.get().named();
            Set<String> any = new LinkedHashSet<>();
            before.values().forEach(c -> any.addAll(PodPowers.ofContainer(was.get(), c)));
            is.get().named().forEach((name, container) -> {
                Set<String> had = before.containsKey(name) ? PodPowers.ofContainer(was.get(), before.get(name)) : any;
                PodPowers.ofContainer(is.get(), container).stream()
                        .filter(p -> !had.contains(p) && !gained.contains(p))
                        .forEach(gained::add);
            });
        }
        List<Hazard> hazards = new ArrayList<>();
        if (!gained.isEmpty()) {
            hazards.add(new Hazard(
                    Risk.PRIVILEGE, "the pods of " + Named.the(is.get().owner()) + " " + Named.list(gained)));
        }
        was.ifPresent(w -> identity(w, is.get(), around.before(change), around.after(change))
                .ifPresent(hazards::add));
        return hazards;
    }

    /** Another identity, or a token of it, that opens more. */
    private static Optional<Hazard> identity(Workload was, Workload is, Scene before, Scene after) {
        String who = "the pods of " + Named.the(is.owner());
        if (!was.account().equals(is.account())) {
            Set<String> more = Grants.of(is, after);
            more.removeAll(Grants.of(was, before));
            return more.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Hazard(
                            Risk.PRIVILEGE,
                            who + " run as \"" + is.account() + "\" instead of \"" + was.account()
                                    + "\", which may do more: " + Named.list(List.copyOf(more))));
        }
        return hasToken(is, after) && !hasToken(was, before)
                ? Optional.of(new Hazard(
                        Risk.PRIVILEGE,
                        who + " are given the token of \"" + is.account()
                                + "\", by which they can talk to the API server"))
                : Optional.empty();
    }

    private static boolean hasToken(Workload pods, Scene scene) {
        View own = pods.pod().field("automountServiceAccountToken");
        if (own.isPresent()) {
            return own.isTrue();
        }
        return !scene.find("ServiceAccount", pods.owner().namespace(), pods.account())
                .filter(a -> View.of(a).isFalse("automountServiceAccountToken"))
                .isPresent();
    }
}
