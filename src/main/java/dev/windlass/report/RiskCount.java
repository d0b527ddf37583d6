package dev.windlass.report;

import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.Risk;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many changes of a class there are. */
record RiskCount(int all, int blocked, int acknowledged) {
    private static final RiskCount NONE = new RiskCount(0, 0, 0);

    /** By environment, then by class. */
    static Map<String, Map<Risk, RiskCount>> of(List<Judged> changes) {
        Map<String, Map<Risk, RiskCount>> counts = new TreeMap<>();
        for (Judged judged : changes) {
            counts.computeIfAbsent(judged.change().change().object().environment(), _ -> new EnumMap<>(Risk.class))
                    .merge(judged.change().risk(), NONE.and(judged), (count, _) -> count.and(judged));
        }
        return counts;
    }

    private RiskCount and(Judged judged) {
        return new RiskCount(
                all + 1, blocked + (judged.isBlocked() ? 1 : 0), acknowledged + (judged.acknowledged() ? 1 : 0));
    }

    /** {@code 3 (1 blocked, 2 acknowledged)}; a share that is the whole has no number. */
    String show() {
        List<String> marks = new ArrayList<>();
        mark(blocked, "blocked", marks);
        mark(acknowledged, "acknowledged", marks);
        return all + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")");
    }

    /** {@code 3 restart} or {@code 1 data-loss (blocked)}. */
    String show(Risk risk) {
        String count = show();
        int space = count.indexOf(' ');
        return space < 0
                ? count + " " + risk.id()
                : count.substring(0, space) + " " + risk.id() + count.substring(space);
    }

    private void mark(int share, String what, List<String> marks) {
        if (share > 0) {
            marks.add(share == all ? what : share + " " + what);
        }
    }

    /** One line an environment: {@code 3 changes in production: 1 data-loss (blocked), 2 restart}. */
    static List<String> lines(List<Judged> changes) {
        List<String> lines = new ArrayList<>();
        of(changes).forEach((environment, classes) -> {
            int all = classes.values().stream().mapToInt(RiskCount::all).sum();
            List<String> parts = new ArrayList<>();
            classes.forEach((risk, count) -> parts.add(count.show(risk)));
            lines.add(all + (all == 1 ? " change in " : " changes in ") + Glyphs.shown(environment) + ": "
                    + String.join(", ", parts));
        });
        return lines;
    }
}
