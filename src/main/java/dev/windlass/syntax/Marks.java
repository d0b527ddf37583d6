package dev.windlass.syntax;

import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import org.yaml.snakeyaml.error.Mark;

/** From the parser's marks, which count code points, to spans of a file, which count {@code char}s. */
final class Marks {
    private final SourceFile file;
    private final int start;
    /** The char offset of each code point, and of the end; empty where both counts are the same. */
    private final int[] offsets;

    Marks(SourceFile file) {
        this.file = file;
        this.start = 0;
        String text = file.text();
        int count = text.codePointCount(0, text.length());
        this.offsets = count == text.length() ? new int[0] : offsets(text, count);
    }

    private Marks(SourceFile file, int start) {
        this.file = file;
        this.start = start;
        this.offsets = new int[0];
    }

    /** For a scanner whose marks count {@code char}s already, in the document that begins there. */
    static Marks ofChars(SourceFile file, int start) {
        return new Marks(file, start);
    }

    /** Where the document begins that was scanned. */
    int start() {
        return start;
    }

    private static int[] offsets(String text, int count) {
        int[] offsets = new int[count + 1];
        int at = 0;
        for (int i = 0; i < count; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[count] = at;
        return offsets;
    }

    int offset(Mark mark) {
        int index = mark.getIndex();
        return offsets.length == 0
                ? Math.min(index, file.text().length())
                : offsets[Math.min(index, offsets.length - 1)];
    }

    Span span(Mark start, Mark end) {
        return file.span(offset(start), Math.max(offset(start), offset(end)));
    }

    /** The one character at an offset, or an empty span at the end of a line or of the file. */
    Span character(int offset) {
        String text = file.text();
        boolean isEnd = offset >= text.length() || text.charAt(offset) == '\n' || text.charAt(offset) == '\r';
        return file.span(offset, isEnd ? offset : offset + Character.charCount(text.codePointAt(offset)));
    }
}
