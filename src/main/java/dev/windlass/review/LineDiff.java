package dev.windlass.review;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ. */
public final class LineDiff {
    /** Beyond this many comparisons, the whole differing middle counts as replaced. */
    private static final int MOST = 4_000_000;

    private LineDiff() {}

    /**
     * A stretch of lines that was replaced.
     *
     * @param line the number of its first line in the new text, from 1
     * @param removed lines of the old text
     * @param added lines of the new text
     */
    public record Hunk(int line, List<String> removed, List<String> added) {}

    /** The differences, from top to bottom. */
    public static List<Hunk> of(String before, String after) {
        List<String> a = before.lines().toList();
        List<String> b = after.lines().toList();
        int head = 0;
        while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < a.size() - head
                && tail < b.size() - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        List<String> x = a.subList(head, a.size() - tail);
        List<String> y = b.subList(head, b.size() - tail);
        if (x.isEmpty() && y.isEmpty()) {
            return List.of();
        }
        return (long) x.size() * y.size() > MOST ? List.of(new Hunk(head + 1, x, y)) : hunks(x, y, head);
    }

    private static List<Hunk> hunks(List<String> x, List<String> y, int head) {
        int[][] common = common(x, y);
        List<Hunk> hunks = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < x.size() || j < y.size()) {
            int fromX = i;
            int fromY = j;
            while (i < x.size() && j < y.size() && x.get(i).equals(y.get(j))) {
                i++;
                j++;
            }
            if (i > fromX) {
                continue;
            }
            while ((i < x.size() || j < y.size())
                    && !(i < x.size() && j < y.size() && x.get(i).equals(y.get(j)))) {
                if (j == y.size() || (i < x.size() && common[i + 1][j] >= common[i][j + 1])) {
                    i++;
                } else {
                    j++;
                }
            }
            hunks.add(new Hunk(head + fromY + 1, List.copyOf(x.subList(fromX, i)), List.copyOf(y.subList(fromY, j))));
        }
        return hunks;
    }

    /** The length of the longest common subsequence of the rests from each pair of lines on. */
    private static int[][] common(List<String> x, List<String> y) {
        int[][] common = new int[x.size() + 1][y.size() + 1];
        for (int i = x.size() - 1; i >= 0; i--) {
            for (int j = y.size() - 1; j >= 0; j--) {
                common[i][j] = x.get(i).equals(y.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
