package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something gets an address or a port outside of the cluster, or one is open to more. */
final class ExposureRules implements RiskRule {
    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isEmpty()) {
            return List.of();
        }
        StoredObject is = change.after().get();
        List<Hazard> hazards = new ArrayList<>(around.reached(change));
        switch (is.kind()) {
            case "Service" -> hazards.addAll(service(change.before(), is, around.after(change)));
            case "Gateway" -> {
                hazards.addAll(names(change, "spec", "listeners"));
                if (change.before().filter(g -> Door.isOfPrivateNetwork(g)).isPresent()
                        && !Door.isOfPrivateNetwork(is)) {
                    hazards.add(new Hazard(
                            Risk.EXPOSURE,
                            Named.the(is) + " gets a public address: its class is "
                                    + View.of(is)
                                            .text("spec", "gatewayClassName")
                                            .orElse("another")));
                }
            }
            default ->
                Workload.of(is)
                        .ifPresent(w -> hazards.addAll(hostPorts(change.before().flatMap(Workload::of), w)));
        }
        return hazards;
    }

    private static List<Hazard> service(Optional<StoredObject> was, StoredObject is, Scene after) {
        List<Hazard> hazards = new ArrayList<>();
        if (!PublicService.is(is)) {
            return hazards;
        }
        Optional<StoredObject> old = was.filter(PublicService::is);
        // to which other ports of known pods a port leads is told by comparing both sides as a whole
        boolean isKnown = !after.behind(is).isEmpty();
        Set<String> known = new HashSet<>();
        old.ifPresent(o -> ServicePort.of(o).forEach(p -> known.add(text(p, isKnown))));
        List<ServicePort> open = ServicePort.of(is).stream()
                .filter(p -> !known.contains(text(p, isKnown)))
                .toList();
        String ports = Named.list(open.stream().map(ServicePort::toString).toList());
        boolean isRpc = open.stream().anyMatch(ServicePort::isForOrders);
        String warning = isRpc ? ": whoever can reach it can give it orders" : "";
        String name = Named.the(is);
        if (old.isEmpty()) {
            String how = switch (PublicService.type(is)) {
                case "LoadBalancer" -> " gets a public address by a load balancer";
                case "NodePort" -> " is reached at a port of every machine";
                default -> " gets an address from outside (externalIPs)";
            };
            hazards.add(new Hazard(
                    Risk.EXPOSURE, name + how + (ports.isEmpty() ? "" : ", with the port " + ports) + warning));
            return hazards;
        }
        if (!open.isEmpty()) {
            hazards.add(new Hazard(
                    Risk.EXPOSURE, name + ", which is reached from outside, opens the port " + ports + warning));
        }
        boolean toBalancer = PublicService.type(is).equals("LoadBalancer")
                && !PublicService.type(old.get()).equals("LoadBalancer");
        if (toBalancer) {
            hazards.add(new Hazard(Risk.EXPOSURE, name + " gets a public address by a load balancer"));
        }
        List<String> addresses = new ArrayList<>(View.of(is).texts("spec", "externalIPs"));
        addresses.removeAll(View.of(old.get()).texts("spec", "externalIPs"));
        if (!addresses.isEmpty()) {
            hazards.add(new Hazard(Risk.EXPOSURE, name + " is reached at further addresses: " + Named.list(addresses)));
        }
        ranges(View.of(old.get()), View.of(is), name).ifPresent(hazards::add);
        return hazards;
    }

    private static String text(ServicePort port, boolean isKnown) {
        return port.protocol() + '/' + port.number() + (isKnown ? "" : '/' + port.target());
    }

    /** Who may talk to a load balancer; everyone where nothing is said. */
    private static Optional<Hazard> ranges(View was, View is, String name) {
        List<String> old = was.texts("spec", "loadBalancerSourceRanges");
        List<String> now = is.texts("spec", "loadBalancerSourceRanges");
        if (old.isEmpty()) {
            return Optional.empty();
        }
        if (now.isEmpty()) {
            return Optional.of(new Hazard(
                    Risk.EXPOSURE,
                    name + " is open to everyone, and was to " + Named.list(old) + " only (loadBalancerSourceRanges)"));
        }
        List<AddressRange> had =
                old.stream().flatMap(r -> AddressRange.of(r.strip()).stream()).toList();
        List<String> wider = now.stream()
                .filter(r -> !old.contains(r))
                .filter(r -> AddressRange.of(r.strip())
                        .filter(a -> had.stream().anyMatch(h -> h.contains(a)))
                        .isEmpty())
                .toList();
        return wider.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hazard(
                        Risk.EXPOSURE,
                        name + " is open to further addresses: " + Named.list(wider) + " (loadBalancerSourceRanges)"));
    }

    private static List<Hazard> names(ResourceChange change, String... list) {
        List<String> listeners = new ArrayList<>(listeners(View.of(change.after()), list));
        listeners.removeAll(listeners(View.of(change.before()), list));
        return listeners.isEmpty()
                ? List.of()
                : List.of(new Hazard(
                        Risk.EXPOSURE, Named.the(change.object()) + " listens for more: " + Named.list(listeners)));
    }

    private static List<String> listeners(View root, String... list) {
        return root.items(list).stream()
                .map(l -> l.text("hostname").orElse("every host") + " at the port "
                        + l.text("port").orElse(""))
                .toList();
    }

    private static List<Hazard> hostPorts(Optional<Workload> was, Workload is) {
        List<String> ports = new ArrayList<>(hostPorts(is));
        was.ifPresent(w -> ports.removeAll(hostPorts(w)));
        return ports.isEmpty()
                ? List.of()
                : List.of(new Hazard(
                        Risk.EXPOSURE,
                        "the pods of " + Named.the(is.owner())
                                + " are reached at ports of the machines that they run on: " + Named.list(ports)
                                + " (hostPort)"));
    }

    private static List<String> hostPorts(Workload pods) {
        return pods.containers().stream()
                .flatMap(c -> c.items("ports").stream())
                .flatMap(p -> p.text("hostPort").stream())
                .toList();
    }
}
