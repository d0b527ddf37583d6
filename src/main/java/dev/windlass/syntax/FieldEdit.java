package dev.windlass.syntax;

import java.util.List;
import java.util.Optional;

/**
 * One field of a spec that is to have another value.
 *
 * @param path the keys that lead to it; at least one
 * @param value the text that it is to have; empty for {@code null}, which takes away what lower layers say
 * @param alternatives the keys beside it that may not stand together with it: the one that is there makes room
 */
public record FieldEdit(List<String> path, Optional<String> value, List<String> alternatives) {
    public FieldEdit {
        path = List.copyOf(path);
        alternatives = List.copyOf(alternatives);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("an edit of no field");
        }
    }

    /** The field as people write it: {@code image.tag}. */
    public String field() {
        return String.join(".", path);
    }
}
