package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pods run as an identity that may do more, or are given tokens by which they can show who they are. */
final class IdentityRules implements RiskRule {
    private static final String SERVER = "";

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        Optional<Workload> is = change.after().flatMap(Workload::of);
        if (is.isEmpty()) {
            return List.of();
        }
        Scene before = around.before(change);
        Scene after = around.after(change);
        Optional<Workload> was = change.before().flatMap(Workload::of);
        if (was.isEmpty()) {
            return fresh(is.get(), before, after).stream().toList();
        }
        List<Hazard> hazards = new ArrayList<>();
        account(was.get(), is.get(), before, after).ifPresent(hazards::add);
        tokens(was.get(), is.get(), before, after).ifPresent(hazards::add);
        return hazards;
    }

    /** New pods that run as one who could do something already; what an account newly may is said of what gives it. */
    private static Optional<Hazard> fresh(Workload is, Scene before, Scene after) {
        boolean ranSo = before.ofUnit(is.owner().unit()).stream()
                .anyMatch(w -> w.account().equals(is.account())
                        && w.owner().namespace().equals(is.owner().namespace()));
        if (ranSo) {
            return Optional.empty();
        }
        Set<String> grants = Grants.of(is, after);
        grants.retainAll(Grants.of(is, before));
        return grants.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hazard(
                        Risk.PRIVILEGE,
                        "the pods of " + Named.the(is.owner()) + ", which are new, run as \"" + is.account()
                                + "\", which has " + Named.list(List.copyOf(grants)),
                        "give them an account of their own"));
    }

    private static Optional<Hazard> account(Workload was, Workload is, Scene before, Scene after) {
        if (was.account().equals(is.account())) {
            return Optional.empty();
        }
        Set<String> more = Grants.of(is, after);
        more.removeAll(Grants.of(was, before));
        return more.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hazard(
                        Risk.PRIVILEGE,
                        "the pods of " + Named.the(is.owner()) + " run as \"" + is.account() + "\" instead of \""
                                + was.account() + "\", which may do more: " + Named.list(List.copyOf(more))));
    }

    private static Optional<Hazard> tokens(Workload was, Workload is, Scene before, Scene after) {
        Set<String> more = audiences(is, after);
        more.removeAll(audiences(was, before));
        if (more.isEmpty()) {
            return Optional.empty();
        }
        boolean isForServer = more.contains(SERVER);
        return Optional.of(new Hazard(
                Risk.PRIVILEGE,
                "the pods of " + Named.the(is.owner()) + " are given "
                        + (isForServer ? "the token of \"" : "a token of \"") + is.account() + "\", by which they can "
                        + (isForServer ? "talk to the API server" : "log in to " + Named.list(List.copyOf(more)))));
    }

    /** For whom pods have tokens, by themselves or in a volume. */
    private static Set<String> audiences(Workload pods, Scene scene) {
        Set<String> audiences = new LinkedHashSet<>();
        if (isGiven(pods, scene)) {
            audiences.add(SERVER);
        }
        for (View volume : pods.pod().items("volumes")) {
            for (View source : volume.items("projected", "sources")) {
                if (source.field("serviceAccountToken").isPresent()) {
                    audiences.add(source.text("serviceAccountToken", "audience").orElse(SERVER));
                }
            }
        }
        return audiences;
    }

    private static boolean isGiven(Workload pods, Scene scene) {
        View own = pods.pod().field("automountServiceAccountToken");
        if (own.isPresent()) {
            return own.isTrue();
        }
        return !scene.find("ServiceAccount", pods.owner().namespace(), pods.account())
                .filter(a -> View.of(a).isFalse("automountServiceAccountToken"))
                .isPresent();
    }
}
