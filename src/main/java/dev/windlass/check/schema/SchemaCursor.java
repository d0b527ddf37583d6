package dev.windlass.check.schema;

import dev.windlass.tree.FieldPath;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place inside an object, on the way down from its root: the path as kube-apiserver writes it, and what is known of
 * the value there. Only the schema tells a field from a key of a mapping with free keys.
 *
 * @param schema empty where nothing is known of the value
 */
public record SchemaCursor(FieldPath path, Optional<Schema> schema) {
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z$][A-Za-z0-9_$-]*");

    /** The root of an object of a kind. */
    public static SchemaCursor of(KindSchema kind) {
        return new SchemaCursor(FieldPath.ROOT, Optional.of(kind.schema()));
    }

    /** The root of an object of which nothing is known. */
    public static SchemaCursor unknown() {
        return new SchemaCursor(FieldPath.ROOT, Optional.empty());
    }

    /** The value under a key. */
    public SchemaCursor into(String key) {
        return new SchemaCursor(
                isField(schema, key) ? path.field(key) : path.key(key), schema.flatMap(s -> s.member(key)));
    }

    /** An element of a list, counted from 0. */
    public SchemaCursor at(int index) {
        Optional<Schema> items = schema.map(Schema::shape)
                .flatMap(s -> s instanceof Schema.Listing(Schema i) ? Optional.of(i) : Optional.empty());
        return new SchemaCursor(path.index(index), items);
    }

    /** Whether a key is a field by schema, or, where there is none, looks like one. */
    private static boolean isField(Optional<Schema> schema, String key) {
        return switch (schema.map(Schema::shape).orElseGet(Schema.Anything::new)) {
            case Schema.Dictionary _ -> false;
            case Schema.Struct s when s.fields().containsKey(key) -> true;
            default -> FIELD_NAME.matcher(key).matches();
        };
    }
}
