package dev.windlass.review.risk;

import dev.windlass.review.diff.Comparison;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All that stands around a change: what its environment deploys before and after, what else changes, and what the specs say. */
final class Surroundings {
    private final Map<String, Scene> before;
    private final Map<String, Scene> after;
    private final Map<String, Unit> units = new TreeMap<>();
    private final Map<String, Environment> environments = new HashMap<>();
    private final Map<String, ResourceChange> changes = new HashMap<>();
    private final Set<String> changedAfter = new HashSet<>();

    private final Map<String, Map<String, List<Hazard>>> reached = new HashMap<>();

    Surroundings(Comparison comparison) {
        this.before = scenes(comparison.before());
        this.after = scenes(comparison.after());
        for (Unit unit : comparison.units()) {
            units.put(unit.environment().name() + '/' + unit.name(), unit);
            environments.put(unit.environment().name(), unit.environment());
        }
        for (ResourceChange change : comparison.changes()) {
            change.before().ifPresent(o -> changes.put(o.path(), change));
            change.after().ifPresent(o -> changedAfter.add(o.path()));
        }
    }

    private static Map<String, Scene> scenes(State state) {
        Map<String, List<StoredObject>> objects = new HashMap<>();
        for (StoredObject o : state.objects().values()) {
            objects.computeIfAbsent(o.environment(), e -> new ArrayList<>()).add(o);
        }
        Map<String, Scene> scenes = new HashMap<>();
        objects.forEach((environment, list) -> scenes.put(environment, new Scene(list)));
        return scenes;
    }

    /** What the environment of a change deployed. */
    Scene before(ResourceChange change) {
        return before.getOrDefault(change.object().environment(), Scene.EMPTY);
    }

    /** What the environment of a change will deploy. */
    Scene after(ResourceChange change) {
        return after.getOrDefault(change.object().environment(), Scene.EMPTY);
    }

    /** Whether nothing remains of the environment of a change. */
    boolean isEnvironmentRemoved(ResourceChange change) {
        return after(change).isEmpty();
    }

    /** What is newly reached from outside by what a change makes of its object. */
    List<Hazard> reached(ResourceChange change) {
        Map<String, List<Hazard>> of = reached.computeIfAbsent(
                change.object().environment(), e -> Reach.between(before(change), after(change), this));
        return change.after().map(o -> of.getOrDefault(o.path(), List.of())).orElse(List.of());
    }

    /** Whether an object of the earlier state is part of any change. */
    boolean isChanged(StoredObject earlier) {
        return changes.containsKey(earlier.path());
    }

    /** What becomes of pods of the earlier state. */
    Disruption disruption(Workload earlier) {
        ResourceChange change = changes.get(earlier.owner().path());
        return change == null ? Disruption.NONE : Disruption.of(earlier, change);
    }

    /** Whether an object of the later state is part of any change. */
    boolean isNewOrChanged(StoredObject later) {
        return changedAfter.contains(later.path());
    }

    /** The unit that an object belongs to, as it is deployed after the change. */
    Optional<Unit> unit(StoredObject object) {
        return Optional.ofNullable(units.get(object.environment() + '/' + object.unit()));
    }

    /** All units of the object's environment that are deployed after the change. */
    List<Unit> units(StoredObject object) {
        return units.values().stream()
                .filter(u -> u.environment().name().equals(object.environment()))
                .toList();
    }

    Optional<Environment> environment(StoredObject object) {
        return Optional.ofNullable(environments.get(object.environment()));
    }
}
