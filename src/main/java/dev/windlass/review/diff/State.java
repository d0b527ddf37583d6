package dev.windlass.review.diff;

import dev.windlass.render.Manifest;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a set of manifests deploys: one side of a comparison.
 *
 * @param objects by path, in order
 */
public record State(SortedMap<String, StoredObject> objects) {
    public static final State NOTHING = new State(Collections.emptySortedMap());

    public State {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /** What was rendered. */
    public static State of(List<Manifest> manifests) {
        return of(manifests.stream().map(StoredObject::of).toList());
    }

    public static State of(Collection<StoredObject> objects) {
        SortedMap<String, StoredObject> byPath = new TreeMap<>();
        objects.forEach(o -> byPath.put(o.path(), o));
        return new State(byPath);
    }

    /** Only what these environments deploy. */
    public State only(Set<String> environments) {
        return of(objects.values().stream()
                .filter(o -> environments.contains(o.environment()))
                .toList());
    }
}
