package dev.windlass.review.diff;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The digest of a change: SHA-256 over what happens to which resource, in JSON whose keys are sorted. Where a value comes from has no part
 * in it, nor has any other resource.
 */
final class Digest {
    private static final int DIGITS = 12;

    private Digest() {}

    static String of(ResourceChange change) {
        StringBuilder text = new StringBuilder(1 << 8);
        StoredObject object = change.object();
        text.append('[');
        for (String part : new String[] {
            object.environment(),
            object.kind(),
            object.group(),
            object.namespace().orElse(""),
            object.name(),
            change.action().id()
        }) {
            text(part, text).append(',');
        }
        switch (change.action()) {
            case ADD, REMOVE -> write(object.body(), text);
            case CHANGE -> {
                change.before().filter(b -> !b.unit().equals(object.unit())).ifPresent(b -> {
                    text(b.unit(), text).append(',');
                    text(object.unit(), text).append(',');
                });
                for (FieldChange field : change.fields()) {
                    text.append('[');
                    text(field.path().toString(), text);
                    side(field.before(), text);
                    side(field.after(), text);
                    text.append(']');
                }
            }
        }
        return hex(text.append(']').toString());
    }

    /** An absent value is written otherwise than any that is there. */
    private static void side(Optional<Node> value, StringBuilder out) {
        out.append(",[");
        value.ifPresent(v -> write(v, out));
        out.append(']');
    }

    /** Writes a value as JSON; equal values are written alike, in whatever order their keys stand. */
    static void write(Node node, StringBuilder out) {
        switch (node) {
            case Mapping m -> {
                out.append('{');
                m.keys().stream().sorted().forEach(key -> {
                    text(key, out).append(':');
                    Node value = m.get(key);
                    if (value != null) {
                        write(value, out);
                    }
                    out.append(',');
                });
                out.append('}');
            }
            case Sequence s -> {
                out.append('[');
                for (Node item : s.items()) {
                    write(item, out);
                    out.append(',');
                }
                out.append(']');
            }
            case Scalar.Text(String text, Origin _) -> text(text, out);
            case Scalar other -> out.append(other);
        }
    }

    private static StringBuilder text(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('"');
    }

    private static String hex(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
