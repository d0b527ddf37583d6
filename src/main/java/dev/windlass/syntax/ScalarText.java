package dev.windlass.syntax;

/** Writes one text as YAML: plain, as a literal block or in double quotes, whichever is the plainest that all readers take for it. */
final class ScalarText {
    private static final String HEX = "0123456789abcdef";
    /** What cannot begin a plain scalar whatever comes next. */
    private static final String INDICATORS = ",[]{}#&*!|>'\"%@`";

    private ScalarText() {}

    /** A text in one line, without a line break behind it: for keys too. */
    static StringBuilder flow(String text, StringBuilder out) {
        return isPlain(text) ? out.append(text) : quoted(text, out);
    }

    /** The text in double quotes. */
    static String quoted(String text) {
        return quoted(text, new StringBuilder()).toString();
    }

    /**
     * A text as the value of a key or an item, with its line break.
     *
     * @param indent of the lines of a block, two more than that of the key or dash
     */
    static void value(String text, int indent, StringBuilder out) {
        if (isBlock(text)) {
            block(text, indent, out);
        } else {
            flow(text, out).append('\n');
        }
    }

    /** Whether the text may stand without quotes behind a key, behind a dash or as a key. */
    static boolean isPlain(String text) {
        int length = text.length();
        if (length == 0 || !ScalarTable.isText(text)) {
            return false;
        }
        char first = text.charAt(0);
        if (first == '-' || first == '?' || first == ':') {
            // An indicator only before a space; a line of three dashes would be a document's start.
            if (length == 1 || text.charAt(1) == ' ' || text.startsWith("---")) {
                return false;
            }
        } else if (INDICATORS.indexOf(first) >= 0 || text.startsWith("...")) {
            return false;
        }
        char before = ' ';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean isEnd = i + 1 == length;
            if (c == ' ' ? i == 0 || isEnd : !isPrintable(text, i)) {
                return false;
            }
            if ((c == ':' && (isEnd || text.charAt(i + 1) == ' ')) || (c == '#' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /** Whether a literal block keeps the text exactly: lines that nobody's editor would trim, of characters that need no escape. */
    private static boolean isBlock(String text) {
        int lineEnd = text.indexOf('\n');
        if (lineEnd < 0) {
            return false;
        }
        boolean isBlank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                if (i > 0 && isBlankChar(text.charAt(i - 1))) {
                    return false;
                }
            } else if (!isBlankChar(c)) {
                isBlank = false;
                if (!isPrintable(text, i)) {
                    return false;
                }
            }
        }
        return !isBlank && !isBlankChar(text.charAt(text.length() - 1));
    }

    private static boolean isBlankChar(char c) {
        return c == ' ' || c == '\t';
    }

    private static void block(String text, int indent, StringBuilder out) {
        out.append('|');
        int first = 0;
        while (text.charAt(first) == '\n') {
            first++;
        }
        if (isBlankChar(text.charAt(first))) {
            out.append('2'); // readers would take the blanks for indentation
        }
        int length = text.length();
        if (text.charAt(length - 1) != '\n') {
            out.append('-');
        } else if (text.charAt(length - 2) == '\n') {
            out.append('+');
        }
        out.append('\n');
        for (int start = 0; start < length; ) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? length : end;
            if (stop > start) {
                out.repeat(' ', indent).append(text, start, stop);
            }
            out.append('\n');
            start = stop + 1;
        }
    }

    /**
     * Whether the character needs no escape anywhere: printable in YAML 1.1 and 1.2, no line break of either, no byte order mark, no tab, and
     * no half of a surrogate pair.
     */
    private static boolean isPrintable(String text, int at) {
        char c = text.charAt(at);
        if (c < 0x7f) {
            return c >= ' ';
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= 0xa0 && c <= 0xfffd && c != 0x2028 && c != 0x2029 && c != 0xfeff;
    }

    private static StringBuilder quoted(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isPrintable(text, i)) {
                        out.append(c);
                    } else {
                        escaped(c, out);
                    }
                }
            }
        }
        return out.append('"');
    }

    private static void escaped(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xf));
        }
    }
}
