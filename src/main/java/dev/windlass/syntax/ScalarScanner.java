package dev.windlass.syntax;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.tokens.ScalarToken;

/** The scalars of a manifest, with the bounds and escapes that go-yaml 2 knows (its {@code scannerc.go}). */
final class ScalarScanner {
    private final Cursor cursor;
    private final boolean isJson;
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder breaks = new StringBuilder();
    private final StringBuilder firstBreak = new StringBuilder();
    private boolean endedOnNewLine;

    /** @param isJson whether the escapes of JSON that go-yaml lacks are allowed too */
    ScalarScanner(Cursor cursor, boolean isJson) {
        this.cursor = cursor;
        this.isJson = isJson;
    }

    /** Whether a line break was read behind the last plain scalar, so that a key may follow. */
    boolean endedOnNewLine() {
        return endedOnNewLine;
    }

    /**
     * A scalar without quotes, with the blanks and line breaks behind it.
     *
     * @param indent the least column of its further lines
     */
    ScalarToken plain(int indent, boolean isFlow) {
        value.setLength(0);
        Mark start = cursor.mark();
        int from = cursor.at(); // of what is not yet in the value
        int to = from;
        boolean isFolded = false;
        endedOnNewLine = false;
        while (cursor.peek() != '#' && !cursor.isDocumentMarker()) {
            int word = cursor.at();
            int wordEnd = wordEnd(isFlow);
            if (wordEnd > word) {
                if (endedOnNewLine) {
                    cursor.copy(from, to, value);
                    fold();
                    from = word;
                    isFolded = true;
                    endedOnNewLine = false;
                }
                cursor.jump(wordEnd);
                to = wordEnd;
            }
            char c = cursor.peek();
            if (!Cursor.isBlank(c) && !Cursor.isBreak(c)) {
                break;
            }
            blanks(start, indent);
            if (!isFlow && cursor.column() < indent) {
                break;
            }
        }
        Mark end = cursor.mark(to);
        if (!isFolded) {
            return new ScalarToken(cursor.text(from, to), start, end, true);
        }
        cursor.copy(from, to, value);
        return new ScalarToken(value.toString(), start, end, true);
    }

    private int wordEnd(boolean isFlow) {
        int ahead = 0;
        char c = cursor.peek();
        while (!Cursor.isBlankOrEnd(c)) {
            char next = cursor.peek(ahead + 1);
            if ((c == ':' && Cursor.isBlankOrEnd(next)) || (isFlow && isFlowIndicator(c))) {
                break;
            }
            ahead++;
            c = next;
        }
        return cursor.at() + ahead;
    }

    private static boolean isFlowIndicator(char c) {
        return switch (c) {
            case ',', '?', '[', ']', '{', '}' -> true;
            default -> false;
        };
    }

    /** Over the blanks and line breaks between two words of a plain scalar. */
    private void blanks(Mark start, int indent) {
        for (char c = cursor.peek(); ; c = cursor.peek()) {
            if (Cursor.isBlank(c)) {
                if (endedOnNewLine && c == '\t' && cursor.column() < indent) {
                    throw cursor.fault(
                            "while scanning a plain scalar",
                            start.getIndex(),
                            "found a tab character that violates indentation");
                }
                cursor.skip(1);
            } else if (Cursor.isBreak(c)) {
                readFoldedBreak(endedOnNewLine);
                endedOnNewLine = true;
            } else {
                return;
            }
        }
    }

    /** Reads a break between the lines of a scalar: the first, which becomes a space, or one of the blank lines behind it. */
    private void readFoldedBreak(boolean isFurther) {
        if (!isFurther) {
            firstBreak.setLength(0);
            breaks.setLength(0);
        }
        cursor.readBreak(isFurther ? breaks : firstBreak);
    }

    /** Adds what the breaks between two lines of a scalar mean. */
    private void fold() {
        boolean isPlainBreak = firstBreak.length() > 0 && firstBreak.charAt(0) == '\n';
        if (isPlainBreak && breaks.isEmpty()) {
            value.append(' ');
        } else {
            value.append(isPlainBreak ? "" : firstBreak).append(breaks);
        }
    }

    /** A scalar in quotes. */
    ScalarToken quoted(char quote) {
        Mark start = cursor.mark();
        cursor.skip(1);
        String text = quotedLine(quote);
        if (text == null) {
            value.setLength(0);
            quotedLines(quote, start);
            text = value.toString();
        }
        cursor.skip(1);
        return new ScalarToken(
                text,
                false,
                start,
                cursor.mark(),
                quote == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED);
    }

    /** What is in quotes on one line without an escape, up to the closing one; null where it is not so simple. */
    private @Nullable String quotedLine(char quote) {
        int from = cursor.at();
        int ahead = 0;
        for (char c = cursor.peek(); c != quote; c = cursor.peek(++ahead)) {
            if (c == '\\' || Cursor.isBreakOrEnd(c)) {
                return null;
            }
        }
        if (quote == '\'' && cursor.peek(ahead + 1) == '\'') {
            return null;
        }
        cursor.skip(ahead);
        return cursor.text(from, from + ahead);
    }

    private void quotedLines(char quote, Mark start) {
        while (true) {
            if (cursor.isDocumentMarker()) {
                throw inQuotes(start, "found unexpected document separator");
            }
            if (cursor.isEnd()) {
                throw inQuotes(start, "found unexpected end of stream");
            }
            boolean isContinued = quotedWord(quote, start);
            if (cursor.peek() == quote) {
                return;
            }
            int from = cursor.at();
            int to = from;
            boolean isFurtherLine = isContinued;
            if (isContinued) {
                firstBreak.setLength(0);
                breaks.setLength(0);
            }
            for (char c = cursor.peek(); Cursor.isBlank(c) || Cursor.isBreak(c); c = cursor.peek()) {
                if (Cursor.isBlank(c)) {
                    cursor.skip(1);
                    to = isFurtherLine ? to : cursor.at();
                } else {
                    readFoldedBreak(isFurtherLine);
                    isFurtherLine = true;
                }
            }
            if (isFurtherLine) {
                fold();
            } else {
                cursor.copy(from, to, value);
            }
        }
    }

    /**
     * Over the characters up to a blank, a line break or the closing quote.
     *
     * @return whether a backslash at the end of the line joins it to the next
     */
    private boolean quotedWord(char quote, Mark start) {
        for (char c = cursor.peek(); !Cursor.isBlankOrEnd(c); c = cursor.peek()) {
            if (c == '\'' && quote == c && cursor.peek(1) == c) {
                value.append(c);
                cursor.skip(2);
            } else if (c == quote) {
                return false;
            } else if (c == '\\' && quote == '"') {
                if (Cursor.isBreak(cursor.peek(1))) {
                    cursor.skip(1);
                    cursor.skipBreak();
                    return true;
                }
                escape(start);
            } else {
                value.append(c);
                cursor.skip(1);
            }
        }
        return false;
    }

    private void escape(Mark start) {
        char c = cursor.peek(1);
        int digits = 0;
        switch (c) {
            case '0' -> value.append('\0');
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 't', '\t' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'v' -> value.append('\u000B');
            case 'f' -> value.append('\f');
            case 'r' -> value.append('\r');
            case 'e' -> value.append('\u001B');
            case ' ', '"', '\'', '\\' -> value.append(c);
            case 'N' -> value.append('\u0085');
            case '_' -> value.append('\u00A0');
            case 'L' -> value.append('\u2028');
            case 'P' -> value.append('\u2029');
            case 'x' -> digits = 2;
            case 'u' -> digits = 4;
            case 'U' -> digits = 8;
            default -> {
                if (!isJson || c != '/') {
                    throw inQuotes(start, "found unknown escape character");
                }
                value.append(c);
            }
        }
        if (digits > 0) {
            long code = hex(2, digits);
            if (code < 0) {
                throw inQuotes(start, "did not find expected hexadecimal number of an escape");
            }
            if (code > Character.MAX_CODE_POINT || (isSurrogate(code) && !isJson)) {
                throw inQuotes(start, "found invalid Unicode character escape code");
            }
            if (isSurrogate(code)) {
                digits += surrogate(code);
            } else {
                value.appendCodePoint((int) code);
            }
        }
        cursor.skip(2 + digits);
    }

    /** JSON writes a character beyond 16 bits as two escapes; one of them alone is no character. Gives how much more it took. */
    private int surrogate(long code) {
        long low = cursor.peek(6) == '\\' && cursor.peek(7) == 'u' ? hex(8, 4) : -1;
        if (code < 0xDC00 && low >= 0xDC00 && isSurrogate(low)) {
            value.append((char) code).append((char) low);
            return 6;
        }
        value.append('\uFFFD');
        return 0;
    }

    private static boolean isSurrogate(long code) {
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    }

    /** The value of hexadecimal digits; -1 where they are none. */
    private long hex(int ahead, int count) {
        long code = 0;
        for (int i = 0; i < count; i++) {
            char c = cursor.peek(ahead + i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    private RuntimeException inQuotes(Mark start, String problem) {
        return cursor.fault("while scanning a quoted scalar", start.getIndex(), problem);
    }

    /**
     * A literal or folded block.
     *
     * @param parent the indentation around it, -1 for none
     */
    ScalarToken block(int parent, boolean isLiteral) {
        value.setLength(0);
        breaks.setLength(0);
        firstBreak.setLength(0);
        Mark start = cursor.mark();
        cursor.skip(1);
        char chomping = chomping();
        int increment = increment(start);
        chomping = chomping == ' ' ? chomping() : chomping;
        while (Cursor.isBlank(cursor.peek())) {
            cursor.skip(1);
        }
        if (cursor.peek() == '#') {
            cursor.jump(cursor.lineEnd());
        }
        if (!Cursor.isBreakOrEnd(cursor.peek())) {
            throw inBlock(start, "did not find expected comment or line break");
        }
        Mark end = cursor.mark();
        cursor.skipBreak();
        int indent = indent(parent, increment, start);
        boolean wasBlank = false;
        while (cursor.column() == indent && !cursor.isEnd()) {
            boolean isBlank = Cursor.isBlank(cursor.peek());
            boolean isJoined =
                    !isLiteral && !wasBlank && !isBlank && firstBreak.length() > 0 && firstBreak.charAt(0) == '\n';
            if (!isJoined) {
                value.append(firstBreak);
            } else if (breaks.isEmpty()) {
                value.append(' ');
            }
            value.append(breaks);
            firstBreak.setLength(0);
            breaks.setLength(0);
            wasBlank = isBlank;
            int lineEnd = cursor.lineEnd();
            cursor.copy(cursor.at(), lineEnd, value);
            cursor.jump(lineEnd);
            end = cursor.mark();
            cursor.readBreak(firstBreak);
            blockBreaks(indent, start);
        }
        if (chomping != '-') {
            value.append(firstBreak);
        }
        if (chomping == '+') {
            value.append(breaks);
        }
        return new ScalarToken(
                value.toString(), false, start, end, isLiteral ? ScalarStyle.LITERAL : ScalarStyle.FOLDED);
    }

    private char chomping() {
        char c = cursor.peek();
        if (c != '+' && c != '-') {
            return ' ';
        }
        cursor.skip(1);
        return c;
    }

    private int increment(Mark start) {
        char c = cursor.peek();
        if (c < '0' || c > '9') {
            return 0;
        }
        if (c == '0') {
            throw inBlock(start, "found an indentation indicator equal to 0");
        }
        cursor.skip(1);
        return c - '0';
    }

    /** The column of the lines of a block: as its header says, or that of the first line that is not empty. */
    private int indent(int parent, int increment, Mark start) {
        if (increment > 0) {
            int indent = Math.max(parent, 0) + increment;
            blockBreaks(indent, start);
            return indent;
        }
        int widest = blockBreaks(0, start);
        return Math.max(widest, Math.max(parent + 1, 1));
    }

    /**
     * Over the indentation of a block's next line and the empty lines before it.
     *
     * @param indent the column where the block's lines begin; 0 while it is not known
     * @return the widest indentation
     */
    private int blockBreaks(int indent, Mark start) {
        int widest = 0;
        while (true) {
            while ((indent == 0 || cursor.column() < indent) && cursor.peek() == ' ') {
                cursor.skip(1);
            }
            widest = Math.max(widest, cursor.column());
            if ((indent == 0 || cursor.column() < indent) && cursor.peek() == '\t') {
                throw inBlock(start, "found a tab character where an indentation space is expected");
            }
            if (!Cursor.isBreak(cursor.peek())) {
                return widest;
            }
            cursor.readBreak(breaks);
        }
    }

    private RuntimeException inBlock(Mark start, String problem) {
        return cursor.fault("while scanning a block scalar", start.getIndex(), problem);
    }
}
