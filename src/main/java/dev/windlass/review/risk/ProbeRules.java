package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A probe asks at a port that its container does not have, so that its pods never get ready or are killed. */
final class ProbeRules implements RiskRule {
    private static final List<String> PROBES = List.of("startupProbe", "readinessProbe", "livenessProbe");

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        Optional<Workload> was = change.before().flatMap(Workload::of).filter(Workload::isLasting);
        Optional<Workload> is = change.after().flatMap(Workload::of);
        if (was.isEmpty() || is.isEmpty()) {
            return List.of();
        }
        List<Hazard> hazards = new ArrayList<>();
        Map<String, View> before = was.get().named();
        is.get().named().forEach((name, container) -> {
            View old = before.getOrDefault(name, View.NOTHING);
            for (String probe : PROBES) {
                Optional<String> port = port(container, probe);
                boolean isNew = !port.equals(port(old, probe)) || has(old, port.orElse(""));
                if (port.isPresent() && isNew && !has(container, port.get())) {
                    hazards.add(new Hazard(
                            Risk.OUTAGE,
                            "the " + probe + " of " + Named.the(is.get().owner()) + " asks at the port " + port.get()
                                    + ", which the container \"" + name + "\" does not have: "
                                    + (probe.equals("readinessProbe")
                                            ? "its pods never get ready"
                                            : "its pods are killed again and again")));
                }
            }
        });
        return hazards;
    }

    private static Optional<String> port(View container, String probe) {
        View p = container.field(probe);
        return p.text("httpGet", "port").or(() -> p.text("tcpSocket", "port")).or(() -> p.text("grpc", "port"));
    }

    /** Whether a container has a port; one that names none may have any number. */
    private static boolean has(View container, String port) {
        List<View> ports = container.items("ports");
        boolean isNumber = !port.isEmpty() && port.chars().allMatch(Character::isDigit);
        return (isNumber && ports.isEmpty())
                || ports.stream()
                        .anyMatch(p -> p.text(isNumber ? "containerPort" : "name")
                                .filter(port::equals)
                                .isPresent());
    }
}
