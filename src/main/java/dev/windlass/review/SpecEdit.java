package dev.windlass.review;

import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.syntax.FieldEdit;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of a spec that was edited.
 *
 * @param file relative to the root
 * @param line where the field stands now, from 1
 * @param field as people write it, such as {@code image.tag}
 * @param before what it was, or what the alternative was that made room for it; empty where neither was there
 * @param after what it is; empty for null
 */
public record SpecEdit(String file, int line, String field, Optional<String> before, Optional<String> after) {
    /** Describes an edit by the file before and after. */
    public static SpecEdit of(SourceFile before, SourceFile after, FieldEdit edit) {
        List<String> path = edit.path();
        List<String> above = path.subList(0, path.size() - 1);
        List<String> keys = new ArrayList<>(edit.alternatives());
        keys.addFirst(path.getLast());
        Optional<String> old = keys.stream()
                .flatMap(k -> scalar(at(content(before), above).get(k)).stream())
                .findFirst();
        int line = at(content(after), above).keyPlace(path.getLast()).from().line();
        return new SpecEdit(after.name(), line, edit.field(), old, edit.value());
    }

    private static Mapping content(SourceFile file) {
        Result<Node> read = new YamlReader().read(file);
        return read.value().orElse(null) instanceof Mapping m ? m : Mapping.empty(new Origin.Written(file.start()));
    }

    private static Mapping at(Mapping from, List<String> path) {
        Mapping at = from;
        for (String key : path) {
            at = at.mapping(key);
        }
        return at;
    }

    private static Optional<String> scalar(@Nullable Node node) {
        return switch (node) {
            case Scalar.Null _ -> Optional.empty();
            case Scalar.Text(String text, var _) -> Optional.of(text);
            case Scalar other -> Optional.of(other.toString());
            case null, default -> Optional.empty();
        };
    }
}
