package dev.windlass.review.diff;

import dev.windlass.check.schema.ListType;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which items of two versions of a list are the same one.
 *
 * @param pairs each item of either version once; those of the later one in their order first
 * @param isReordered whether named items stand in another order, where that means something
 */
record ListMatch(List<Pair> pairs, boolean isReordered) {
    /** As in the values of environment variables. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([^()]*)\\)");

    /**
     * An item.
     *
     * @param before its index in the earlier version; -1 where it is not there
     * @param after the same in the later one
     */
    record Pair(int before, int after) {
        boolean isBoth() {
            return before >= 0 && after >= 0;
        }
    }

    /**
     * Matches two versions of a list.
     *
     * @param isSame whether two items mean the same though they are not written the same
     * @param isProbe whether it is only asked whether the lists mean the same, so that no item needs to be told from one that changed
     */
    static ListMatch of(
            ListType type, List<Node> before, List<Node> after, BiPredicate<Node, Node> isSame, boolean isProbe) {
        Partners partners = new Partners(before, after);
        boolean isReordered = false;
        switch (type) {
            case ListType.Named(List<List<String>> keys, ListType.Order order) -> {
                if (NamedItems.pair(partners, keys)) {
                    isReordered = isReordered(order, keys.getFirst().getFirst(), partners);
                } else if (order == ListType.Order.NOTHING) {
                    UnorderedItems.pair(partners, isSame, isProbe);
                } else {
                    OrderedItems.pair(partners, isProbe);
                }
            }
            case ListType.Unordered _ -> UnorderedItems.pair(partners, isSame, isProbe);
            case ListType.Plain _ -> OrderedItems.pair(partners, isProbe);
        }
        return new ListMatch(partners.all(), isReordered);
    }

    private static boolean isReordered(ListType.Order order, String key, Partners partners) {
        return switch (order) {
            case NOTHING -> false;
            case EVERYTHING -> partners.isCrossed();
            case REFERENCES -> isAnyReferenceReordered(key, partners);
        };
    }

    /** Whether an item stands on another side of one that it refers or referred to: only what stands before it is put into it. */
    private static boolean isAnyReferenceReordered(String key, Partners partners) {
        Map<String, Pair> byName = new HashMap<>();
        List<Pair> both = partners.all().stream().filter(Pair::isBoth).toList();
        both.forEach(p -> byName.put(text(partners.after(p.after()), key), p));
        for (Pair user : both) {
            String value = text(partners.before(user.before()), "value") + text(partners.after(user.after()), "value");
            Matcher reference = REFERENCE.matcher(value);
            while (reference.find()) {
                Pair used = byName.get(reference.group(1));
                if (used != null && (used.before() < user.before()) != (used.after() < user.after())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(Node item, String key) {
        return item instanceof Mapping m ? m.text(key).orElse("") : "";
    }
}
