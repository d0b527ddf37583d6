package dev.windlass.review.diff;

import dev.windlass.tree.Node;
import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;

/**
 * Pairs the items of two lists whose order counts: the longest run of equal items that both have; between them items that have something in
 * common, as a flag that is set to another value; and then, where as many are left between two pairs on either side, those, in order.
 * Which version is the earlier one makes no difference.
 */
final class OrderedItems {
    private final Partners partners;

    private OrderedItems(Partners partners) {
        this.partners = partners;
    }

    /** @param isProbe whether only equal lists matter: then each item's partner is that of its place */
    static void pair(Partners partners, boolean isProbe) {
        OrderedItems items = new OrderedItems(partners);
        items.ends();
        if (isProbe) {
            items.inGaps(items::even);
            return;
        }
        items.inGaps((b, oldEnd, a, newEnd) -> items.best(b, oldEnd, a, newEnd, (x, y) -> x.equals(y) ? 1 : 0));
        items.inGaps((b, oldEnd, a, newEnd) -> items.best(b, oldEnd, a, newEnd, Likeness::of));
        items.inGaps(items::even);
    }

    /** A stretch of either list in which nothing has a partner; the ends are exclusive. */
    private interface Gap {
        void fill(int old, int oldEnd, int now, int newEnd);
    }

    private void inGaps(Gap work) {
        int oldSize = partners.before().size();
        int newSize = partners.after().size();
        int b = 0;
        int a = 0;
        while (b < oldSize || a < newSize) {
            int oldEnd = b;
            while (oldEnd < oldSize && partners.isFreeBefore(oldEnd)) {
                oldEnd++;
            }
            int newEnd = a;
            while (newEnd < newSize && partners.isFreeAfter(newEnd)) {
                newEnd++;
            }
            if (oldEnd > b && newEnd > a) {
                work.fill(b, oldEnd, a, newEnd);
            }
            b = oldEnd + 1;
            a = newEnd + 1;
        }
    }

    /** What both lists begin and end with. */
    private void ends() {
        int oldSize = partners.before().size();
        int newSize = partners.after().size();
        int shorter = Math.min(oldSize, newSize);
        int head = 0;
        while (head < shorter && partners.before(head).equals(partners.after(head))) {
            partners.pair(head, head);
            head++;
        }
        int tail = 1;
        while (tail <= shorter - head && partners.before(oldSize - tail).equals(partners.after(newSize - tail))) {
            partners.pair(oldSize - tail, newSize - tail);
            tail++;
        }
    }

    /** Pairs in order such that the pairs have as much in common as can be. */
    private void best(int b, int oldEnd, int a, int newEnd, ToIntBiFunction<Node, Node> common) {
        int m = oldEnd - b;
        int n = newEnd - a;
        if (!partners.isFewEnough(range(b, oldEnd), range(a, newEnd))) {
            return;
        }
        int[][] most = new int[m + 1][n + 1];
        for (int i = m - 1; i >= 0; i--) {
            for (int j = n - 1; j >= 0; j--) {
                int both = common.applyAsInt(partners.before(b + i), partners.after(a + j));
                most[i][j] = Math.max(both + most[i + 1][j + 1], Math.max(most[i + 1][j], most[i][j + 1]));
            }
        }
        int i = 0;
        int j = 0;
        while (i < m && j < n) {
            int both = common.applyAsInt(partners.before(b + i), partners.after(a + j));
            if (both > 0 && most[i][j] == both + most[i + 1][j + 1]) {
                partners.pair(b + i++, a + j++);
            } else if (isOldNext(most[i + 1][j], most[i][j + 1], b + i, a + j)) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    /** Whether to pass over the earlier item; where either way is as good as the other, what the items are decides, not which is older. */
    private boolean isOldNext(int withoutOld, int withoutNew, int old, int now) {
        return withoutOld == withoutNew
                ? CanonicalJson.of(partners.before(old)).compareTo(CanonicalJson.of(partners.after(now))) <= 0
                : withoutOld > withoutNew;
    }

    private void even(int b, int oldEnd, int a, int newEnd) {
        if (oldEnd - b == newEnd - a) {
            for (int i = 0; b + i < oldEnd; i++) {
                partners.pair(b + i, a + i);
            }
        }
    }
}
