package dev.windlass.syntax;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.scanner.ScannerException;

/** Where a scanner stands in one document of a file. Places are {@code char}s of the whole file, so that they need no conversion. */
final class Cursor {
    /** What stands for the end of the text; within it the reader lets no such character through. */
    static final char END = '\0';

    private static final char MARK_OF_ORDER = '\uFEFF';
    private static final int[] NO_SNIPPET = {};

    private final String text;
    /** Where the text ends. */
    private final int end;
    /** Where reading ends: one further where the last line has no break, since kubectl gives it one. */
    private final int last;

    private int at;
    private int line;
    private int lineStart;

    /** A cursor at the beginning of a stretch of a text. */
    Cursor(String text, int start, int end) {
        this.text = text;
        this.end = end;
        this.last = end > start && text.charAt(end - 1) != '\n' ? end + 1 : end;
        this.at = start;
        this.lineStart = start;
        if (peek() == MARK_OF_ORDER) {
            at++;
            lineStart++;
        }
    }

    int at() {
        return at;
    }

    int line() {
        return line;
    }

    int column() {
        return at - lineStart;
    }

    boolean isEnd() {
        return at >= last;
    }

    char peek() {
        return charAt(at);
    }

    char peek(int ahead) {
        return charAt(at + ahead);
    }

    private char charAt(int place) {
        return place < end ? text.charAt(place) : place < last ? '\n' : END;
    }

    /** Forward over characters of which none ends a line. */
    void skip(int count) {
        at += count;
    }

    /** Forward to a place on the same line. */
    void jump(int place) {
        at = place;
    }

    /** The text between two places. */
    String text(int from, int to) {
        return text.substring(from, to);
    }

    void copy(int from, int to, StringBuilder out) {
        out.append(text, from, to);
    }

    /** Whether more than so many characters (not {@code char}s) lie between a place and this one. */
    boolean isFurther(int from, int count) {
        return at - from > count && text.codePointCount(from, Math.min(at, end)) > count;
    }

    /** The end of the line that this stands on, without its break. */
    int lineEnd() {
        int to = at;
        while (to < end && !isBreak(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /** Forward over a line break, if there is one here. */
    void skipBreak() {
        char c = peek();
        if (isBreak(c)) {
            at += c == '\r' && peek(1) == '\n' ? 2 : 1;
            line++;
            lineStart = at;
        }
    }

    /** Forward over a line break, if there is one here, which is added to the text as YAML 1.1 normalizes it. */
    void readBreak(StringBuilder out) {
        char c = peek();
        if (isBreak(c)) {
            out.append(c == '\u2028' || c == '\u2029' ? c : '\n');
            skipBreak();
        }
    }

    /** Whether the marker of a document's start or end ({@code ---}, {@code ...}) stands here. */
    boolean isDocumentMarker() {
        char c = peek();
        return column() == 0 && (c == '-' || c == '.') && peek(1) == c && peek(2) == c && isBlankOrEnd(peek(3));
    }

    Mark mark() {
        return mark(at);
    }

    /** A mark of another place on this line. */
    Mark mark(int place) {
        return new Mark("", Math.min(place, end), line, Math.max(0, place - lineStart), NO_SNIPPET, 0);
    }

    /** A fault at this place, in the parser's words. */
    ScannerException fault(String context, int from, String problem) {
        return new ScannerException(context, mark(from), problem, mark());
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    static boolean isBreakOrEnd(char c) {
        return c <= '\r' ? c == '\n' || c == '\r' || c == END : c >= '\u0085' && isBreak(c);
    }

    static boolean isBlankOrEnd(char c) {
        return c == ' ' || c == '\t' || isBreakOrEnd(c);
    }
}
