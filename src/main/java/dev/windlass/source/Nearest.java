package dev.windlass.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the name that someone may have meant. */
public final class Nearest {
    private Nearest() {}

    /** The known name closest to the given one, where one is close enough to be worth saying; ties go to the first in order. */
    public static Optional<String> to(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, name.length() / 3);
        return known.stream()
                .sorted()
                .filter(k -> distance(wanted, k.toLowerCase(Locale.ROOT)) <= limit)
                .min(Comparator.comparingInt(k -> distance(wanted, k.toLowerCase(Locale.ROOT))));
    }

    /** "did you mean "x"?" for the nearest name, or else the first few of those that there are; null where there are none. */
    public static @Nullable String help(String name, Collection<String> known) {
        Optional<String> nearest = to(name, known);
        if (nearest.isPresent()) {
            return "did you mean \"" + nearest.get() + "\"?";
        }
        if (known.isEmpty()) {
            return null;
        }
        String all = String.join(", ", known.stream().sorted().limit(12).toList());
        return "known here: " + all + (known.size() > 12 ? ", …" : "");
    }

    /** Edits (insert, remove, replace, swap of neighbours) that turn one text into the other. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
