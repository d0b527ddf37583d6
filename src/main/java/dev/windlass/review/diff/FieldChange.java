package dev.windlass.review.diff;

import dev.windlass.source.Span;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Node;
import dev.windlass.tree.OriginPlace;
import dev.windlass.tree.Role;
import java.util.List;
import java.util.Optional;

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

    /**
     * The line of the repository to look at first: the value as it was written, or where nobody wrote it what a choice hung on. Empty where
     * only the program itself had a part in it.
     */
    public Optional<Span> cause() {
        return origins.stream()
                .filter(o -> o.role() == Role.WRITTEN || o.role() == Role.CONDITION)
                .map(OriginPlace::at)
                .filter(at -> !at.file().isBuiltin() && !at.equals(at.file().start()))
                .findFirst();
    }
}
