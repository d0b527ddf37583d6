package dev.windlass.report;

import dev.windlass.review.Review;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.gate.AcknowledgementWriter;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import dev.windlass.spec.AcknowledgedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A review for people: what changes in each environment, the most dangerous first, and why. */
public final class ReviewReport {
    /** How many fields of a change, and lines of a text, are shown before the rest is only counted. */
    private static final int SCREENFUL = 12;

    private final Paint paint;
    private final int most;

    /** @param all whether everything is shown, however much it is */
    public ReviewReport(Paint paint, boolean all) {
        this.paint = paint;
        this.most = all ? Integer.MAX_VALUE : SCREENFUL;
    }

    /** The whole of it: every change, what lets the blocked ones pass, and how many there are of each class. */
    public String show(Review review) {
        if (review.changes().isEmpty()) {
            return "nothing changes\n";
        }
        StringBuilder out = new StringBuilder();
        ReviewEntry.of(review.changes()).stream()
                .collect(Collectors.groupingBy(ReviewEntry::environment, TreeMap::new, Collectors.toList()))
                .forEach((environment, entries) -> {
                    out.append(paint.strong(Glyphs.shown(environment))).append("\n\n");
                    entries.forEach(entry -> out.append(show(entry)).append('\n'));
                });
        out.append(acknowledging(review.changes()));
        RiskCount.lines(review.changes()).forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    /** Only how many changes there are of each class, and those of them that nobody should overlook: in a line each. */
    public String summary(Review review) {
        StringBuilder out = new StringBuilder();
        RiskCount.lines(review.changes()).forEach(line -> out.append(line).append('\n'));
        List<ReviewEntry> grave = ReviewEntry.of(review.changes()).stream()
                .filter(e -> e.risk().compareTo(Risk.RESTART) < 0)
                .toList();
        grave.stream()
                .limit(most)
                .forEach(e -> out.append("  ")
                        .append(head(e))
                        .append(": ")
                        .append(e.reason())
                        .append('\n'));
        if (grave.size() > most) {
            out.append("  and ").append(grave.size() - most).append(" more\n");
        }
        return out.toString();
    }

    private String show(ReviewEntry entry) {
        StringBuilder out = new StringBuilder(head(entry)).append('\n');
        if (entry.isMixed()) {
            return out.append("  ").append(entry.reason()).append('\n').toString();
        }
        for (Hazard hazard : entry.first().change().hazards()) {
            String of = hazard.risk() == entry.risk() ? "" : hazard.risk().id() + ": ";
            out.append("  ").append(of).append(Glyphs.shown(hazard.reason())).append('\n');
            Optional.ofNullable(hazard.remedy())
                    .ifPresent(r ->
                            out.append("  instead: ").append(Glyphs.shown(r)).append('\n'));
        }
        ResourceChange change = entry.change();
        change.fields().stream().limit(most).forEach(f -> out.append(show(ShownField.of(change, f))));
        if (change.fields().size() > most) {
            out.append("  and ").append(change.fields().size() - most).append(" more fields\n");
        }
        entry.places()
                .ifPresent(places ->
                        out.append(paint.quiet("  because of " + places)).append('\n'));
        return out.toString();
    }

    /** The first line of an entry: class, mark, what happens to what. */
    private String head(ReviewEntry entry) {
        String mark = entry.mark().isEmpty()
                ? ""
                : ", " + (entry.first().isBlocked() ? paint.error(entry.mark()) : entry.mark());
        return paint(entry.risk()) + mark + ": " + entry.change().action().id() + " " + paint.strong(entry.names());
    }

    private String paint(Risk risk) {
        return switch (risk) {
            case DATA_LOSS, IMMUTABLE, OUTAGE -> paint.error(risk.id());
            case EXPOSURE, PRIVILEGE, RESTART -> paint.warning(risk.id());
            case SAFE -> paint.added(risk.id());
        };
    }

    private String show(ShownField field) {
        String path = "  " + Glyphs.shown(field.path()) + ":";
        return field.lines()
                .map(lines -> path + "\n" + lines(lines))
                .orElseGet(() -> path + " " + paint.removed(field.was()) + " → " + paint.added(field.is()) + "\n");
    }

    private String lines(List<String> lines) {
        String shown = lines.stream()
                .limit(most)
                .map(l -> (l.startsWith("-") ? paint.removed("    " + l) : paint.added("    " + l)) + "\n")
                .collect(Collectors.joining());
        return lines.size() > most ? shown + "    and " + (lines.size() - most) + " more lines\n" : shown;
    }

    /** What lets the blocked changes pass, ready to be copied; empty where nothing is blocked. */
    private static String acknowledging(List<Judged> changes) {
        StringBuilder out = new StringBuilder();
        acknowledgements(changes).forEach((environment, lines) -> {
            out.append("To let ")
                    .append(lines.size() == 1 ? "the blocked change" : "the " + lines.size() + " blocked changes")
                    .append(" in ")
                    .append(Glyphs.shown(environment))
                    .append(" pass, add to ")
                    .append(Glyphs.shown(AcknowledgedFile.path(environment)))
                    .append(", with the reason:\n\n");
            lines.forEach(l -> out.append(Glyphs.shown(l)).append('\n'));
            out.append('\n');
        });
        return out.toString();
    }

    /** The lines that acknowledge what is blocked, by environment. */
    static Map<String, List<String>> acknowledgements(List<Judged> changes) {
        Map<String, List<String>> lines = new TreeMap<>();
        AcknowledgementWriter writer = new AcknowledgementWriter(changes);
        for (Judged judged : changes) {
            if (judged.isBlocked()) {
                lines.computeIfAbsent(judged.change().change().object().environment(), _ -> new ArrayList<>())
                        .add(writer.line(judged));
            }
        }
        return lines;
    }
}
