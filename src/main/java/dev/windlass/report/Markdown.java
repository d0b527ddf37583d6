package dev.windlass.report;

import java.util.regex.Pattern;

/**
 * Text in Markdown that means nothing but itself (GitHub Flavored Markdown, and GitLab's): no emphasis, no table cells, no HTML, no links, and
 * nobody is called by {@code @name}.
 */
final class Markdown {
    private static final String MARKS = "\\`*_{}[]()#+-.!|<>~:&@$^=\"'";
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    /** Takes no room; what stands around it is no name, no number of an issue and no address any more. */
    private static final String BREAK = "&#8203;";

    private Markdown() {}

    /** Running text on one line. */
    static String text(String text) {
        StringBuilder out = new StringBuilder();
        String plain = Glyphs.shown(text.replaceAll("\\R", " "));
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '@', '#', '!', '$', '~', '%' -> out.append('\\').append(c).append(joins(plain, i) ? BREAK : "");
                case ':' -> out.append(':').append(plain.startsWith("//", i + 1) ? BREAK : "");
                case '.' -> out.append('.').append(joins(plain, i) ? BREAK : "");
                default -> out.append(MARKS.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return out.toString();
    }

    private static boolean joins(String text, int at) {
        return at + 1 < text.length() && Character.isLetterOrDigit(text.codePointAt(at + 1));
    }

    /** Text on one line inside of HTML, where tags, names and addresses mean something, and marks to some readers too. */
    static String html(String text) {
        StringBuilder out = new StringBuilder();
        String plain = Glyphs.shown(text.replaceAll("\\R", " "));
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '[', ']', '*', '_', '`', '\\', '|' ->
                    out.append("&#").append((int) c).append(';');
                case '@', '#', '!', '$', '~', '%', '.' -> out.append(c).append(joins(plain, i) ? BREAK : "");
                case ':' -> out.append(':').append(plain.startsWith("//", i + 1) ? BREAK : "");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** A name or a place as code, also inside a table. */
    static String code(String text) {
        String plain = Glyphs.shown(text).replace("|", "\\|");
        if (plain.isBlank()) {
            return "";
        }
        String fence = fence(plain, 1);
        return fence.length() == 1 && !plain.startsWith(" ")
                ? fence + plain + fence
                : fence + " " + plain + " " + fence;
    }

    /** Lines as they are. */
    static String block(String text, String language) {
        String plain = Glyphs.lines(text, "");
        String fence = fence(plain, 3);
        return fence + language + "\n" + plain + "\n" + fence + "\n";
    }

    /** More backticks than the text has in a row. */
    private static String fence(String text, int least) {
        int longest = BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(m -> m.end() - m.start())
                .max()
                .orElse(0);
        return "`".repeat(longest == 0 ? least : Math.max(least, longest + 1));
    }
}
