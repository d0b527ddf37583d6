package dev.windlass.report;

import dev.windlass.review.ChangeGroup;
import dev.windlass.review.ChangeGroups;
import dev.windlass.review.LineDiff;
import dev.windlass.review.Review;
import dev.windlass.review.diff.FieldChange;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.gate.AcknowledgementWriter;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import dev.windlass.spec.AcknowledgedFile;
import dev.windlass.tree.Node;
import dev.windlass.tree.OriginPlace;
import dev.windlass.tree.Role;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A review for people: what changes in each environment, the most dangerous first, and why. */
public final class ReviewReport {
    /** How many fields of a change, and lines of a text, are shown before the rest is only counted. */
    private static final int SCREENFUL = 12;

    /** How many names, and places, stand in one line. */
    private static final int FEW = 3;

    /** A value is cut behind this many characters. */
    private static final int LONGEST = 80;

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
        byEnvironment(review.changes()).forEach((environment, groups) -> {
            out.append(paint.strong(Glyphs.shown(environment))).append("\n\n");
            groups.forEach(group -> out.append(show(group)).append('\n'));
        });
        out.append(acknowledging(review.changes()));
        RiskCount.lines(review.changes()).forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    /** Only how many changes there are of each class, and those of them that nobody should overlook: in a line each. */
    public String summary(Review review) {
        StringBuilder out = new StringBuilder();
        RiskCount.lines(review.changes()).forEach(line -> out.append(line).append('\n'));
        List<ChangeGroup> grave = inOrder(review.changes()).stream()
                .filter(g -> risk(g).compareTo(Risk.RESTART) < 0)
                .toList();
        grave.stream().limit(most).forEach(g -> out.append("  ")
                .append(head(g))
                .append(": ")
                .append(Glyphs.shown(g.representative().change().reason()))
                .append('\n'));
        if (grave.size() > most) {
            out.append("  and ").append(grave.size() - most).append(" more\n");
        }
        return out.toString();
    }

    private static Map<String, List<ChangeGroup>> byEnvironment(List<Judged> changes) {
        return inOrder(changes).stream()
                .collect(Collectors.groupingBy(
                        g -> g.representative().change().change().object().environment(),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** The changes in groups: what is blocked first, then by danger; what is equal stays in its order. */
    static List<ChangeGroup> inOrder(List<Judged> changes) {
        return ChangeGroups.of(changes).stream()
                .sorted(Comparator.comparing((ChangeGroup g) -> !g.representative().isBlocked())
                        .thenComparing(ReviewReport::risk))
                .toList();
    }

    static Risk risk(ChangeGroup group) {
        return group.representative().change().risk();
    }

    private String show(ChangeGroup group) {
        StringBuilder out = new StringBuilder(head(group)).append('\n');
        Judged first = group.representative();
        for (Hazard hazard : first.change().hazards()) {
            String of = hazard.risk() == risk(group) ? "" : hazard.risk().id() + ": ";
            out.append("  ").append(of).append(Glyphs.shown(hazard.reason())).append('\n');
            Optional.ofNullable(hazard.remedy())
                    .ifPresent(r -> out.append("  instead: ").append(Glyphs.shown(r)).append('\n'));
        }
        ResourceChange change = first.change().change();
        change.fields().stream().limit(most).forEach(f -> out.append(show(change, f)));
        if (change.fields().size() > most) {
            out.append("  and ").append(change.fields().size() - most).append(" more fields\n");
        }
        places(group).ifPresent(places -> out.append(paint.quiet("  because " + places + " changed")).append('\n'));
        return out.toString();
    }

    /** The first line of an entry: class, mark, what happens to what. */
    private String head(ChangeGroup group) {
        Judged first = group.representative();
        String risk = paint(risk(group));
        String mark = first.isBlocked() ? ", " + paint.error("blocked") : first.acknowledged() ? ", acknowledged" : "";
        return risk + mark + ": " + first.change().change().action().id() + " " + paint.strong(names(group));
    }

    private String paint(Risk risk) {
        return switch (risk) {
            case DATA_LOSS, IMMUTABLE, OUTAGE -> paint.error(risk.id());
            case EXPOSURE, PRIVILEGE, RESTART -> paint.warning(risk.id());
            case SAFE -> paint.added(risk.id());
        };
    }

    /** What changes: {@code StatefulSet/bitcoin-0 of bitcoin}, or the kind with how many there are and some of their names. */
    static String names(ChangeGroup group) {
        ResourceChange change = group.representative().change().change();
        if (group.size() == 1) {
            String moved = change.isMoved() && !change.before().orElseThrow().unit().equals(change.object().unit())
                    ? ", before of " + change.before().orElseThrow().unit()
                    : "";
            String renamed = change.renamed()
                    .map(o -> (change.action() == ResourceChange.Action.ADD ? ", before " : ", now ") + o.title())
                    .orElse("");
            return Glyphs.shown(change.object().title() + " of " + change.object().unit() + moved + renamed);
        }
        List<String> names = group.members().stream()
                .map(j -> j.change().change().object().name())
                .toList();
        return Glyphs.shown(names.size() + " of " + change.object().kind() + " (" + some(names) + ")");
    }

    private static String some(Collection<String> all) {
        String first = all.stream().limit(FEW).collect(Collectors.joining(", "));
        return all.size() > FEW ? first + " and " + (all.size() - FEW) + " more" : first;
    }

    /** The spec lines that the changes come from; empty where nobody wrote any. */
    static Optional<String> places(ChangeGroup group) {
        Set<String> places = new LinkedHashSet<>();
        for (Judged judged : group.members()) {
            for (FieldChange field : judged.change().change().fields()) {
                field.origins().stream()
                        .filter(o -> o.role() == Role.WRITTEN && !o.at().file().isBuiltin())
                        .findFirst()
                        .map(OriginPlace::at)
                        .ifPresent(at -> places.add(at.file().name() + ":" + at.from().line()));
            }
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(Glyphs.shown(some(places)));
    }

    private String show(ResourceChange change, FieldChange field) {
        String path = "  " + Glyphs.shown(field.path().toString()) + ": ";
        Optional<Node> before = before(change, field);
        Optional<Node> after = after(change, field);
        if (before.orElse(null) instanceof Scalar.Text(String old, var _)
                && after.orElse(null) instanceof Scalar.Text(String now, var _)
                && (old.contains("\n") || now.contains("\n"))) {
            return path.stripTrailing() + "\n" + lines(old, now);
        }
        return path + paint.removed(value(before)) + " → " + paint.added(value(after)) + "\n";
    }

    /** The value before the change as it may be shown. */
    static Optional<Node> before(ResourceChange change, FieldChange field) {
        return field.before().map(v -> Concealed.of(change.before().orElse(change.object()), field.path(), v));
    }

    /** The value after the change as it may be shown. */
    static Optional<Node> after(ResourceChange change, FieldChange field) {
        return field.after().map(v -> Concealed.of(change.after().orElse(change.object()), field.path(), v));
    }

    private String lines(String before, String after) {
        List<String> lines = changed(before, after).stream()
                .map(l -> l.startsWith("-") ? paint.removed("    " + l) : paint.added("    " + l))
                .toList();
        String shown = lines.stream().limit(most).map(l -> l + "\n").collect(Collectors.joining());
        return lines.size() > most ? shown + "    and " + (lines.size() - most) + " more lines\n" : shown;
    }

    /** The lines that differ, those of the old text behind {@code -} and those of the new one behind {@code +}. */
    static List<String> changed(String before, String after) {
        List<String> lines = new ArrayList<>();
        for (LineDiff.Hunk hunk : LineDiff.of(before, after)) {
            hunk.removed().forEach(l -> lines.add("- " + Glyphs.shown(l)));
            hunk.added().forEach(l -> lines.add("+ " + Glyphs.shown(l)));
        }
        return lines;
    }

    /** A value on one line, cut where it is long. */
    static String value(Optional<Node> value) {
        String text = value.map(v -> Glyphs.shown(new JsonText().line(v))).orElse("(none)");
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
                : text;
    }

    /** What lets the blocked changes pass, ready to be copied; empty where nothing is blocked. */
    private String acknowledging(List<Judged> changes) {
        StringBuilder out = new StringBuilder();
        acknowledgements(changes).forEach((environment, lines) -> {
            out.append("To let ")
                    .append(lines.size() == 1 ? "the blocked change" : lines.size() + " blocked changes")
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
                StoredObject object = judged.change().change().object();
                lines.computeIfAbsent(object.environment(), _ -> new ArrayList<>())
                        .add(writer.line(judged));
            }
        }
        return lines;
    }
}
