package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.Value;
import java.util.List;
import java.util.Set;

/**
 * The schema of a version of a custom kind: that kube-apiserver supports its keywords ({@link OpenApiRules}), that it is
 * structural ({@link StructuralRules}), that its defaults keep it ({@link DefaultRules}) and that its expressions
 * compile ({@link ExpressionRules}).
 */
final class SchemaRules {
    /** Fields of a schema whose zero value is as good as none, which holds for all but these. */
    private static final Set<String> POINTERS = Set.of(
            "default",
            "maximum",
            "maxLength",
            "minLength",
            "minimum",
            "maxItems",
            "minItems",
            "multipleOf",
            "maxProperties",
            "minProperties",
            "additionalProperties",
            "additionalItems",
            "items",
            "not",
            "example",
            "externalDocs",
            "$ref",
            "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-list-type",
            "x-kubernetes-map-type");

    /** What may stand at the root beside a status subresource, which is judged by itself. */
    private static final Set<String> AT_ROOT = Set.of(
            "description",
            "type",
            "format",
            "title",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "multipleOf",
            "required",
            "items",
            "properties",
            "externalDocs",
            "example",
            "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-validations");

    private SchemaRules() {}

    /**
     * A version's schema.
     *
     * @param status whether the kind has the status subresource
     */
    static void check(Value schema, boolean status) {
        Faults faults = new Faults();
        if (status) {
            root(schema, faults);
        }
        if (schema.field("nullable").isTrue()) {
            faults.forbidden(schema.field("nullable"), "must not be true: an object is never null");
        }
        boolean structural = false;
        if (OpenApiRules.isConvertible(schema)) {
            int before = faults.count();
            new StructuralRules(faults).check(schema);
            if (faults.count() == before) {
                new DefaultRules(faults).check(schema);
                structural = faults.count() == before;
            }
        }
        new OpenApiRules(faults).check(schema);
        if (faults.count() == 0 && !OpenApiRules.isConvertible(schema)) {
            faults.invalid(schema, "must not have $schema");
        }
        if (structural) {
            ExpressionRules.check(schema, faults);
        }
    }

    private static void root(Value schema, Faults faults) {
        for (String keyword : List.of("id", "$schema", "$ref")) {
            if (isSet(schema, keyword)) {
                misplaced(schema, keyword, faults);
                return;
            }
        }
        Value type = schema.field("type");
        if (!type.isEmpty() && !type.isText("object")) {
            faults.invalid(type, "must be object");
            return;
        }
        for (Value.Entry e : schema.entries()) {
            if (!AT_ROOT.contains(e.key()) && isSet(schema, e.key())) {
                misplaced(schema, e.key(), faults);
                return;
            }
        }
    }

    private static void misplaced(Value schema, String keyword, Faults faults) {
        Value at = schema.at(schema.field(keyword).origin());
        faults.invalid(at, "must not have " + keyword + " at its root, beside a status subresource");
    }

    static boolean isSet(Value schema, String keyword) {
        Value value = schema.field(keyword);
        return POINTERS.contains(keyword) ? value.isPresent() : !value.isEmpty();
    }
}
