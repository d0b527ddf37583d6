package dev.windlass.report;

import dev.windlass.review.Change;
import java.util.ArrayList;
import java.util.List;

/** What was published, for people. */
public final class PublicationReport {
    private static final int SHORT_ID = 7;

    private final Paint paint;

    public PublicationReport(Paint paint) {
        this.paint = paint;
    }

    /** A line for each place; after a rehearsal also its files and the message of the commit. */
    public String show(List<PublicationEntry> entries) {
        StringBuilder out = new StringBuilder();
        entries.forEach(e -> show(e, out));
        return out.toString();
    }

    /** What came of it as a list for a comment on a pull request, without files and messages. */
    public String markdown(List<PublicationEntry> entries) {
        StringBuilder out = new StringBuilder();
        for (PublicationEntry entry : entries) {
            entry.first()
                    .forEach(e ->
                            out.append("- ").append(Markdown.text(first(e))).append('\n'));
            out.append("- ").append(Markdown.text(end(entry, Paint.PLAIN))).append('\n');
        }
        return out.toString();
    }

    private void show(PublicationEntry entry, StringBuilder out) {
        entry.first().forEach(e -> out.append(Glyphs.shown(first(e))).append('\n'));
        if (entry.end() != PublicationEntry.End.REHEARSED) {
            out.append(end(entry, paint)).append('\n');
            return;
        }
        entry.files()
                .forEach((path, action) -> out.append(paint.strong(action.id()))
                        .append(' ')
                        .append(Glyphs.shown(path))
                        .append('\n'));
        out.append(end(entry, paint)).append("\n\n");
        entry.message()
                .lines()
                .forEach(l ->
                        out.append(l.isEmpty() ? "" : "    " + Glyphs.shown(l)).append('\n'));
    }

    private static String first(String environment) {
        return environment + " was not published there before: its gate stops nothing this time";
    }

    private static String end(PublicationEntry entry, Paint paint) {
        String where = Glyphs.shown(entry.branch() + " of " + entry.repository());
        return switch (entry.end()) {
            case PUBLISHED ->
                "published 1 commit " + paint.strong(shortId(entry)) + " to " + where + ": " + counts(entry);
            case REHEARSED -> "would publish 1 commit to " + where + ": " + counts(entry);
            case UNCHANGED -> "nothing to publish: " + where + " is up to date";
            case REFUSED -> "nothing was published to " + where;
        };
    }

    private static String shortId(PublicationEntry entry) {
        String id = entry.commit().orElse("");
        return id.substring(0, Math.min(SHORT_ID, id.length()));
    }

    /** {@code 12 files changed: 2 added, 9 changed, 1 removed}; a commit may change records alone. */
    private static String counts(PublicationEntry entry) {
        int n = entry.files().size();
        List<String> parts = new ArrayList<>();
        for (Change.Action action : Change.Action.values()) {
            int count = entry.count(action);
            if (count > 0) {
                parts.add(count + " " + action.id());
            }
        }
        return n == 0
                ? "no file, only what Windlass records"
                : (n == 1 ? "1 file, " : n + " files, ") + String.join(", ", parts);
    }
}
