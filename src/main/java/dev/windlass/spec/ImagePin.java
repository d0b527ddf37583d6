package dev.windlass.spec;

import dev.windlass.tree.Scalar;
import java.util.Optional;
import java.util.regex.Pattern;

/** What says which of the images of a repository is meant. */
public sealed interface ImagePin {
    /** The form of a digest. */
    Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** A name that the registry knows it by. */
    record Tag(String text) implements ImagePin {}

    /** The hash of its content. */
    record Digest(String text) implements ImagePin {}

    String text();

    /** Whether a spec's value says the same. */
    default boolean is(Optional<Scalar.Text> value) {
        return value.filter(v -> v.value().equals(text())).isPresent();
    }
}
