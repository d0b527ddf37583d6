package dev.windlass.review.diff;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.Locale;

/** Values as JSON of which there is one form only: equal values are equal texts, in whatever order their keys stand. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** A value as text. */
    public static String of(Node node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    /** Appends a value. */
    public static void write(Node node, StringBuilder out) {
        switch (node) {
            case Mapping m -> {
                String separator = "{";
                for (String key : m.keys().stream().sorted().toList()) {
                    Node value = m.get(key);
                    if (value != null) {
                        out.append(separator);
                        text(key, out).append(':');
                        write(value, out);
                        separator = ",";
                    }
                }
                out.append(m.isEmpty() ? "{}" : "}");
            }
            case Sequence s -> {
                String separator = "[";
                for (Node item : s.items()) {
                    out.append(separator);
                    write(item, out);
                    separator = ",";
                }
                out.append(s.items().isEmpty() ? "[]" : "]");
            }
            case Scalar.Text(String text, Origin _) -> text(text, out);
            case Scalar other -> out.append(other);
        }
    }

    /** Appends a text in its quotes. */
    static StringBuilder text(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                default -> {
                    if (c < ' ') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"');
    }
}
