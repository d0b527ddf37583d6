package dev.windlass.review.diff;

import dev.windlass.tree.Node;
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
    /** 128 bits: nobody finds two changes of one digest, one of them harmless, by trying. */
    private static final int DIGITS = 32;

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
            CanonicalJson.text(part, text).append(',');
        }
        switch (change.action()) {
            case ADD, REMOVE -> CanonicalJson.write(object.body(), text);
            case CHANGE -> {
                change.before().filter(b -> !b.unit().equals(object.unit())).ifPresent(b -> {
                    CanonicalJson.text(b.unit(), text).append(',');
                    CanonicalJson.text(object.unit(), text).append(',');
                });
                for (FieldChange field : change.fields()) {
                    text.append('[');
                    CanonicalJson.text(field.path().toString(), text);
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
        value.ifPresent(v -> CanonicalJson.write(v, out));
        out.append(']');
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
