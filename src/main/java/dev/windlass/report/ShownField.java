package dev.windlass.report;

import dev.windlass.review.LineDiff;
import dev.windlass.review.diff.FieldChange;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A changed field as it may be shown: without secrets.
 *
 * @param path as kube-apiserver writes it
 * @param before empty where the field is new
 * @param after empty where it is removed
 */
record ShownField(String path, Optional<Node> before, Optional<Node> after) {
    /** A value is cut behind this many characters. */
    private static final int LONGEST = 80;

    static ShownField of(ResourceChange change, FieldChange field) {
        return new ShownField(
                field.path().toString(),
                field.before().map(v -> Concealed.of(change.before().orElse(change.object()), field.path(), v)),
                field.after().map(v -> Concealed.of(change.after().orElse(change.object()), field.path(), v)));
    }

    /** The value before on one line, cut where it is long. */
    String was() {
        return value(before);
    }

    /** The value after on one line, cut where it is long. */
    String is() {
        return value(after);
    }

    private static String value(Optional<Node> value) {
        return value.map(v -> TextCut.of(Glyphs.shown(new JsonText().line(v)), LONGEST))
                .orElse("(none)");
    }

    /** Of a text of several lines those that differ, the old ones behind {@code -} and the new ones behind {@code +}; else empty. */
    Optional<List<String>> lines() {
        if (before.orElse(null) instanceof Scalar.Text(String old, var _)
                && after.orElse(null) instanceof Scalar.Text(String now, var _)
                && (old.contains("\n") || now.contains("\n"))) {
            List<String> lines = new ArrayList<>();
            for (LineDiff.Hunk hunk : LineDiff.of(old, now)) {
                hunk.removed().forEach(l -> lines.add("- " + Glyphs.shown(l)));
                hunk.added().forEach(l -> lines.add("+ " + Glyphs.shown(l)));
            }
            return Optional.of(lines);
        }
        return Optional.empty();
    }
}
