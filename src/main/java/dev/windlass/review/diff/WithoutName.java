package dev.windlass.review.diff;

/** Texts without a name that is in them, so that what is said of two resources can be compared. */
public final class WithoutName {
    private WithoutName() {}

    /** The text with a stand-in for a name where that stands for itself or between dashes, dots and the like, not as a part of a word. */
    public static String of(String text, String name, String standIn) {
        int at = name.isEmpty() ? -1 : text.indexOf(name);
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (; at >= 0; at = text.indexOf(name, from)) {
            int end = at + name.length();
            boolean isWord = isBoundary(text, at - 1) && isBoundary(text, end);
            out.append(text, from, at).append(isWord ? standIn : name);
            from = end;
        }
        return out.append(text, from, text.length()).toString();
    }

    private static boolean isBoundary(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}
