package dev.windlass.check.rule.workload;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;

/** Objects with something filled in, which comes from where the mapping around it does. */
final class Filled {
    private Filled() {}

    static Mapping with(Mapping mapping, String field, Node value) {
        return new Mapping.Builder().putAll(mapping).put(field, value).build(mapping.origin());
    }

    /** With a text where there is no value. */
    static Mapping withText(Mapping mapping, String field, String text) {
        return mapping.get(field) == null ? with(mapping, field, new Scalar.Text(text, mapping.origin())) : mapping;
    }

    /** With a whole number where there is no value. */
    static Mapping withNumber(Mapping mapping, String field, long number) {
        return mapping.get(field) == null ? with(mapping, field, new Scalar.Int(number, mapping.origin())) : mapping;
    }

    /** With false where there is no value. */
    static Mapping withFalse(Mapping mapping, String field) {
        return mapping.get(field) == null ? with(mapping, field, new Scalar.Bool(false, mapping.origin())) : mapping;
    }

    /** An object with labels where it has none. */
    static Mapping withLabels(Mapping object, Mapping labels) {
        Node metadata = object.get("metadata");
        if (metadata != null && !(metadata instanceof Mapping)) {
            return object;
        }
        Mapping around = object.mapping("metadata");
        Node own = around.get("labels");
        return own == null || (own instanceof Mapping m && m.isEmpty())
                ? with(object, "metadata", with(around, "labels", labels))
                : object;
    }
}
