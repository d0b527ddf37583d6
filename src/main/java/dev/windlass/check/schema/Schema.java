package dev.windlass.check.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a value may be. Never changes; safe for use by several threads. */
public sealed interface Schema {
    /**
     * A mapping whose keys are named.
     *
     * @param fields by name
     * @param required the names of those that must be there, in order
     * @param open whether other keys may be there as well, with any value
     */
    record Struct(Map<String, Schema> fields, List<String> required, boolean open) implements Schema {
        public Struct {
            fields = Map.copyOf(fields);
            required = List.copyOf(required);
        }
    }

    /** A mapping with free keys. */
    record Dictionary(Schema values) implements Schema {}

    /** A list. */
    record Listing(Schema items) implements Schema {}

    /** A single value. */
    record Leaf(Form form) implements Schema {}

    /** Any value at all. */
    record Anything() implements Schema {}

    /** A schema with rules beside its type. */
    record Ruled(Schema type, List<Rule> rules) implements Schema {
        public Ruled {
            rules = List.copyOf(rules);
        }
    }

    /** A schema that stands elsewhere and is looked up when it is met: schemas may contain themselves. */
    record Reference(String name, Definitions definitions) implements Schema {}

    /** Named schemas. */
    @FunctionalInterface
    interface Definitions {
        /** The schema of a name that a reference names. */
        Schema definition(String name);
    }

    /** The forms of a single value. */
    enum Form {
        TEXT,
        BOOLEAN,
        INT32,
        INT64,
        /** A whole number without a range. */
        INTEGER,
        NUMBER,
        /** RFC 3339, such as {@code 2026-01-31T12:00:00Z}. */
        TIME,
        /** As Go writes them: {@code 1h30m}. */
        DURATION,
        /** Bytes in padded base64. */
        BASE64,
        /** A whole number of 32 bits, or text. */
        INT_OR_TEXT,
        /** An amount, such as {@code 500m} or {@code 8Gi}. */
        QUANTITY
    }

    /** The shape itself: neither a reference nor with rules. */
    default Schema shape() {
        return switch (this) {
            case Reference(String name, Definitions definitions) ->
                definitions.definition(name).shape();
            case Ruled(Schema type, List<Rule> _) -> type.shape();
            default -> this;
        };
    }

    /** The schema of the value under a key; empty where nothing is known of it. */
    default Optional<Schema> member(String key) {
        return switch (shape()) {
            case Struct s -> Optional.ofNullable(s.fields().get(key));
            case Dictionary(Schema values) -> Optional.of(values);
            default -> Optional.empty();
        };
    }
}
