package dev.windlass.review.diff;

import dev.windlass.source.Span;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Node;
import dev.windlass.tree.OriginPlace;
import dev.windlass.tree.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One field that differs.
 *
 * @param path in the object after the change, or before it where the field is removed
 * @param before empty where the field is new
 * @param after empty where the field is removed
 * @param origins the places that the change comes from, those to look at first in front; of a removed field those of what it stood in
 */
public record FieldChange(FieldPath path, Optional<Node> before, Optional<Node> after, List<OriginPlace> origins) {
    public FieldChange {
        origins = List.copyOf(origins);
    }

    /** The line to look at first: one whose value it is, else one that a choice hung on; empty where only the built-in library had a part. */
    public Optional<Span> cause() {
        return Stream.of(Role.WRITTEN, Role.CONDITION)
                .flatMap(role -> origins.stream().filter(o -> o.role() == role))
                .map(OriginPlace::at)
                .filter(at -> !at.file().isBuiltin())
                .findFirst();
    }
}
