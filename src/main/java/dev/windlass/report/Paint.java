package dev.windlass.report;

/** Whether text is coloured, by the terminal's own palette. */
public enum Paint {
    PLAIN,
    COLORED;

    String error(String text) {
        return in("1;31", text);
    }

    String warning(String text) {
        return in("1;33", text);
    }

    String strong(String text) {
        return in("1", text);
    }

    String quiet(String text) {
        return in("36", text);
    }

    /** Something that was added. */
    public String added(String text) {
        return in("32", text);
    }

    /** Something that was removed. */
    public String removed(String text) {
        return in("31", text);
    }

    private String in(String color, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + color + "m" + text + "\u001b[0m";
    }
}
