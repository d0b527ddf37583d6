package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Service goes, loses a port or its pods, while others go on to use it. */
final class ServiceRules implements RiskRule {
    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.before().isEmpty()) {
            return List.of();
        }
        StoredObject was = change.before().get();
        if (!was.kind().equals("Service")) {
            return Workload.of(was).isPresent() ? ofPods(was, change, around) : List.of();
        }
        Scene after = around.after(change);
        if (change.after().isEmpty()) {
            return removed(was, after, around);
        }
        List<Hazard> hazards = new ArrayList<>(ports(was, change.after().get(), after));
        cut(was, change.after().get(), around.before(change), after).ifPresent(hazards::add);
        address(was, change.after().get()).ifPresent(hazards::add);
        return hazards;
    }

    private static List<Hazard> removed(StoredObject service, Scene after, Surroundings around) {
        List<Hazard> hazards = new ArrayList<>();
        List<String> users = users(service, after, around, Optional.empty());
        if (!users.isEmpty()) {
            hazards.add(new Hazard(
                    Risk.OUTAGE,
                    Named.the(service) + " is removed, which " + Named.list(users)
                            + (users.size() == 1 ? " uses" : " use"),
                    "take it out of their uses first"));
        }
        if (PublicService.is(service) && !forPeers(service)) {
            hazards.add(new Hazard(
                    Risk.OUTAGE,
                    Named.the(service) + " is removed, and with it the address at which it is reached from outside"));
        }
        return hazards;
    }

    private static boolean forPeers(StoredObject service) {
        return ServicePort.of(service).stream().allMatch(ServicePort::isForPeers);
    }

    private static List<Hazard> ports(StoredObject was, StoredObject is, Scene after) {
        List<Hazard> hazards = new ArrayList<>();
        List<ServicePort> now = ServicePort.of(is);
        for (ServicePort port : ServicePort.of(was)) {
            if (now.stream()
                    .anyMatch(p -> p.number() == port.number() && p.protocol().equals(port.protocol()))) {
                continue;
            }
            Set<String> users = new LinkedHashSet<>();
            after.mentions().of(is).stream()
                    .filter(m -> m.port() == port.number())
                    .forEach(m -> users.add(user(m)));
            after.backendsOf(is).stream()
                    .filter(b -> b.isAt(port) && now.stream().noneMatch(b::isAt))
                    .forEach(b -> users.add(Named.the(b.ingress())));
            if (!users.isEmpty()) {
                hazards.add(new Hazard(
                        Risk.OUTAGE,
                        Named.the(is) + " loses the port " + port + ", which " + Named.list(List.copyOf(users))
                                + (users.size() == 1 ? " uses" : " use")));
            } else if (PublicService.is(is) && !port.isForPeers()) {
                hazards.add(new Hazard(
                        Risk.OUTAGE,
                        Named.the(is) + " loses the port " + port + ", at which it is reached from outside"));
            }
        }
        return hazards;
    }

    /** Who goes on to use a Service. */
    private static List<String> users(StoredObject service, Scene after, Surroundings around, Optional<String> but) {
        Set<String> users = new LinkedHashSet<>();
        after.mentions().of(service).forEach(m -> users.add(user(m)));
        after.backendsOf(service).forEach(b -> users.add(Named.the(b.ingress())));
        if (service.name().equals(service.unit())) {
            around.units(service).stream()
                    .filter(u -> !u.name().equals(service.unit()))
                    .filter(u -> u.spec().sequence("uses").items().stream()
                            .anyMatch(n -> new View(n)
                                    .text()
                                    .filter(service.unit()::equals)
                                    .isPresent()))
                    .filter(u -> users.stream().noneMatch(x -> x.contains('"' + u.name() + '"')))
                    .map(u -> '"' + u.name() + '"')
                    .filter(u -> !u.equals(but.orElse("")))
                    .forEach(users::add);
        }
        return List.copyOf(users);
    }

    private static String user(Mentions.Mention m) {
        return Named.the(m.pods().owner()) + " (" + m.where() + ")";
    }

    /** Pods change or go so that a Service, which itself stays as it is, leads to none. */
    private static List<Hazard> ofPods(StoredObject pods, ResourceChange change, Surroundings around) {
        Optional<Workload> was = around.before(change).workload(pods);
        List<Hazard> hazards = new ArrayList<>();
        if (was.isPresent()) {
            for (StoredObject service : around.before(change).servicesOf(was.get())) {
                around.after(change)
                        .find(service)
                        .filter(s -> !around.isNewOrChanged(s))
                        .flatMap(s -> cut(service, s, around.before(change), around.after(change)))
                        .ifPresent(hazards::add);
            }
        }
        return hazards;
    }

    /** That a Service led to pods, and leads to none. */
    private static Optional<Hazard> cut(StoredObject was, StoredObject is, Scene before, Scene after) {
        List<Workload> had = before.behind(was);
        if (had.isEmpty()) {
            return Optional.empty();
        }
        List<Workload> has = after.behind(is);
        if (has.isEmpty()) {
            return View.of(is).field("spec", "selector").isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Hazard(
                            Risk.OUTAGE, Named.the(is) + " selects no pods any more: nothing answers where it leads"));
        }
        for (ServicePort port : ServicePort.of(is)) {
            boolean led = ServicePort.of(was).stream()
                    .filter(p -> p.number() == port.number())
                    .anyMatch(p -> had.stream().anyMatch(w -> p.targetOf(w).isPresent()));
            if (led && has.stream().noneMatch(w -> port.targetOf(w).isPresent())) {
                return Optional.of(new Hazard(
                        Risk.OUTAGE,
                        Named.the(is) + " leads its port " + port + " to the port \"" + port.target()
                                + "\", which its pods do not have any more"));
            }
        }
        return Optional.empty();
    }

    /** The address at which it is reached from outside. */
    private static Optional<Hazard> address(StoredObject was, StoredObject is) {
        if (forPeers(is) || !PublicService.is(was)) {
            return Optional.empty();
        }
        if (!PublicService.is(is)) {
            return Optional.of(new Hazard(Risk.OUTAGE, Named.the(is) + " is no longer reached from outside"));
        }
        for (View port : View.of(was).items("spec", "ports")) {
            Optional<String> number = port.text("nodePort");
            boolean moved = number.isPresent()
                    && View.of(is).items("spec", "ports").stream()
                            .filter(p -> p.field("port").equals(port.field("port")))
                            .anyMatch(p -> !p.text("nodePort").equals(number));
            if (moved) {
                return Optional.of(new Hazard(
                        Risk.OUTAGE,
                        Named.the(is) + " is no longer reached at the port " + number.get() + " of the machines"));
            }
        }
        View before = View.of(was).field("spec", "loadBalancerIP");
        View after = View.of(is).field("spec", "loadBalancerIP");
        return before.isPresent() && !before.equals(after)
                ? Optional.of(new Hazard(
                        Risk.OUTAGE,
                        Named.the(is) + " gets another address ("
                                + before.text().orElse("") + " → "
                                + after.text().orElse("any") + "), where nobody looks for it yet"))
                : Optional.empty();
    }
}
