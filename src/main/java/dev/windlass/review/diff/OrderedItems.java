package dev.windlass.review.diff;

/** Pairs the items of two lists whose order counts: the longest run of equal items that both have, and between them those that changed. */
final class OrderedItems {
    /** Larger tables of the longest run are not made; then only what both lists begin and end with is paired. */
    private static final int MOST = 1_000_000;

    private final Partners partners;
    private final int oldSize;
    private final int newSize;

    private OrderedItems(Partners partners) {
        this.partners = partners;
        this.oldSize = partners.before().size();
        this.newSize = partners.after().size();
    }

    static void pair(Partners partners) {
        OrderedItems items = new OrderedItems(partners);
        items.equal();
        items.changed();
    }

    private boolean isEqual(int old, int now) {
        return partners.before(old).equals(partners.after(now));
    }

    private void equal() {
        int shorter = Math.min(oldSize, newSize);
        int head = 0;
        while (head < shorter && isEqual(head, head)) {
            partners.pair(head, head);
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && isEqual(oldSize - 1 - tail, newSize - 1 - tail)) {
            tail++;
            partners.pair(oldSize - tail, newSize - tail);
        }
        longest(head, oldSize - tail, newSize - tail);
    }

    /** The longest common subsequence of what stands between the common head and the common tail. */
    private void longest(int head, int oldEnd, int newEnd) {
        int m = oldEnd - head;
        int n = newEnd - head;
        if (m <= 0 || n <= 0 || (long) m * n > MOST) {
            return;
        }
        int[][] length = new int[m + 1][n + 1];
        for (int b = m - 1; b >= 0; b--) {
            for (int a = n - 1; a >= 0; a--) {
                length[b][a] = isEqual(head + b, head + a)
                        ? length[b + 1][a + 1] + 1
                        : Math.max(length[b + 1][a], length[b][a + 1]);
            }
        }
        int b = 0;
        int a = 0;
        while (b < m && a < n) {
            if (isEqual(head + b, head + a)) {
                partners.pair(head + b++, head + a++);
            } else if (length[b + 1][a] >= length[b][a + 1]) {
                b++;
            } else {
                a++;
            }
        }
    }

    /** Goes through the gaps between equal items. */
    private void changed() {
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
            gap(b, oldEnd, a, newEnd);
            b = oldEnd + 1;
            a = newEnd + 1;
        }
    }

    /** As many items as before are the same ones, changed; else those that have anything in common, in order. */
    private void gap(int b, int oldEnd, int a, int newEnd) {
        boolean isEven = oldEnd - b == newEnd - a;
        int next = a;
        for (int old = b; old < oldEnd; old++) {
            int now = next;
            while (now < newEnd && !isEven && Likeness.of(partners.before(old), partners.after(now)) == 0) {
                now++;
            }
            if (now < newEnd) {
                partners.pair(old, now);
                next = now + 1;
            }
        }
    }
}
