package dev.windlass.check.schema;

import java.util.List;
import java.util.regex.Pattern;

/** What a schema asks of a value beside its type. A rule says nothing about values of types that it is not for. */
public sealed interface Rule {
    /** A null stays a null, where elsewhere it stands for no value. */
    record Nullable() implements Rule {}

    /** Text that is one of these. */
    record OneOfTexts(List<String> values) implements Rule {
        public OneOfTexts {
            values = List.copyOf(values);
        }
    }

    /** A whole number that is one of these. */
    record OneOfNumbers(List<Long> values) implements Rule {
        public OneOfNumbers {
            values = List.copyOf(values);
        }
    }

    /** Text in which the pattern is found. */
    record Match(Pattern pattern) implements Rule {}

    /** Text of a format that is more than a pattern; {@code ipv4} or {@code ipv6}. */
    record Format(String name) implements Rule {}

    /** A number not below. */
    record Minimum(double value) implements Rule {}

    /** A number not above. */
    record Maximum(double value) implements Rule {}

    /** How long text is, in code points. */
    record Length(long least, long most) implements Rule {}

    /** How many items a list has. */
    record Items(long least, long most) implements Rule {}

    /** How many keys a mapping has. */
    record Keys(long least, long most) implements Rule {}

    /** A list in which no value stands twice. */
    record Distinct() implements Rule {}

    /** A list of mappings of which no two have the same values under these keys. */
    record DistinctBy(List<String> keys) implements Rule {
        public DistinctBy {
            keys = List.copyOf(keys);
        }
    }

    /** At least one of these fits. */
    record AnyOf(List<Schema> schemas) implements Rule {
        public AnyOf {
            schemas = List.copyOf(schemas);
        }
    }

    /** Exactly one of these fits. */
    record OneOf(List<Schema> schemas) implements Rule {
        public OneOf {
            schemas = List.copyOf(schemas);
        }
    }

    /** This does not fit. */
    record Not(Schema schema) implements Rule {}
}
