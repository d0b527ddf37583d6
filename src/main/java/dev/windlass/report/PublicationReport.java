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

    private void show(PublicationEntry entry, StringBuilder out) {
        String where = Glyphs.shown(entry.branch() + " of " + entry.repository());
        entry.first().forEach(e -> out.append(Glyphs.shown(e))
                .append(" was not published there before: its gate stops nothing this time\n"));
        switch (entry.end()) {
            case PUBLISHED -> out.append("published 1 commit ")
                    .append(paint.strong(shortId(entry)))
                    .append(" to ")
                    .append(where)
                    .append(": ")
                    .append(counts(entry))
                    .append('\n');
            case UNCHANGED ->
                out.append("nothing to publish: ").append(where).append(" is up to date\n");
            case REFUSED -> out.append("nothing was published to ").append(where).append('\n');
            case REHEARSED -> {
                entry.files().forEach((path, action) -> out.append(paint.strong(action.id()))
                        .append(' ')
                        .append(Glyphs.shown(path))
                        .append('\n'));
                out.append("would publish 1 commit to ").append(where).append(": ").append(counts(entry));
                out.append("\n\n");
                entry.message().lines().forEach(l -> out.append(l.isEmpty() ? "" : "    " + Glyphs.shown(l))
                        .append('\n'));
            }
        }
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
