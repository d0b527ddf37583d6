package dev.windlass.check.schema;

import com.google.re2j.Pattern;
import dev.windlass.tree.Node;
import java.util.List;

/** What a schema asks of a value beside its type. A rule says nothing about values of types that it is not for. */
public sealed interface Rule {
    /** A null stays a null, where elsewhere it stands for no value. */
    record Nullable() implements Rule {}

    /** What stands for an absent value, and for a null that may not stay one. */
    record Default(Node value) implements Rule {}

    /** A value that is emptied before anything is asked of it but the names of its fields: a status. */
    record Emptied() implements Rule {}

    /** A value that is one of these. */
    record OneOfValues(List<Node> values) implements Rule {
        public OneOfValues {
            values = List.copyOf(values);
        }
    }

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

    /** Text in which the pattern is found: RE2, as in Go. */
    record Match(Pattern pattern) implements Rule {}

    /** Text of a format that is more than a pattern; {@code ipv4} or {@code ipv6}. */
    record Format(String name) implements Rule {}

    /** A number not below. */
    record Minimum(double value) implements Rule {}

    /** A number not above. */
    record Maximum(double value) implements Rule {}

    /** A number above. */
    record Above(double value) implements Rule {}

    /** A number below. */
    record Below(double value) implements Rule {}

    /** A number that is so many times a whole one. */
    record MultipleOf(double value) implements Rule {}

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

    /** All of these fit. */
    record AllOf(List<Schema> schemas) implements Rule {
        public AllOf {
            schemas = List.copyOf(schemas);
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

    /**
     * An expression in the Common Expression Language that holds, as in {@code x-kubernetes-validations}; empty texts are
     * those that were left out.
     *
     * @param message what to say where it does not hold
     * @param messageExpression an expression for what to say; goes before {@code message}
     * @param fieldPath the field that is at fault, below the value, such as {@code .name}
     * @param optionalOldSelf whether {@code oldSelf} may be absent, so that it is asked of new objects as well
     */
    record Expression(String rule, String message, String messageExpression, String fieldPath, boolean optionalOldSelf)
            implements Rule {}
}
