package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of an environment is reached from outside and was not: a port of pods that were there before, through a door that was there before. It
 * is said once, of the object that makes it so. New doors are said by what opens them, and new pods are reached as somebody meant them to be.
 */
final class Reach {
    private final Scene before;
    private final Scene after;
    private final Surroundings around;
    private final Map<String, List<Hazard>> byPath = new HashMap<>();

    private Reach(Scene before, Scene after, Surroundings around) {
        this.before = before;
        this.after = after;
        this.around = around;
    }

    /** What is newly reached, by the path of the object that makes it so. */
    static Map<String, List<Hazard>> between(Scene before, Scene after, Surroundings around) {
        Reach reach = new Reach(before, after, around);
        reach.compare();
        return reach.byPath;
    }

    private void compare() {
        Map<Scene.Identity, List<Way>> had = new HashMap<>();
        for (Way way : before.ways()) {
            had.computeIfAbsent(Scene.Identity.of(way.pods().owner()), k -> new ArrayList<>())
                    .add(way);
        }
        Map<String, Found> found = new LinkedHashMap<>();
        for (Way way : after.ways()) {
            if (before.workload(way.pods().owner()).isEmpty()) {
                continue;
            }
            List<Way> same = had.getOrDefault(Scene.Identity.of(way.pods().owner()), List.of()).stream()
                    .filter(w -> w.door().covers(way.door()) && w.leadsTo(way))
                    .toList();
            if (same.isEmpty() && before.doors().stream().noneMatch(d -> d.covers(way.door()))) {
                continue;
            }
            if (same.isEmpty()) {
                maker(way).ifPresent(o -> add(found, o, way, Set.of()));
            } else if (same.stream().noneMatch(w -> w.lost(way).isEmpty())) {
                unguarded(way).ifPresent(o -> add(found, o, way, same.getFirst().lost(way)));
            }
        }
        found.forEach((key, f) ->
                byPath.computeIfAbsent(f.maker.path(), k -> new ArrayList<>()).add(f.hazard()));
    }

    private static void add(Map<String, Found> found, StoredObject maker, Way way, Set<String> lost) {
        String key = maker.path() + '\n' + way.door().of().path() + '\n' + lost;
        found.computeIfAbsent(key, k -> new Found(maker, way.door(), lost, new ArrayList<>()))
                .ways
                .add(way);
    }

    /** What makes a way that was not: the door that leads to another Service, the Service that leads to other pods, or the pods. */
    private Optional<StoredObject> maker(Way way) {
        boolean isLed = before.doors().stream()
                .anyMatch(d -> d.covers(way.door())
                        && d.namespace().equals(way.door().namespace())
                        && d.service().equals(way.door().service())
                        && d.isAt(way.at()));
        if (!isLed && around.isNewOrChanged(way.door().of())) {
            return Optional.of(way.door().of());
        }
        Optional<StoredObject> was = before.find(way.service());
        boolean isTurned =
                !View.of(was).field("spec").equals(View.of(way.service()).field("spec"));
        if (isTurned && around.isNewOrChanged(way.service())) {
            return Optional.of(way.service());
        }
        return List.of(way.pods().owner(), way.service(), way.door().of()).stream()
                .filter(around::isNewOrChanged)
                .findFirst();
    }

    /** What takes a guard off a way; the settings of the backends say themselves what changes in them. */
    private Optional<StoredObject> unguarded(Way way) {
        boolean isSame = before.find(way.service())
                .filter(s -> annotations(s).equals(annotations(way.service())))
                .isPresent();
        if (!isSame && around.isNewOrChanged(way.service())) {
            return Optional.of(way.service());
        }
        boolean isLed = before.doors().stream()
                .anyMatch(d ->
                        d.covers(way.door()) && d.service().equals(way.door().service()));
        return isLed ? Optional.empty() : Optional.of(way.door().of()).filter(around::isNewOrChanged);
    }

    private static View annotations(StoredObject object) {
        return View.of(object).field("metadata", "annotations");
    }

    /** Ways that one object makes through one other. */
    private record Found(StoredObject maker, Door door, Set<String> lost, List<Way> ways) {
        Hazard hazard() {
            String by = Named.the(door.of());
            if (!lost.isEmpty()) {
                return new Hazard(
                        Risk.EXPOSURE,
                        hosts() + ", which " + by + " leads here, no longer "
                                + (lost.contains("who it is (IAP)") ? "asks " : "keeps to ")
                                + Named.list(List.copyOf(new TreeSet<>(lost))));
            }
            String pods = Named.list(ways.stream()
                    .map(w -> Named.the(w.pods().owner()) + " at the port " + port(w))
                    .distinct()
                    .toList());
            boolean isRpc = ways.stream().anyMatch(w -> ServicePort.isForOrders(w.portName()) || w.at().isForOrders());
            String warning = isRpc ? ": whoever can reach it can give it orders" : "";
            String who = door.isOfService() ? by + ", which is reached from outside," : hosts() + " of " + by;
            boolean isMany = !door.isOfService() && hosts().contains(" and ");
            return new Hazard(Risk.EXPOSURE, who + " now " + (isMany ? "lead to " : "leads to ") + pods + warning);
        }

        private String hosts() {
            return Named.list(
                    ways.stream().map(w -> w.door().toString()).distinct().toList());
        }

        private static String port(Way way) {
            return way.portName().isEmpty() ? Long.toString(way.port()) : way.portName() + " (" + way.port() + ')';
        }
    }
}
