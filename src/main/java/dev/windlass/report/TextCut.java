package dev.windlass.report;

/** Text that is cut where it is too long, and never in the middle of a character. */
public final class TextCut {
    private TextCut() {}

    /**
     * The text up to so many characters, and {@code …} where there are more.
     *
     * @param most in code points
     */
    public static String of(String text, int most) {
        return text.codePointCount(0, text.length()) > most
                ? text.substring(0, text.offsetByCodePoints(0, most)) + "…"
                : text;
    }
}
