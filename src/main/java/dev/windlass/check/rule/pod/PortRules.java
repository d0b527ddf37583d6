package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ports of a container. */
final class PortRules {
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

    private PortRules() {}

    static void check(Value ports) {
        Set<String> names = new HashSet<>();
        for (Value port : ports.items()) {
            Value name = port.field("name");
            if (!name.isEmpty()) {
                if (!TextForm.PORT_NAME.fits(name.text())) {
                    name.form(TextForm.PORT_NAME);
                } else if (!names.add(name.text())) {
                    name.duplicate();
                }
            }
            if (port.field("containerPort").needed()) {
                port.field("containerPort").within(1, 65535);
            }
            if (!port.field("hostPort").isEmpty()) {
                port.field("hostPort").within(1, 65535);
            }
            if (!port.field("protocol").isEmpty()) {
                port.field("protocol").oneOf(PROTOCOLS);
            }
        }
    }

    /** Names and numbers that stand twice, so that a Service or a probe finds one of them only. */
    static void repetitions(Value spec) {
        Set<String> names = new HashSet<>();
        for (Value container : PodParts.containers(spec)) {
            Set<String> ports = new HashSet<>();
            Set<String> own = new HashSet<>();
            for (Value port : container.field("ports").items()) {
                String name = port.field("name").text();
                if (!name.isEmpty() && own.add(name) && !names.add(name)) {
                    port.field("name")
                            .warn("names a port of an earlier container, too: Services and probes use that one");
                }
                if (!ports.add(port.field("protocol").text()
                        + '/'
                        + port.field("containerPort").number()
                        + '/'
                        + port.field("hostPort").number()
                        + '/'
                        + port.field("hostIP").text())) {
                    port.warn("repeats an earlier port of its container");
                }
                if (!port.field("hostIP").isEmpty() && port.field("hostPort").isEmpty()) {
                    port.field("hostIP").warn("has no effect without a hostPort");
                }
            }
        }
    }

    /** Ports of the node that these containers would take twice. */
    static void hostConflicts(List<Value> containers) {
        Set<String> taken = new HashSet<>();
        for (Value container : containers) {
            for (Value port : container.field("ports").items()) {
                Value host = port.field("hostPort");
                if (!host.isEmpty()
                        && !taken.add(port.field("protocol").text()
                                + '/'
                                + port.field("hostIP").text()
                                + '/'
                                + host.number())) {
                    host.duplicate();
                }
            }
        }
    }

    /** With the node's own network a port of the container is that port of the node. */
    static void onHostNetwork(Value spec, boolean isPod) {
        for (Value container : spec.field("containers").items()) {
            for (Value port : container.field("ports").items()) {
                Value host = port.field("hostPort");
                if ((isPod || !host.isEmpty())
                        && host.number() != port.field("containerPort").number()) {
                    host.invalid("must be the containerPort with hostNetwork: true");
                }
            }
        }
    }
}
