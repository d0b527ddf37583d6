package dev.windlass.check.rule.pod;

/** White space as Go's {@code strings.TrimSpace} knows it, which is not quite what Java strips. */
final class Blanks {
    private Blanks() {}

    /** Whether a text begins or ends with white space. */
    static boolean surround(String text) {
        return !text.isEmpty() && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)));
    }

    private static boolean isBlank(char c) {
        return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || c == 0xa0 || (c > 0xff && Character.isSpaceChar(c));
    }
}
