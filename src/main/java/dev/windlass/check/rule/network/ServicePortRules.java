package dev.windlass.check.rule.network;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The ports of a Service. */
final class ServicePortRules {
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
    private static final int KUBELET_PORT = 10_250;
    private static final int KUBELET_PORT_FREE_SINCE = 33;
    /** kube-apiserver's default for --service-node-port-range. */
    private static final int FIRST_NODE_PORT = 30_000;

    private static final int LAST_NODE_PORT = 32_767;

    private ServicePortRules() {}

    /** Whether the ports that are asked for on all nodes can be given out. */
    static boolean areInRange(ServiceView service) {
        boolean all = true;
        if (service.isType("NodePort") || service.isType("LoadBalancer")) {
            Set<Long> had = service.oldSpec().map(ServicePortRules::nodePorts).orElse(Set.of());
            for (Value port : service.spec().field("ports").items()) {
                Value nodePort = port.field("nodePort");
                if (!had.contains(nodePort.number())) {
                    all &= isInRange(nodePort);
                }
            }
        }
        return all;
    }

    /** Whether a port is one that the server gives out on nodes; 0 is any. */
    static boolean isInRange(Value nodePort) {
        long number = nodePort.number();
        if (number != 0 && (number < FIRST_NODE_PORT || number > LAST_NODE_PORT)) {
            nodePort.invalid(
                    "must be from " + FIRST_NODE_PORT + " to " + LAST_NODE_PORT,
                    "leave it out, and the cluster picks a free one");
            return false;
        }
        return true;
    }

    private static Set<Long> nodePorts(Value spec) {
        Set<Long> ports = new TreeSet<>();
        spec.field("ports").items().forEach(p -> ports.add(p.field("nodePort").number()));
        return ports;
    }

    static void check(ServiceView service) {
        Value ports = service.spec().field("ports");
        if (ports.size() == 0 && !service.isHeadless() && !service.isType("ExternalName")) {
            ports.required("a Service has one port or more");
        }
        Set<String> names = new HashSet<>();
        Set<String> taken = new HashSet<>();
        Set<String> takenOnNodes = new HashSet<>();
        boolean keepsNodePorts = keepsNodePorts(service);
        for (Value port : ports.items()) {
            port(port, ports.size() > 1, names);
            String protocol = port.field("protocol").text() + ' ';
            if (!taken.add(protocol + port.field("port").number())) {
                port.duplicate();
            }
            if (port.field("nodePort").number() != 0 && keepsNodePorts) {
                nodePort(service, port, takenOnNodes);
            }
            if (service.isType("LoadBalancer")
                    && port.minor() < KUBELET_PORT_FREE_SINCE
                    && port.field("port").number() == KUBELET_PORT) {
                port.invalid("must not be 10250, which is the kubelet's");
            }
        }
    }

    /** A change to a type without node ports throws them away, unless new ones were written. */
    private static boolean keepsNodePorts(ServiceView service) {
        boolean had = service.wasType("NodePort") || service.wasType("LoadBalancer");
        boolean needs = service.isType("NodePort") || service.isType("LoadBalancer");
        return !had
                || needs
                || !service.oldSpec()
                        .map(ServicePortRules::nodePorts)
                        .orElse(Set.of())
                        .containsAll(nodePorts(service.spec()).stream()
                                .filter(p -> p != 0)
                                .toList());
    }

    private static void nodePort(ServiceView service, Value port, Set<String> taken) {
        Value nodePort = port.field("nodePort");
        if (service.isType("ClusterIP")) {
            nodePort.forbidden("must not be set with type ClusterIP");
        }
        if (!taken.add(port.field("protocol").text() + ' ' + nodePort.number())) {
            nodePort.duplicate();
        }
    }

    private static void port(Value port, boolean isNamed, Set<String> names) {
        Value name = port.field("name");
        if (!name.isEmpty()) {
            name.form(TextForm.LABEL);
            if (!names.add(name.text())) {
                name.duplicate();
            }
        } else if (isNamed) {
            name.required("with several ports, each needs a name");
        }
        port.field("port").within(1, 65535);
        port.field("protocol").oneOf(PROTOCOLS);
        targetPort(port);
        if (port.field("appProtocol").isPresent()) {
            port.field("appProtocol").form(TextForm.LABEL_KEY);
        }
    }

    /** Where it is not given, it is the port's own number. */
    private static void targetPort(Value port) {
        Value target = port.field("targetPort");
        long number = port.field("port").number();
        if (target.isEmpty()) {
            boolean isNumber = !port.field("port").isText();
            if (isNumber && (number < 1 || number > 65535)) {
                target.invalid("is " + number + " as port is, and must be from 1 to 65535");
            }
        } else if (target.isText()) {
            target.form(TextForm.PORT_NAME);
        } else {
            target.within(1, 65535);
        }
    }
}
