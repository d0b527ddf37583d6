package dev.windlass.report;

import dev.windlass.review.Review;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.spec.AcknowledgedFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A review for a comment on a pull request: how many changes of which class there are, then each of them, the most dangerous first and its
 * details folded, as far as a comment has room; the rest is counted.
 */
public final class ReviewMarkdown {
    /** GitHub takes 65,536 characters a comment; this leaves room for what others write around it. */
    private static final int LONGEST = 60_000;

    /** What all but the changes may take, so that the changes keep most of the room. */
    private static final int PART = 12_000;

    /** How many fields of a change, and lines of a text, are shown before the rest is only counted. */
    private static final int FEW = 12;

    private static final int LONGEST_TEXT = 400;

    /** The whole text. */
    public String show(String command, Review review, List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        out.append("### ")
                .append(review.blocked() > 0 ? "🛑" : diagnostics.stream().anyMatch(Diagnostic::isError) ? "❌" : "✅")
                .append(" windlass ")
                .append(command)
                .append(": ")
                .append(title(review))
                .append('\n');
        if (!review.changes().isEmpty()) {
            out.append('\n').append(table(review.changes()));
        }
        // What is blocked is among the changes already.
        List<Diagnostic> others = diagnostics.stream()
                .filter(d -> d.code() != Code.CHANGE_BLOCKED)
                .toList();
        if (!others.isEmpty()) {
            out.append(MarkdownReport.table(others, PART));
        }
        out.append(acknowledging(review.changes()));
        changes(review.changes(), out);
        return out.toString();
    }

    private static String title(Review review) {
        int all = review.changes().size();
        return all == 0
                ? "nothing changes"
                : all
                        + (all == 1 ? " change" : " changes")
                        + (review.blocked() == 0 ? "" : ", " + review.blocked() + " blocked");
    }

    /** One row an environment, one column a class that there is. */
    private static String table(List<Judged> changes) {
        Map<String, Map<Risk, RiskCount>> counts = RiskCount.of(changes);
        Set<Risk> risks = EnumSet.noneOf(Risk.class);
        counts.values().forEach(c -> risks.addAll(c.keySet()));
        StringBuilder out = new StringBuilder("| environment |");
        risks.forEach(r -> out.append(' ').append(r.id()).append(" |"));
        out.append("\n| --- |").append(" ---: |".repeat(risks.size())).append('\n');
        int shown = 0;
        for (Map.Entry<String, Map<Risk, RiskCount>> e : counts.entrySet()) {
            StringBuilder row =
                    new StringBuilder("| ").append(Markdown.text(e.getKey())).append(" |");
            for (Risk risk : risks) {
                RiskCount count = e.getValue().get(risk);
                row.append(' ').append(count == null ? "" : count.show()).append(" |");
            }
            if (out.length() + row.length() > PART) {
                return out + "\nand " + (counts.size() - shown) + " more environments\n";
            }
            out.append(row).append('\n');
            shown++;
        }
        return out.toString();
    }

    /** What lets the blocked changes pass, folded; as much of it as has room. */
    private static String acknowledging(List<Judged> changes) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, List<String>> e :
                ReviewReport.acknowledgements(changes).entrySet()) {
            String head = "\n<details><summary>To let what is blocked in " + html(e.getKey())
                    + " pass</summary>\n\nAdd to " + Markdown.code(AcknowledgedFile.path(e.getKey()))
                    + ", with the reason:\n\n";
            StringBuilder lines = new StringBuilder();
            int shown = 0;
            for (String line : e.getValue()) {
                if (out.length() + head.length() + lines.length() + line.length() > PART) {
                    break;
                }
                lines.append(line).append('\n');
                shown++;
            }
            if (shown == 0) {
                return out.toString();
            }
            out.append(head).append(Markdown.block(lines.toString().stripTrailing(), "yaml"));
            if (shown < e.getValue().size()) {
                out.append("\nand ").append(e.getValue().size() - shown).append(" more, which windlass diff shows\n");
            }
            out.append("\n</details>\n");
        }
        return out.toString();
    }

    private static void changes(List<Judged> changes, StringBuilder out) {
        List<ReviewEntry> entries = ReviewEntry.of(changes);
        int shown = 0;
        for (ReviewEntry entry : entries) {
            String text = show(entry);
            if (out.length() + text.length() > LONGEST) {
                break;
            }
            out.append('\n').append(text);
            shown++;
        }
        if (shown < entries.size()) {
            out.append("\nand ")
                    .append(rest(entries.subList(shown, entries.size())))
                    .append('\n');
        }
    }

    /** {@code 3 more restart, 212 more safe changes}. */
    private static String rest(List<ReviewEntry> entries) {
        Map<Risk, Integer> left = new EnumMap<>(Risk.class);
        entries.forEach(e -> left.merge(e.risk(), e.members().size(), Integer::sum));
        return left.entrySet().stream()
                        .map(e -> e.getValue() + " more " + e.getKey().id())
                        .collect(Collectors.joining(", "))
                + " changes";
    }

    private static String show(ReviewEntry entry) {
        StringBuilder out = new StringBuilder("<details><summary>")
                .append(sign(entry))
                .append(" <b>")
                .append(entry.risk().id())
                .append(entry.mark().isEmpty() ? "" : ", " + entry.mark())
                .append("</b>: ")
                .append(html(entry.environment()))
                .append(", ")
                .append(entry.change().action().id())
                .append(" <code>")
                .append(html(entry.names()))
                .append("</code>: ")
                .append(html(entry.reason()))
                .append("</summary>\n\n");
        if (!entry.isMixed()) {
            details(entry, out);
        }
        return out.append("\n</details>\n").toString();
    }

    private static void details(ReviewEntry entry, StringBuilder out) {
        List<Hazard> hazards = entry.first().change().hazards();
        for (int i = 0; i < hazards.size(); i++) {
            Hazard hazard = hazards.get(i);
            if (i > 0) { // the first stands in the summary
                out.append("- ")
                        .append(hazard.risk().id())
                        .append(": ")
                        .append(text(hazard.reason()))
                        .append('\n');
            }
            Optional.ofNullable(hazard.remedy())
                    .ifPresent(r -> out.append("- instead: ").append(text(r)).append('\n'));
        }
        entry.places()
                .ifPresent(p -> out.append("- because of ")
                        .append(Markdown.code(TextCut.of(p, LONGEST_TEXT)))
                        .append("\n"));
        List<String> fields = fields(entry.change());
        if (!fields.isEmpty()) {
            out.append('\n').append(Markdown.block(String.join("\n", fields), "diff"));
        }
    }

    private static String sign(ReviewEntry entry) {
        return entry.first().isBlocked()
                ? "🛑"
                : switch (entry.risk()) {
                    case DATA_LOSS, IMMUTABLE, OUTAGE -> "🔴";
                    case EXPOSURE, PRIVILEGE -> "🟠";
                    case RESTART -> "🟡";
                    case SAFE -> "🟢";
                };
    }

    private static List<String> fields(ResourceChange change) {
        List<String> lines = new ArrayList<>();
        change.fields().stream().limit(FEW).map(f -> ShownField.of(change, f)).forEach(f -> lines.addAll(lines(f)));
        if (change.fields().size() > FEW) {
            lines.add("# and " + (change.fields().size() - FEW) + " more fields");
        }
        return lines;
    }

    private static List<String> lines(ShownField field) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + TextCut.of(field.path(), LONGEST_TEXT));
        List<String> changed = field.lines().orElse(List.of());
        changed.stream().limit(FEW).map(l -> TextCut.of(l, LONGEST_TEXT)).forEach(lines::add);
        if (changed.size() > FEW) {
            lines.add("# and " + (changed.size() - FEW) + " more lines");
        }
        if (field.lines().isEmpty()) {
            field.before().ifPresent(_ -> lines.add("- " + field.was()));
            field.after().ifPresent(_ -> lines.add("+ " + field.is()));
        }
        return lines;
    }

    private static String text(String text) {
        return Markdown.text(TextCut.of(text, LONGEST_TEXT));
    }

    private static String html(String text) {
        return Markdown.html(TextCut.of(text, LONGEST_TEXT));
    }
}
