package dev.windlass.check.cel;

import dev.windlass.check.cel.FunctionTable.Unsupported;
import java.util.List;

/** The function {@code format} of the language's string extension, as far as messages use it: %s and %d. */
final class TextFormat {
    private TextFormat() {}

    static String format(String pattern, List<?> arguments) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i++);
            if (c != '%') {
                text.append(c);
                continue;
            }
            char verb = i < pattern.length() ? pattern.charAt(i++) : ' ';
            switch (verb) {
                case '%' -> text.append('%');
                case 's', 'd' -> {
                    if (next >= arguments.size()) {
                        throw new IllegalArgumentException("index " + next + " out of range");
                    }
                    text.append(plain(arguments.get(next++)));
                }
                default -> throw new Unsupported("%" + verb);
            }
        }
        return text.toString();
    }

    private static String plain(Object value) {
        return switch (value) {
            case String s -> s;
            case Long l -> l.toString();
            case Boolean b -> b.toString();
            case List<?> l ->
                "[" + String.join(", ", l.stream().map(TextFormat::plain).toList()) + "]";
            default -> throw new Unsupported("a value in a text");
        };
    }
}
