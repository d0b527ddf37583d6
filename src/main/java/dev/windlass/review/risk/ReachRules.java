package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A network policy cuts off somebody who goes on to use a Service, or the load balancers of an Ingress. */
final class ReachRules implements RiskRule {
    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        boolean isSame = change.before().isPresent() && change.after().isPresent() && !Touched.at(change, "spec");
        if (!change.object().kind().equals("NetworkPolicy") || around.isEnvironmentRemoved(change) || isSame) {
            return List.of();
        }
        Scene before = around.before(change);
        Scene after = around.after(change);
        Set<Hazard> hazards = new LinkedHashSet<>();
        for (Flow flow : flows(change, after)) {
            boolean did = before.workload(flow.from.owner()).isPresent()
                    && before.workload(flow.to.owner()).isPresent()
                    && isUsed(flow, before)
                    && flow.passes(before);
            if (did && !flow.passes(after)) {
                hazards.add(new Hazard(
                        Risk.OUTAGE,
                        Named.the(change.object()) + (change.after().isEmpty() ? " goes, and " : " cuts ")
                                + Named.the(flow.from.owner())
                                + (change.after().isEmpty() ? " no longer reaches " : " off from ")
                                + Named.the(flow.service) + ", which it uses"));
            }
        }
        loadBalancers(change, after).ifPresent(hazards::add);
        names(change, before, after).ifPresent(hazards::add);
        return List.copyOf(hazards);
    }

    /** Pods that use a port of others. */
    private record Flow(Workload from, Workload to, StoredObject service, ServicePort port) {
        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Flow f
                    && f.from.equals(from)
                    && f.to.equals(to)
                    && f.service.path().equals(service.path())
                    && f.port.equals(port);
        }

        /** By names, since objects are large. */
        @Override
        public int hashCode() {
            return Objects.hash(from, to, service.path(), port);
        }

        boolean passes(Scene scene) {
            Optional<Workload> source = scene.workload(from.owner());
            Optional<Workload> target = scene.workload(to.owner());
            if (source.isEmpty() || target.isEmpty()) {
                return false;
            }
            OptionalLong number = port.targetOf(target.get());
            return number.isPresent()
                    && passes(scene, source.get(), PolicyRule.EGRESS, target.get(), target.get(), number.getAsLong())
                    && passes(scene, target.get(), PolicyRule.INGRESS, source.get(), target.get(), number.getAsLong());
        }

        private boolean passes(
                Scene scene, Workload at, String direction, Workload peer, Workload target, long number) {
            return scene.limits(at, direction).let(r -> r.lets(peer, number, port.protocol(), target));
        }
    }

    private static boolean isUsed(Flow flow, Scene before) {
        return before.find(flow.service).isPresent()
                && before.mentions().of(flow.service).stream()
                        .anyMatch(
                                m -> Scene.Identity.of(m.pods().owner()).equals(Scene.Identity.of(flow.from.owner())));
    }

    /** What goes on after the change between pods that the policy holds for, or held for, and others. */
    private static Set<Flow> flows(ResourceChange change, Scene after) {
        Set<Workload> concerned = new LinkedHashSet<>();
        for (StoredObject policy : Stream.of(change.before(), change.after())
                .flatMap(Optional::stream)
                .toList()) {
            concerned.addAll(
                    after.select(policy.namespace(), Selector.of(View.of(policy).field("spec", "podSelector"))));
        }
        Set<Flow> flows = new LinkedHashSet<>();
        for (Workload pods : concerned) {
            for (StoredObject service : after.servicesOf(pods)) {
                after.mentions()
                        .of(service)
                        .forEach(m -> flows(m, pods, service).forEach(flows::add));
            }
            for (Mentions.Mention m : after.mentions().by(pods)) {
                m.service(after)
                        .ifPresent(s ->
                                after.behind(s).forEach(to -> flows(m, to, s).forEach(flows::add)));
            }
        }
        return flows;
    }

    private static Stream<Flow> flows(Mentions.Mention m, Workload to, StoredObject service) {
        return ServicePort.of(service).stream()
                .filter(p -> p.number() == m.port())
                .map(p -> new Flow(m.pods(), to, service, p));
    }

    /** Pods that can no longer ask for names, without which they reach hardly anything. */
    private static Optional<Hazard> names(ResourceChange change, Scene before, Scene after) {
        return change.after().stream()
                .flatMap(p ->
                        after.select(p.namespace(), Selector.of(View.of(p).field("spec", "podSelector"))).stream())
                .filter(w -> before.workload(w.owner())
                        .filter(was -> resolves(was, before))
                        .isPresent())
                .filter(w -> !resolves(w, after))
                .map(w -> new Hazard(
                        Risk.OUTAGE,
                        Named.the(change.object()) + " keeps " + Named.the(w.owner())
                                + " from asking for names (DNS, the port 53)"))
                .findFirst();
    }

    private static boolean resolves(Workload pods, Scene scene) {
        return scene.limits(pods, PolicyRule.EGRESS).let(PolicyRule::isForNames);
    }

    /** Pods behind an Ingress that lose the addresses from outside that they let in. */
    private static Optional<Hazard> loadBalancers(ResourceChange change, Scene after) {
        if (change.before().isEmpty() || change.after().isEmpty()) {
            return Optional.empty();
        }
        StoredObject is = change.after().get();
        List<PolicyRule> left = PolicyRule.of(is, PolicyRule.INGRESS);
        List<String> gone = PolicyRule.of(change.before().get(), PolicyRule.INGRESS).stream()
                .filter(r -> r.peer().field("ipBlock").isPresent())
                .filter(r -> left.stream().noneMatch(l -> l.covers(r, List.of())))
                .flatMap(r -> r.peer().text("ipBlock", "cidr").stream())
                .distinct()
                .toList();
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        Selector selector = Selector.of(View.of(is).field("spec", "podSelector"));
        for (StoredObject ingress : after.ofKind("Ingress")) {
            for (Backends.Backend backend : Backends.of(ingress)) {
                boolean leadsThere = after.find("Service", ingress.namespace(), backend.service())
                        .filter(s -> after.behind(s).stream().anyMatch(w -> selector.matches(w.labels())))
                        .isPresent();
                if (leadsThere) {
                    return Optional.of(new Hazard(
                            Risk.OUTAGE,
                            Named.the(is) + " no longer lets in " + Named.list(gone) + ", while " + Named.the(ingress)
                                    + " leads to its pods: the load balancers may find them dead"));
                }
            }
        }
        return Optional.empty();
    }
}
