package dev.windlass.review.diff;

import dev.windlass.check.schema.ListType;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which items of two versions of a list are the same one.
 *
 * @param pairs each item of either version once; those of the later one in their order first
 * @param isReordered whether their order has changed where it means something
 */
record ListMatch(List<Pair> pairs, boolean isReordered) {
    /** More pairs of items are not tried out one by one. */
    private static final int MOST = 40_000;

    /**
     * An item.
     *
     * @param before its index in the earlier version; -1 where it is not there
     * @param after the same in the later one
     */
    record Pair(int before, int after) {}

    /** @param isSame whether two items mean the same though they are not written the same */
    static ListMatch of(ListType type, List<Node> before, List<Node> after, BiPredicate<Node, Node> isSame) {
        Matching matching = new Matching(before, after);
        switch (type) {
            case ListType.Named(List<List<String>> keys, ListType.Order order)
            when matching.name(keys) -> {
                return new ListMatch(matching.pairs(), isReordered(order, keys.getFirst(), matching));
            }
            case ListType.Named(var _, ListType.Order order) when order != ListType.Order.NOTHING -> matching.align();
            case ListType.Plain _ -> matching.align();
            case ListType.Named _, ListType.Unordered _ -> matching.gather(isSame);
        }
        return new ListMatch(matching.pairs(), false);
    }

    private static boolean isReordered(ListType.Order order, List<String> key, Matching matching) {
        return switch (order) {
            case NOTHING -> false;
            case EVERYTHING -> matching.isCrossed();
            case REFERENCES -> isAnyReferenceReordered(key.getFirst(), matching);
        };
    }

    /** Whether an item that refers to another one stands on another side of it than before: only what stands before it is put in. */
    private static boolean isAnyReferenceReordered(String key, Matching matching) {
        List<Pair> both = matching.pairs().stream()
                .filter(p -> p.before() >= 0 && p.after() >= 0)
                .toList();
        for (Pair user : both) {
            Node item = matching.after.get(user.after());
            String value = item instanceof Mapping m ? m.text("value").orElse("") : "";
            for (Pair used : value.contains("$(") ? both : List.<Pair>of()) {
                String name = matching.after.get(used.after()) instanceof Mapping m ? m.text(key).orElse("") : "";
                boolean was = used.before() < user.before();
                boolean is = used.after() < user.after();
                if (was != is && value.contains("$(" + name + ")")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The work on two lists. */
    private static final class Matching {
        private final List<Node> before;
        private final List<Node> after;
        /** For each item the index of its partner, or -1. */
        private final int[] to;
        private final int[] from;

        Matching(List<Node> before, List<Node> after) {
            this.before = before;
            this.after = after;
            this.to = new int[before.size()];
            this.from = new int[after.size()];
            java.util.Arrays.fill(to, -1);
            java.util.Arrays.fill(from, -1);
        }

        private void pair(int b, int a) {
            to[b] = a;
            from[a] = b;
        }

        List<Pair> pairs() {
            List<Pair> pairs = new ArrayList<>();
            for (int a = 0; a < from.length; a++) {
                pairs.add(new Pair(from[a], a));
            }
            for (int b = 0; b < to.length; b++) {
                if (to[b] < 0) {
                    pairs.add(new Pair(b, -1));
                }
            }
            return pairs;
        }

        boolean isCrossed() {
            int last = -1;
            for (int partner : from) {
                if (partner >= 0) {
                    if (partner < last) {
                        return true;
                    }
                    last = partner;
                }
            }
            return false;
        }

        // Items with names.

        /** Pairs items of the same name; false where names do not tell the items apart. */
        boolean name(List<List<String>> keys) {
            if (!name(keys.getFirst(), true)) {
                return false;
            }
            keys.stream().skip(1).forEach(more -> name(more, false));
            return true;
        }

        private boolean name(List<String> keys, boolean isStrict) {
            Optional<Map<String, Integer>> old = names(before, to, keys, isStrict);
            Optional<Map<String, Integer>> now = names(after, from, keys, isStrict);
            if (old.isEmpty() || now.isEmpty()) {
                return false;
            }
            now.get().forEach((name, a) -> {
                Integer b = old.get().get(name);
                if (b != null) {
                    pair(b, a);
                }
            });
            return true;
        }

        /** The items without a partner by name; empty where a name stands twice or, strictly, an item is no mapping. */
        private static Optional<Map<String, Integer>> names(
                List<Node> items, int[] partners, List<String> keys, boolean isStrict) {
            Map<String, Integer> names = new HashMap<>();
            for (int i = 0; i < items.size(); i++) {
                if (partners[i] >= 0) {
                    continue;
                }
                List<String> name = new ArrayList<>();
                for (String key : keys) {
                    name.add(value(items.get(i), key));
                }
                boolean isNamed = items.get(i) instanceof Mapping && (isStrict || !name.contains("null"));
                if ((!isNamed && isStrict) || (isNamed && names.put(name.toString(), i) != null)) {
                    return Optional.empty();
                }
            }
            return Optional.of(names);
        }

        private static String value(Node item, String key) {
            @Nullable Node at = item;
            for (String step : key.split("\\.")) {
                at = at instanceof Mapping m ? m.get(step) : null;
            }
            return at instanceof Scalar ? at.toString() : "null";
        }

        // Items whose order means nothing.

        void gather(BiPredicate<Node, Node> isSame) {
            Map<Node, List<Integer>> known = new HashMap<>();
            for (int b = before.size() - 1; b >= 0; b--) {
                known.computeIfAbsent(before.get(b), n -> new ArrayList<>()).add(b);
            }
            for (int a = 0; a < after.size(); a++) {
                List<Integer> equal = known.get(after.get(a));
                if (equal != null && !equal.isEmpty()) {
                    pair(equal.removeLast(), a);
                }
            }
            List<Integer> old = rest(to);
            List<Integer> now = rest(from);
            if (old.size() * (long) now.size() > MOST) {
                return;
            }
            for (int a : now) {
                old.stream()
                        .filter(b -> to[b] < 0 && isSame.test(before.get(b), after.get(a)))
                        .findFirst()
                        .ifPresent(b -> pair(b, a));
            }
            old = rest(to);
            now = rest(from);
            boolean arePlain = old.stream().allMatch(b -> before.get(b) instanceof Scalar);
            if (arePlain && old.size() == now.size()) {
                for (int i = 0; i < old.size(); i++) {
                    pair(old.get(i), now.get(i));
                }
            } else if (!arePlain) {
                pairAlike(old, now);
            }
        }

        /** Pairs those that have most in common first. */
        private void pairAlike(List<Integer> old, List<Integer> now) {
            record Alike(int before, int after, int likeness) {}
            List<Alike> all = new ArrayList<>();
            for (int b : old) {
                for (int a : now) {
                    int likeness = Likeness.of(before.get(b), after.get(a));
                    if (likeness > 0) {
                        all.add(new Alike(b, a, likeness));
                    }
                }
            }
            all.sort((x, y) -> Integer.compare(y.likeness(), x.likeness())); // stable: then in order
            for (Alike alike : all) {
                if (to[alike.before()] < 0 && from[alike.after()] < 0) {
                    pair(alike.before(), alike.after());
                }
            }
        }

        private static List<Integer> rest(int[] partners) {
            List<Integer> rest = new ArrayList<>();
            for (int i = 0; i < partners.length; i++) {
                if (partners[i] < 0) {
                    rest.add(i);
                }
            }
            return rest;
        }

        // Items whose order counts.

        /** Pairs the longest run of equal items that both have in this order, and between them those that changed. */
        void align() {
            int head = 0;
            int shorter = Math.min(before.size(), after.size());
            while (head < shorter && before.get(head).equals(after.get(head))) {
                pair(head, head);
                head++;
            }
            int tail = 0;
            while (tail < shorter - head
                    && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
                tail++;
                pair(before.size() - tail, after.size() - tail);
            }
            common(head, before.size() - tail, after.size() - tail);
            int b = 0;
            int a = 0;
            while (b < before.size() || a < after.size()) {
                int endB = b;
                int endA = a;
                while (endB < before.size() && to[endB] < 0) {
                    endB++;
                }
                while (endA < after.size() && from[endA] < 0) {
                    endA++;
                }
                between(b, endB, a, endA);
                b = endB + 1;
                a = endA + 1;
            }
        }

        /** The longest common subsequence of what is left. */
        private void common(int start, int endB, int endA) {
            int m = endB - start;
            int n = endA - start;
            if (m <= 0 || n <= 0 || m * (long) n > MOST) {
                return;
            }
            int[][] length = new int[m + 1][n + 1];
            for (int b = m - 1; b >= 0; b--) {
                for (int a = n - 1; a >= 0; a--) {
                    length[b][a] = before.get(start + b).equals(after.get(start + a))
                            ? length[b + 1][a + 1] + 1
                            : Math.max(length[b + 1][a], length[b][a + 1]);
                }
            }
            int b = 0;
            int a = 0;
            while (b < m && a < n) {
                if (before.get(start + b).equals(after.get(start + a))) {
                    pair(start + b++, start + a++);
                } else if (length[b + 1][a] >= length[b][a + 1]) {
                    b++;
                } else {
                    a++;
                }
            }
        }

        /** Items of one gap: as many as before are the same ones, changed; else those that have something in common, in order. */
        private void between(int b, int endB, int a, int endA) {
            boolean isEven = endB - b == endA - a;
            int next = a;
            for (int i = b; i < endB; i++) {
                int now = next;
                while (now < endA && !isEven && Likeness.of(before.get(i), after.get(now)) == 0) {
                    now++;
                }
                if (now < endA) {
                    pair(i, now);
                    next = now + 1;
                }
            }
        }
    }
}
