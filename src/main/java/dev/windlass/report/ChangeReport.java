package dev.windlass.report;

import dev.windlass.render.Manifest;
import dev.windlass.review.Change;
import dev.windlass.review.LineDiff;
import dev.windlass.source.Secrets;
import java.util.List;
import java.util.Optional;

/** Changes of approved files for people: one line a file, and the lines that differ. */
public final class ChangeReport {
    private final Paint paint;

    public ChangeReport(Paint paint) {
        this.paint = paint;
    }

    /** All changes, each line with its break. */
    public String show(List<Change> changes) {
        StringBuilder out = new StringBuilder();
        for (Change c : changes) {
            out.append(paint.strong(c.action().id()))
                    .append(' ')
                    .append(Glyphs.shown(c.path()))
                    .append('\n');
            if (c.action() == Change.Action.CHANGED) {
                String after = c.after().map(Manifest::text).orElse("");
                LineDiff.of(c.before().orElse(""), after).forEach(h -> show(h, out));
            }
        }
        return out.toString();
    }

    /**
     * One file that was edited.
     *
     * @param before empty where there was none
     */
    public String show(String path, Optional<String> before, String after) {
        StringBuilder out = new StringBuilder();
        Change.Action action = before.isEmpty() ? Change.Action.ADDED : Change.Action.CHANGED;
        out.append(paint.strong(action.id()))
                .append(' ')
                .append(Glyphs.shown(path))
                .append('\n');
        LineDiff.of(before.orElse(""), after)
                .forEach(h -> show(new LineDiff.Hunk(h.line(), hidden(h.removed()), hidden(h.added())), out));
        return out.toString();
    }

    /** What a person wrote may hold a secret beside the value that was edited, in a comment too. */
    private static List<String> hidden(List<String> lines) {
        return lines.stream().map(Secrets::hidden).toList();
    }

    private void show(LineDiff.Hunk hunk, StringBuilder out) {
        out.append(paint.quiet("  line " + hunk.line())).append('\n');
        hunk.removed()
                .forEach(
                        l -> out.append(paint.removed("  - " + Glyphs.shown(l))).append('\n'));
        hunk.added()
                .forEach(l -> out.append(paint.added("  + " + Glyphs.shown(l))).append('\n'));
    }
}
