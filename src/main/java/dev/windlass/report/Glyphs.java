package dev.windlass.report;

import java.util.Locale;

/** Text as a terminal shows it: how wide each character is, and what must not reach the terminal as it is. */
final class Glyphs {
    private static final int TAB = 4;

    /** The wide blocks of Unicode's EastAsianWidth.txt, rounded outwards to whole blocks, and pictographs. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0xA4CF},
        {0xA960, 0xA97C},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD}
    };

    private Glyphs() {}

    /** The text with everything escaped that could steer a terminal or hide other text; tabs become spaces. */
    static String shown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(shown(c)));
        return out.toString();
    }

    /** Like {@link #shown(String)}, with line breaks kept and indented. */
    static String lines(String text, String indent) {
        return String.join("\n" + indent, text.lines().map(Glyphs::shown).toList());
    }

    private static String shown(int c) {
        if (c == '\t') {
            return " ".repeat(TAB);
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> String.format(Locale.ROOT, "\\u%04x", c);
            default -> Character.toString(c);
        };
    }

    /** How many columns the text takes once it is {@link #shown(String)}. */
    static int width(String text) {
        return text.codePoints().map(Glyphs::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        String shown = shown(c);
        return shown.length() > 2 ? shown.length() : isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        for (int[] range : WIDE) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
