package dev.windlass.cli;

import dev.windlass.report.Paint;

/**
 * What is known of the terminal. The launcher looks, since Java cannot tell which of the streams is one: {@code windlass.terminal}
 * names those that are, such as {@code out,err}. It changes how things look, never what is said.
 */
final class Terminal {
    private Terminal() {}

    static boolean is(String stream) {
        return System.getProperty("windlass.terminal", "").contains(stream);
    }

    static Paint paint(Windlass.Color color, String stream) {
        boolean colored = switch (color) {
            case always -> true;
            case never -> false;
            case auto -> is(stream) && System.getenv("NO_COLOR") == null;
        };
        return colored ? Paint.COLORED : Paint.PLAIN;
    }

    /** For standard output. */
    static Paint paint(Windlass.Color color) {
        return paint(color, "out");
    }
}
