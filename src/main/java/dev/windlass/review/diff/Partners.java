package dev.windlass.review.diff;

import dev.windlass.tree.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two versions of a list, and which of their items were found to be the same one so far. */
final class Partners {
    private static final int NONE = -1;

    /** How many values may be held against one another: lists of thousands of items may come from a stranger. */
    private static final long MOST = 2_000_000;

    private final List<Node> before;
    private final List<Node> after;
    private final int[] to;
    private final int[] from;

    Partners(List<Node> before, List<Node> after) {
        this.before = before;
        this.after = after;
        this.to = new int[before.size()];
        this.from = new int[after.size()];
        Arrays.fill(to, NONE);
        Arrays.fill(from, NONE);
    }

    List<Node> before() {
        return before;
    }

    List<Node> after() {
        return after;
    }

    Node before(int index) {
        return before.get(index);
    }

    Node after(int index) {
        return after.get(index);
    }

    void pair(int old, int now) {
        to[old] = now;
        from[now] = old;
    }

    boolean isFreeBefore(int old) {
        return to[old] == NONE;
    }

    boolean isFreeAfter(int now) {
        return from[now] == NONE;
    }

    /** The items of the earlier version that have no partner. */
    List<Integer> restBefore() {
        return rest(to);
    }

    /** The items of the later version that have no partner. */
    List<Integer> restAfter() {
        return rest(from);
    }

    private static List<Integer> rest(int[] partners) {
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE) {
                rest.add(i);
            }
        }
        return rest;
    }

    /** Whether all items of these indices can be held against one another in good time. */
    boolean isFewEnough(List<Integer> old, List<Integer> now) {
        long left = old.stream().mapToLong(i -> Likeness.size(before(i))).sum();
        long right = now.stream().mapToLong(i -> Likeness.size(after(i))).sum();
        return left * right <= MOST;
    }

    /** Each item of either version once; those of the later one in their order first. */
    List<ListMatch.Pair> all() {
        List<ListMatch.Pair> pairs = new ArrayList<>();
        for (int now = 0; now < from.length; now++) {
            pairs.add(new ListMatch.Pair(from[now], now));
        }
        restBefore().forEach(old -> pairs.add(new ListMatch.Pair(old, NONE)));
        return pairs;
    }

    /** Whether two items changed sides. */
    boolean isCrossed() {
        int last = NONE;
        for (int old : from) {
            if (old != NONE && old < last) {
                return true;
            }
            last = old == NONE ? last : old;
        }
        return false;
    }
}
