package dev.windlass.review.diff;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pairs the items of two lists that have the same name. */
final class NamedItems {
    private NamedItems() {}

    /**
     * Pairs by each of these keys in turn what has no partner yet.
     *
     * @return false where the first key does not tell the items apart; then nothing is paired
     */
    static boolean pair(Partners partners, List<List<String>> keys) {
        Optional<Map<String, Integer>> old = names(partners.before(), partners.restBefore(), keys.getFirst(), true);
        Optional<Map<String, Integer>> now = names(partners.after(), partners.restAfter(), keys.getFirst(), true);
        if (old.isEmpty() || now.isEmpty()) {
            return false;
        }
        pair(partners, old.get(), now.get());
        for (List<String> more : keys.subList(1, keys.size())) {
            pair(
                    partners,
                    names(partners.before(), partners.restBefore(), more, false).orElse(Map.of()),
                    names(partners.after(), partners.restAfter(), more, false).orElse(Map.of()));
        }
        return true;
    }

    private static void pair(Partners partners, Map<String, Integer> old, Map<String, Integer> now) {
        now.forEach((name, index) -> {
            Integer partner = old.get(name);
            if (partner != null) {
                partners.pair(partner, index);
            }
        });
    }

    /**
     * Items by name; empty where a name stands twice.
     *
     * @param isWhole whether each must have a name, of which parts may be absent; else those without are passed over
     */
    private static Optional<Map<String, Integer>> names(
            List<Node> items, List<Integer> indices, List<String> keys, boolean isWhole) {
        Map<String, Integer> names = new HashMap<>();
        for (int index : indices) {
            Node item = items.get(index);
            List<String> name = new ArrayList<>();
            for (String key : keys) {
                part(item, key).ifPresent(name::add);
            }
            boolean isNamed = item instanceof Mapping && (isWhole || name.size() == keys.size());
            if ((!isNamed && isWhole) || (isNamed && names.put(name.toString(), index) != null)) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    private static Optional<String> part(Node item, String path) {
        @Nullable Node at = item;
        for (String step : path.split("\\.", -1)) {
            at = at instanceof Mapping m ? m.get(step) : null;
        }
        return at == null || at instanceof Scalar.Null
                ? Optional.empty()
                : Optional.of(path + "=" + CanonicalJson.of(at));
    }
}
