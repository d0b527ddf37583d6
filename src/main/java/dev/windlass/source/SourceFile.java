package dev.windlass.source;

import java.util.Arrays;

/**
 * One text that a value or a message can point into: a file of the repository, or one of the built-in library.
 *
 * <p>Two source files are the same only if they are the same object; a file is read once for each run.
 */
public final class SourceFile {
    private static final String BUILTIN = "builtin:";

    private final String name;
    private final String text;
    /** Offset of the first character of each line, made when first asked for. */
    private int[] lines = {};

    /**
     * @param name the path relative to the repository's root, with {@code /}; {@code builtin:PATH} in the built-in library
     * @param text the whole text, without a byte order mark
     */
    public SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** A file of the built-in library, whose name says so. */
    public static SourceFile builtin(String path, String text) {
        return new SourceFile(BUILTIN + path, text);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** Whether this file is part of Windlass and not of the user's repository. */
    public boolean isBuiltin() {
        return name.startsWith(BUILTIN);
    }

    /** The line and column of a character offset; an offset beyond the end counts as the end. */
    public Place place(int offset) {
        int at = Math.clamp(offset, 0, text.length());
        int line = lineIndex(at);
        return new Place(line + 1, text.codePointCount(lines()[line], at) + 1);
    }

    /** The character offset of a line and column, or of the nearest place that exists. */
    public int offset(int line, int column) {
        int[] starts = lines();
        int index = Math.clamp(line - 1, 0, starts.length - 1);
        int end = starts[index] + line(index + 1).length();
        int at = starts[index];
        for (int i = 1; i < column && at < end; i++) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** The text of a line, counted from 1, without its line break; empty beyond the last line. */
    public String line(int number) {
        int[] starts = lines();
        if (number < 1 || number > starts.length) {
            return "";
        }
        int start = starts[number - 1];
        int end = number < starts.length ? starts[number] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The span of the whole first line, or an empty one where the file is empty: the place that stands for the file. */
    public Span start() {
        return new Span(this, 0, line(1).length());
    }

    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    private int lineIndex(int offset) {
        int found = Arrays.binarySearch(lines(), offset);
        return found >= 0 ? found : -found - 2;
    }

    private int[] lines() {
        int[] known = lines;
        if (known.length == 0) {
            known = lineStarts(text);
            lines = known; // racing threads compute the same array
        }
        return known;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = i + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    @Override
    public String toString() {
        return name;
    }
}
