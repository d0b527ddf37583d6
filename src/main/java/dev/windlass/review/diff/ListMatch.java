package dev.windlass.review.diff;

import dev.windlass.check.schema.ListType;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Which items of two versions of a list are the same one.
 *
 * @param pairs each item of either version once; those of the later one in their order first
 * @param isReordered whether named items stand in another order, where that means something
 */
record ListMatch(List<Pair> pairs, boolean isReordered) {
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

    /** @param isSame whether two items mean the same though they are not written the same */
    static ListMatch of(ListType type, List<Node> before, List<Node> after, BiPredicate<Node, Node> isSame) {
        Partners partners = new Partners(before, after);
        boolean isReordered = false;
        switch (type) {
            case ListType.Named(List<List<String>> keys, ListType.Order order) -> {
                if (NamedItems.pair(partners, keys)) {
                    isReordered = isReordered(order, keys.getFirst().getFirst(), partners);
                } else if (order == ListType.Order.NOTHING) {
                    UnorderedItems.pair(partners, isSame);
                } else {
                    OrderedItems.pair(partners);
                }
            }
            case ListType.Unordered _ -> UnorderedItems.pair(partners, isSame);
            case ListType.Plain _ -> OrderedItems.pair(partners);
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
        List<Pair> both = partners.all().stream().filter(Pair::isBoth).toList();
        for (Pair user : both) {
            String value = text(partners.before(user.before()), "value") + text(partners.after(user.after()), "value");
            for (Pair used : value.contains("$(") ? both : List.<Pair>of()) {
                boolean was = used.before() < user.before();
                boolean is = used.after() < user.after();
                if (was != is && value.contains("$(" + text(partners.after(used.after()), key) + ")")) {
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
