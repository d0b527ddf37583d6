package dev.windlass.review.diff;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Pairs the items of two lists whose order means nothing: equal ones, then those that changed with those that they have most in common with. */
final class UnorderedItems {
    /** Two items and how much they have in common. */
    private record Alike(int before, int after, int likeness) {
        int first() {
            return Math.min(before, after);
        }

        int last() {
            return Math.max(before, after);
        }
    }

    /** Those with most in common first, then in order; which version is the earlier one makes no difference. */
    private static final Comparator<Alike> ORDER = Comparator.comparingInt(Alike::likeness)
            .reversed()
            .thenComparingInt(Alike::first)
            .thenComparingInt(Alike::last);

    private UnorderedItems() {}

    /**
     * Pairs them.
     *
     * @param isSame whether two items mean the same though they are not written the same
     * @param isProbe whether only lists that mean the same matter: then no item that changed gets a partner
     */
    static void pair(Partners partners, BiPredicate<Node, Node> isSame, boolean isProbe) {
        equal(partners);
        if (!partners.isFewEnough(partners.restBefore(), partners.restAfter())) {
            return;
        }
        for (int now : partners.restAfter()) {
            partners.restBefore().stream()
                    .filter(old -> isSame.test(partners.before(old), partners.after(now)))
                    .findFirst()
                    .ifPresent(old -> partners.pair(old, now));
        }
        if (!isProbe) {
            changed(partners, partners.restBefore(), partners.restAfter());
        }
    }

    private static void equal(Partners partners) {
        Map<Node, List<Integer>> known = new HashMap<>();
        for (int old : partners.restBefore().reversed()) {
            known.computeIfAbsent(partners.before(old), n -> new ArrayList<>()).add(old);
        }
        for (int now : partners.restAfter()) {
            List<Integer> equal = known.getOrDefault(partners.after(now), List.of());
            if (!equal.isEmpty()) {
                partners.pair(equal.removeLast(), now);
            }
        }
    }

    private static boolean hasCommonKey(Node a, Node b) {
        return a instanceof Mapping m
                && b instanceof Mapping n
                && m.keys().stream().anyMatch(n.keys()::contains);
    }

    /** As many single values as before are the same ones, changed; of mappings those are that have anything in common. */
    private static void changed(Partners partners, List<Integer> old, List<Integer> now) {
        boolean areSingle = old.stream().allMatch(i -> partners.before(i) instanceof Scalar)
                && now.stream().allMatch(i -> partners.after(i) instanceof Scalar);
        boolean areLast = old.size() == 1 && now.size() == 1;
        if (areLast && hasCommonKey(partners.before(old.getFirst()), partners.after(now.getFirst()))) {
            partners.pair(old.getFirst(), now.getFirst());
        } else if (areSingle && old.size() == now.size()) {
            for (int i = 0; i < old.size(); i++) {
                partners.pair(old.get(i), now.get(i));
            }
        } else if (!areSingle) {
            List<Alike> all = new ArrayList<>();
            for (int b : old) {
                for (int a : now) {
                    all.add(new Alike(b, a, Likeness.of(partners.before(b), partners.after(a))));
                }
            }
            all.sort(ORDER);
            all.stream()
                    .filter(p -> p.likeness() > 0)
                    .filter(p -> partners.isFreeBefore(p.before()) && partners.isFreeAfter(p.after()))
                    .forEachOrdered(p -> partners.pair(p.before(), p.after()));
        }
    }
}
