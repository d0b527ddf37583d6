package dev.windlass.check.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.windlass.check.schema.Rule;
import dev.windlass.check.schema.Schema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of expressions over a value of a custom kind, by its schema, as in k8s.io/apiserver/pkg/cel/common/schemas.go.
 * A value of which the schema says nothing has no type, and expressions cannot name it. For one thread.
 */
@SuppressWarnings("Immutable") // filled in before the first expression, and not changed after
final class CelTypes implements CelTypeProvider {
    private final Map<String, CelType> structs = new HashMap<>();

    /** The type of a value; empty where expressions cannot name it. */
    Optional<CelType> of(Schema schema) {
        return type(schema, "object");
    }

    private Optional<CelType> type(Schema schema, String name) {
        return switch (schema.shape()) {
            case Schema.Leaf(Schema.Form form) -> Optional.of(leaf(form, schema));
            case Schema.Listing(Schema items) -> type(items, name + ".@idx").map(ListType::create);
            case Schema.Dictionary(Schema values) ->
                values.shape() instanceof Schema.Anything
                        ? Optional.of(struct(new Schema.Struct(Map.of(), List.of(), true), name))
                        : type(values, name + ".@elem").map(t -> MapType.create(SimpleType.STRING, t));
            case Schema.Struct s -> Optional.of(struct(isObjectMeta(s) ? nameOnly(s) : s, name));
            default -> Optional.empty();
        };
    }

    private static CelType leaf(Schema.Form form, Schema schema) {
        return switch (form) {
            case TEXT -> isDate(schema) ? SimpleType.TIMESTAMP : SimpleType.STRING;
            case QUANTITY -> SimpleType.STRING;
            case BOOLEAN -> SimpleType.BOOL;
            case INT32, INT64, INTEGER -> SimpleType.INT;
            case NUMBER -> SimpleType.DOUBLE;
            case TIME -> SimpleType.TIMESTAMP;
            case DURATION -> SimpleType.DURATION;
            case BASE64 -> SimpleType.BYTES;
            case INT_OR_TEXT -> SimpleType.DYN;
        };
    }

    static boolean isDate(Schema schema) {
        return schema instanceof Schema.Ruled(Schema _, List<Rule> rules) && rules.contains(new Rule.Format("date"));
    }

    /** Of an object's metadata, expressions know the name alone. */
    private static Schema.Struct nameOnly(Schema.Struct meta) {
        Map<String, Schema> fields = new HashMap<>();
        for (String field : List.of("name", "generateName")) {
            Optional.ofNullable(meta.fields().get(field)).ifPresent(s -> fields.put(field, s));
        }
        return new Schema.Struct(fields, List.of(), true);
    }

    static boolean isObjectMeta(Schema.Struct struct) {
        return struct.fields().containsKey("managedFields") && struct.fields().containsKey("generateName");
    }

    private CelType struct(Schema.Struct struct, String name) {
        CelType known = structs.get(name);
        if (known != null) {
            return known;
        }
        Map<String, CelType> fields = new LinkedHashMap<>();
        StructType type = StructType.create(
                name, ImmutableSet.copyOf(names(struct)), field -> Optional.ofNullable(fields.get(field)));
        structs.put(name, type);
        struct.fields().keySet().stream().sorted().forEach(key -> {
            Optional<String> escaped = escape(key);
            Optional<CelType> below = escaped.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(struct.fields().get(key)).flatMap(s -> type(s, name + '.' + key));
            below.ifPresent(t -> names(key).forEach(n -> fields.put(n, t)));
        });
        return type;
    }

    private static List<String> names(Schema.Struct struct) {
        return struct.fields().keySet().stream()
                .sorted()
                .flatMap(k -> names(k).stream())
                .toList();
    }

    /**
     * The names of a field in expressions; none where it cannot be named. That a word of the language can stand for itself
     * came with 1.32 (k8s.io/apiserver/pkg/cel/types.go, recognizeKeywordAsFieldName); it is taken in every version.
     */
    static List<String> names(String field) {
        return escape(field)
                .map(escaped -> CelWords.RESERVED.contains(field) ? List.of(escaped, field) : List.of(escaped))
                .orElse(List.of());
    }

    /**
     * The name of a field in expressions, as in k8s.io/apiserver/pkg/cel/escaping.go; empty where it cannot be named.
     */
    static Optional<String> escape(String field) {
        if (CelWords.RESERVED.contains(field)) {
            return Optional.of("__" + field + "__");
        }
        if (field.isEmpty() || (field.charAt(0) >= '0' && field.charAt(0) <= '9')) {
            return Optional.empty();
        }
        String escaped = field.replace("__", "__underscores__")
                .replace(".", "__dot__")
                .replace("-", "__dash__")
                .replace("/", "__slash__");
        boolean plain = escaped.chars()
                .allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
        return plain ? Optional.of(escaped) : Optional.empty();
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }
}
