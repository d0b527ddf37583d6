package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.List;
import java.util.OptionalLong;

/**
 * One port of a Service.
 *
 * @param name empty where it has none
 * @param target the port of the pods, by its number or name
 */
record ServicePort(String name, long number, String target, String protocol) {
    static List<ServicePort> of(StoredObject service) {
        return View.of(service).items("spec", "ports").stream()
                .map(p -> new ServicePort(
                        p.text("name").orElse(""),
                        p.number("port").orElse(0),
                        p.text("targetPort").orElse(p.text("port").orElse("")),
                        p.text("protocol").orElse("TCP")))
                .toList();
    }

    /** The port of the pods that it leads to; empty where they have none of that name. */
    OptionalLong targetOf(Workload pods) {
        return target.chars().allMatch(Character::isDigit) && !target.isEmpty()
                ? OptionalLong.of(Long.parseLong(target))
                : pods.port(target);
    }

    /** Whether only the peers of a chain talk to it. */
    boolean isForPeers() {
        return name.startsWith("p2p") || name.startsWith("quic") || name.startsWith("disc");
    }

    /** Whether it is one through which a chain takes orders. */
    boolean isForOrders() {
        return isForOrders(name);
    }

    /** Whether a port of that name is one. */
    static boolean isForOrders(String name) {
        return name.matches("rpc.*|ws.*|engine.*|http-?rpc.*|json-?rpc.*|auth-?rpc.*|graphql.*|grpc.*");
    }

    /** Such as {@code rpc (8332)}. */
    @Override
    public String toString() {
        return name.isEmpty() ? Long.toString(number) : name + " (" + number + ")";
    }
}
