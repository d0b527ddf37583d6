package dev.windlass.review.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which objects of two states are the same one. */
final class ObjectPairs {
    /** An object, on either side or on both. */
    record Pair(Optional<StoredObject> before, Optional<StoredObject> after) {}

    /** What makes an object the one that it is. */
    record Identity(String environment, String group, String kind, String namespace, String name) {
        static Identity of(StoredObject object) {
            return new Identity(
                    object.environment(),
                    object.group(),
                    object.kind(),
                    object.namespace().orElse(""),
                    object.name());
        }
    }

    private ObjectPairs() {}

    /** Each object of either state once; where one stands in several files, that of the same file is its partner. */
    static List<Pair> of(State before, State after) {
        Map<Identity, List<StoredObject>> old =
                new LinkedHashMap<>(before.objects().size() * 2);
        for (StoredObject object : before.objects().values()) {
            old.computeIfAbsent(Identity.of(object), i -> new ArrayList<>(1)).add(object);
        }
        List<Pair> pairs = new ArrayList<>(after.objects().size());
        List<StoredObject> elsewhere = new ArrayList<>();
        for (StoredObject object : after.objects().values()) {
            List<StoredObject> same = old.getOrDefault(Identity.of(object), List.of());
            Optional<StoredObject> there =
                    same.stream().filter(o -> o.path().equals(object.path())).findFirst();
            if (there.isPresent()) {
                same.remove(there.get());
                pairs.add(new Pair(there, Optional.of(object)));
            } else {
                elsewhere.add(object);
            }
        }
        for (StoredObject object : elsewhere) {
            List<StoredObject> same = old.getOrDefault(Identity.of(object), List.of());
            pairs.add(
                    new Pair(same.isEmpty() ? Optional.empty() : Optional.of(same.removeFirst()), Optional.of(object)));
        }
        old.values().forEach(gone -> gone.forEach(o -> pairs.add(new Pair(Optional.of(o), Optional.empty()))));
        return pairs;
    }
}
