package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How pods are reached from outside.
 *
 * @param port of the pods
 * @param guards what asks before anybody gets through, by the settings of the Service's backends
 */
record Way(Door door, StoredObject service, ServicePort at, Workload pods, long port, Set<String> guards) {
    private static final Pattern INSIDE = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.svc(\\..*)?");

    /** All ways of one side. */
    static List<Way> all(Scene scene) {
        List<Way> ways = new ArrayList<>();
        for (Door door : scene.doors()) {
            Optional<StoredObject> service = scene.find("Service", door.namespace(), door.service());
            if (service.isEmpty()) {
                continue;
            }
            Optional<StoredObject> named = named(service.get(), scene);
            List<Workload> behind = scene.behind(named.orElse(service.get()));
            for (ServicePort port : ServicePort.of(named.orElse(service.get()))) {
                if (!behind.isEmpty() && (door.isAt(port) || named.isPresent())) {
                    Set<String> guards = door.isOfService() ? Set.of() : BackendGuards.of(service.get(), port, scene);
                    behind.forEach(w -> port.targetOf(w)
                            .ifPresent(n -> ways.add(new Way(door, service.get(), port, w, n, guards))));
                }
            }
        }
        return ways;
    }

    /** The Service that another stands for by its name in the cluster; some controllers go there, at the port that is asked for. */
    private static Optional<StoredObject> named(StoredObject service, Scene scene) {
        return View.of(service).text("spec", "externalName").flatMap(name -> {
            Matcher m = INSIDE.matcher(name);
            return m.matches() ? scene.find("Service", Optional.of(m.group(2)), m.group(1)) : Optional.empty();
        });
    }

    /** Whether this one, of before, led to the same port of the same pods already. */
    boolean leadsTo(Way other) {
        return leadsToPods(other) && isPort(other);
    }

    private boolean leadsToPods(Way other) {
        return Scene.Identity.of(pods.owner()).equals(Scene.Identity.of(other.pods.owner()));
    }

    /** By its number, or by its name where the number was no other port of the pods. */
    private boolean isPort(Way other) {
        if (port == other.port) {
            return true;
        }
        String name = other.portName();
        return !name.isEmpty()
                && name.equals(portName())
                && ports(pods).noneMatch(p -> p.number("containerPort").orElse(0) == other.port);
    }

    private static Stream<View> ports(Workload pods) {
        return pods.containers().stream().flatMap(c -> c.items("ports").stream());
    }

    /** What the pods call the port; empty where they have no name for it. */
    String portName() {
        return ports(pods)
                .filter(p -> p.number("containerPort").orElse(0) == port)
                .flatMap(p -> p.text("name").stream())
                .findFirst()
                .orElse("");
    }

    /** What asked on this one, of before, and asks on the other no longer. */
    Set<String> lost(Way other) {
        Set<String> lost = new HashSet<>(guards);
        lost.removeAll(other.guards);
        return lost;
    }
}
