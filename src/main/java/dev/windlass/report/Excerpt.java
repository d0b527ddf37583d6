package dev.windlass.report;

import dev.windlass.source.Place;
import dev.windlass.source.Secrets;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;

/** The line of a span, with the span underlined. */
final class Excerpt {
    /** A line longer than this is cut around its span, in characters. */
    private static final int LONGEST = 120;

    private static final int BEFORE = 40;

    private final Span span;
    private final int gutter;
    private final Paint paint;

    /** @param gutter the width of the widest line number of the finding */
    Excerpt(Span span, int gutter, Paint paint) {
        this.span = span;
        this.gutter = gutter;
        this.paint = paint;
    }

    /** The place and the line, and beneath it the underline with a remark. */
    String show(String mark, String remark) {
        Place from = span.from();
        String blank = " ".repeat(gutter);
        StringBuilder out = new StringBuilder();
        out.append(paint.quiet(blank + " ┌─ "))
                .append(Glyphs.shown(span.file().name()))
                .append(':')
                .append(from)
                .append('\n');
        String line = Secrets.hidden(span.file().line(from.line()));
        if (line.isEmpty()) {
            return remark.isEmpty() ? out.toString() : out + paint.quiet(blank + " │ ") + remark + "\n";
        }
        int lineStart = span.file().offset(from.line(), 1);
        int start = Math.min(span.start() - lineStart, line.length());
        int end = Math.clamp((long) span.end() - lineStart, start, line.length());
        String head = "";
        String tail = "";
        if (line.length() > LONGEST) {
            int cut = whole(line, Math.max(0, start - BEFORE));
            int stop = whole(line, Math.min(line.length(), cut + LONGEST));
            head = cut > 0 ? "…" : "";
            tail = stop < line.length() ? "…" : "";
            line = line.substring(cut, stop);
            start -= cut;
            end = Math.min(end - cut, line.length());
        }
        String number = String.valueOf(from.line());
        out.append(paint.quiet(" ".repeat(gutter - number.length()) + number + " │ "))
                .append(head)
                .append(Glyphs.shown(line))
                .append(tail)
                .append('\n');
        String under = mark.repeat(Math.max(1, Glyphs.width(line.substring(start, end))));
        out.append(paint.quiet(blank + " │ "))
                .append(" ".repeat(head.length() + Glyphs.width(line.substring(0, start))))
                .append(paint.error(under));
        if (!remark.isEmpty()) {
            out.append(' ').append(remark);
        }
        return out.append('\n').toString();
    }

    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    static int digits(SourceFile file, int offset) {
        return String.valueOf(file.place(offset).line()).length();
    }
}
