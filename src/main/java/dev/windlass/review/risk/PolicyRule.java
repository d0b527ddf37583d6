package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that a NetworkPolicy lets through: a peer at a port.
 *
 * @param peer absent for everyone
 * @param port absent for every port
 */
record PolicyRule(View peer, View port) {
    private static final long DNS = 53;
    static final String INGRESS = "Ingress";
    static final String EGRESS = "Egress";

    /** The directions that a policy holds for. */
    static List<String> directions(StoredObject policy) {
        View spec = View.of(policy).field("spec");
        List<String> types = spec.texts("policyTypes");
        if (!types.isEmpty()) {
            return types;
        }
        return spec.field("egress").isPresent() ? List.of(INGRESS, EGRESS) : List.of(INGRESS);
    }

    /** All that a policy lets through in one direction. */
    static List<PolicyRule> of(StoredObject policy, String direction) {
        if (!directions(policy).contains(direction)) {
            return List.of();
        }
        boolean isIn = direction.equals(INGRESS);
        List<PolicyRule> rules = new ArrayList<>();
        for (View rule : View.of(policy).items("spec", isIn ? "ingress" : "egress")) {
            List<View> peers = orAny(rule.items(isIn ? "from" : "to"));
            List<View> ports = orAny(rule.items("ports"));
            peers.forEach(peer -> ports.forEach(port -> rules.add(new PolicyRule(peer, port))));
        }
        return rules;
    }

    private static List<View> orAny(List<View> list) {
        return list.isEmpty() ? List.of(View.NOTHING) : list;
    }

    /** Whether all that another rule lets through is let through by this one, as far as that can be told. */
    boolean covers(PolicyRule other, List<Workload> pods) {
        return coversPeer(other.peer) && coversPort(other.port, pods);
    }

    private boolean coversPeer(View other) {
        if (peer.isAbsent() || peer.equals(other)) {
            return true;
        }
        if (other.isAbsent()) {
            return false;
        }
        View block = peer.field("ipBlock");
        View otherBlock = other.field("ipBlock");
        if (block.isPresent() || otherBlock.isPresent()) {
            return block.isPresent() && otherBlock.isPresent() && coversBlock(block, otherBlock);
        }
        View spaces = peer.field("namespaceSelector");
        View otherSpaces = other.field("namespaceSelector");
        boolean coversSpaces = spaces.isAbsent()
                ? otherSpaces.isAbsent()
                : otherSpaces.isAbsent()
                        ? Selector.of(spaces).isEmpty()
                        : Selector.of(spaces).covers(Selector.of(otherSpaces));
        return coversSpaces && Selector.of(peer.field("podSelector")).covers(Selector.of(other.field("podSelector")));
    }

    private static boolean coversBlock(View block, View other) {
        Optional<AddressRange> range = block.text("cidr").flatMap(AddressRange::of);
        Optional<AddressRange> otherRange = other.text("cidr").flatMap(AddressRange::of);
        if (range.isEmpty() || otherRange.isEmpty() || !range.get().contains(otherRange.get())) {
            return false;
        }
        List<AddressRange> holes = ranges(block);
        List<AddressRange> otherHoles = ranges(other);
        return holes.stream()
                .allMatch(h -> !h.meets(otherRange.get()) || otherHoles.stream().anyMatch(o -> o.contains(h)));
    }

    private static List<AddressRange> ranges(View block) {
        return block.texts("except").stream()
                .flatMap(e -> AddressRange.of(e).stream())
                .toList();
    }

    private boolean coversPort(View other, List<Workload> pods) {
        if (port.isAbsent() || port.equals(other)) {
            return true;
        }
        if (other.isAbsent()
                || !port.text("protocol")
                        .orElse("TCP")
                        .equals(other.text("protocol").orElse("TCP"))) {
            return false;
        }
        if (port.field("port").isAbsent() || port.field("port").equals(other.field("port"))) {
            return port.field("port").isAbsent()
                    || other.field("endPort").isAbsent()
                    || end(port, pods) >= end(other, pods);
        }
        long from = number(port, pods);
        long otherFrom = number(other, pods);
        return from > 0 && otherFrom > 0 && from <= otherFrom && end(port, pods) >= end(other, pods);
    }

    private static long number(View port, List<Workload> pods) {
        return port.number("port")
                .orElseGet(() -> pods.stream()
                        .flatMapToLong(w -> w.port(port.text("port").orElse("")).stream())
                        .findFirst()
                        .orElse(0));
    }

    private static long end(View port, List<Workload> pods) {
        return port.number("endPort").orElse(number(port, pods));
    }

    /** Whether it lets one pod of the namespace through at a port. */
    boolean lets(Workload from, long number, String protocol, Workload at) {
        boolean isPod = peer.isAbsent();
        if (peer.field("ipBlock").isPresent()) {
            isPod = peer.items("ipBlock", "except").isEmpty()
                    && peer.text("ipBlock", "cidr")
                            .filter(c -> c.equals("0.0.0.0/0") || c.equals("10.0.0.0/8"))
                            .isPresent();
        } else if (peer.isPresent()) {
            View spaces = peer.field("namespaceSelector");
            Selector selector = Selector.of(spaces);
            String own = from.owner().namespace().orElse("");
            boolean inSpace = spaces.isAbsent()
                    || selector.isEmpty()
                    || own.equals(selector.labels().get("kubernetes.io/metadata.name"));
            isPod = inSpace && Selector.of(peer.field("podSelector")).matches(from.labels());
        }
        if (!isPod || port.isAbsent()) {
            return isPod;
        }
        long first = number(port, List.of(at));
        boolean inPorts = port.field("port").isAbsent() || (first <= number && number <= end(port, List.of(at)));
        return inPorts && port.text("protocol").orElse("TCP").equals(protocol);
    }

    /** Whether name servers may be asked by it, wherever they are. */
    boolean isForNames() {
        return port.field("port").isAbsent()
                || (port.number("port").orElse(0) <= DNS
                        && port.number("endPort").orElse(port.number("port").orElse(0)) >= DNS);
    }

    /** Whether it lets in no more than the load balancers of Google and their health checks. */
    boolean isForLoadBalancers() {
        return peer.text("ipBlock", "cidr")
                .filter(c -> c.equals("35.191.0.0/16") || c.equals("130.211.0.0/22"))
                .isPresent();
    }

    /** Whether it is about one port, which is one of these numbers. */
    boolean isAtOneOf(Set<Long> numbers, Workload pods) {
        return port.field("port").isPresent()
                && port.field("endPort").isAbsent()
                && numbers.contains(number(port, List.of(pods)));
    }

    /** Whether it leads only to pods of the same namespace. */
    boolean isWithin() {
        return peer.field("podSelector").isPresent()
                && peer.field("namespaceSelector").isAbsent()
                && !Selector.of(peer.field("podSelector")).isEmpty();
    }

    String peerText() {
        if (peer.isAbsent()) {
            return "anywhere";
        }
        Optional<String> block = peer.text("ipBlock", "cidr");
        if (block.isPresent()) {
            boolean isAll = block.get().equals("0.0.0.0/0") || block.get().equals("::/0");
            return isAll ? "the internet (" + block.get() + ")" : block.get();
        }
        Selector pods = Selector.of(peer.field("podSelector"));
        String who = pods.isEmpty() ? "every pod" : "pods with " + pods;
        View spaces = peer.field("namespaceSelector");
        if (spaces.isAbsent()) {
            return pods.isEmpty() ? "every pod of the namespace" : who;
        }
        Selector selector = Selector.of(spaces);
        return who + (selector.isEmpty() ? " of every namespace" : " of namespaces with " + selector);
    }

    String portText() {
        if (port.isAbsent() || port.field("port").isAbsent()) {
            return "every port";
        }
        return "the port " + port.text("port").orElse("")
                + port.text("endPort").map(e -> " to " + e).orElse("");
    }
}
