package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.FieldPath.Step;
import dev.windlass.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The versions of a custom kind. What is the same in all of them is judged once, and reported where version v1beta1 of
 * CustomResourceDefinition had it: {@code spec.validation} for a schema that all versions share.
 */
final class VersionRules {
    private static final List<String> COLUMN_TYPES = List.of("boolean", "date", "integer", "number", "string");
    private static final List<String> COLUMN_FORMATS =
            List.of("byte", "date", "date-time", "double", "float", "int32", "int64", "password");
    private static final int LONGEST_WARNING = 256;
    private static final int MOST_SELECTABLE = 8;

    private final List<Value> versions;

    VersionRules(List<Value> versions) {
        this.versions = versions;
    }

    void check() {
        if (versions.isEmpty()) {
            return;
        }
        Value first = versions.getFirst();
        boolean oneSchema = isShared("schema");
        boolean oneStatus = isShared("subresources");
        boolean oneTable = isShared("additionalPrinterColumns");
        boolean oneSelection = isShared("selectableFields");
        Value name = first.field("name");
        if (!TextForm.LABEL_1035.fits(name.text()) && !name.isEmpty()) {
            name.reportedAs(FieldPath.of("spec", "version")).form(TextForm.LABEL_1035);
        }
        for (Value version : versions) {
            version.field("name").form(TextForm.LABEL_1035);
            warning(version);
            Value schema = version.field("schema", "openAPIV3Schema");
            if (schema.isAbsent()) {
                schema.required();
            } else if (!oneSchema) {
                SchemaRules.check(
                        schema, version.field("subresources", "status").isPresent());
            }
            if (!oneStatus) {
                scale(version.field("subresources", "scale"));
            }
            if (!oneTable) {
                version.field("additionalPrinterColumns").items().forEach(VersionRules::column);
            }
            if (!oneSelection) {
                selection(version.field("selectableFields"), oneSchema ? Optional.empty() : Optional.of(schema));
            }
        }
        shared(first, oneSchema, oneStatus, oneTable, oneSelection);
    }

    private void shared(Value first, boolean schema, boolean status, boolean table, boolean selection) {
        Value common = first.field("schema", "openAPIV3Schema")
                .reportedAs(FieldPath.of("spec", "validation", "openAPIV3Schema"));
        if (schema && common.isPresent()) {
            SchemaRules.check(
                    common,
                    versions.stream()
                            .anyMatch(v -> v.field("subresources", "status").isPresent()));
        }
        if (status) {
            scale(first.field("subresources", "scale").reportedAs(FieldPath.of("spec", "subresources", "scale")));
        }
        if (table) {
            first.field("additionalPrinterColumns")
                    .reportedAs(FieldPath.of("spec", "additionalPrinterColumns"))
                    .items()
                    .forEach(VersionRules::column);
        }
        if (selection) {
            Value fields = first.field("selectableFields").reportedAs(FieldPath.of("spec", "selectableFields"));
            selection(fields, schema ? Optional.of(first.field("schema", "openAPIV3Schema")) : Optional.empty());
        }
    }

    private boolean isShared(String field) {
        Optional<Node> first = part(versions.getFirst(), field);
        return versions.stream().allMatch(v -> part(v, field).equals(first));
    }

    /** An empty list is none; an empty mapping is something. */
    private static Optional<Node> part(Value version, String field) {
        Value part = version.field(field);
        return part.isEmpty() && !(field.equals("schema") || field.equals("subresources"))
                ? Optional.empty()
                : part.node();
    }

    private static void warning(Value version) {
        Value warning = version.field("deprecationWarning");
        if (warning.isAbsent()) {
            return;
        }
        if (!version.field("deprecated").isTrue()) {
            warning.invalid("must not be set unless deprecated is true");
            return;
        }
        if (TextForm.bytes(warning.text()) > LONGEST_WARNING) {
            warning.invalid("must be at most " + LONGEST_WARNING + " bytes long");
        }
        if (warning.isEmpty()) {
            warning.invalid("must not be empty");
        }
        if (!warning.text().codePoints().allMatch(VersionRules::isPrintable)) {
            warning.invalid("must hold printable characters only");
        }
    }

    /** As Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols and the plain space. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    private static void scale(Value scale) {
        if (scale.isAbsent()) {
            return;
        }
        Value spec = scale.field("specReplicasPath");
        if (spec.needed()) {
            below(spec, List.of(".spec."));
        }
        Value status = scale.field("statusReplicasPath");
        if (status.needed()) {
            below(status, List.of(".status."));
        }
        Value selector = scale.field("labelSelectorPath");
        if (!selector.isEmpty()) {
            below(selector, List.of(".spec.", ".status."));
        }
    }

    private static void below(Value path, List<String> roots) {
        if (roots.stream().noneMatch(path.text()::startsWith)) {
            path.invalid("must begin with " + String.join(" or ", roots));
        }
    }

    private static void column(Value column) {
        column.field("name").needed();
        Value type = column.field("type");
        if (type.needed()) {
            type.oneOfAsInvalid(COLUMN_TYPES);
        }
        Value format = column.field("format");
        if (!format.isEmpty()) {
            format.oneOfAsInvalid(COLUMN_FORMATS);
        }
        Value path = column.field("jsonPath");
        List<Step> steps = new ArrayList<>(path.path().steps());
        steps.set(steps.size() - 1, new Step.Field("JSONPath"));
        Value reported = path.reportedAs(new FieldPath(steps));
        if (reported.needed() && !path.text().startsWith(".")) {
            reported.invalid("must be a path that begins with \".\"");
        }
    }

    private static void selection(Value fields, Optional<Value> schema) {
        if (fields.isEmpty()) {
            return;
        }
        if (schema.isEmpty() || schema.get().isAbsent()) {
            // what kube-apiserver makes of versions that share one of schema and selectable fields, but not the other
            fields.invalid("must come with a schema of its own: either all versions share both, or none shares either");
            return;
        }
        Set<List<String>> seen = new HashSet<>();
        for (Value field : fields.items()) {
            Value path = field.field("jsonPath");
            if (path.needed()) {
                selectable(path, schema.get(), seen);
            }
        }
        if (seen.size() > MOST_SELECTABLE) {
            fields.tooMany(MOST_SELECTABLE);
        }
    }

    private static void selectable(Value path, Value schema, Set<List<String>> seen) {
        Optional<SchemaPath> found = SchemaPath.find(schema, path.text(), false);
        if (found.isEmpty()) {
            path.invalid("must be the path of a field in the schema");
            return;
        }
        if (found.get().steps().getFirst().equals("metadata")) {
            path.invalid("must not lead into metadata");
        }
        if (!List.of("string", "boolean", "integer")
                .contains(found.get().schema().field("type").text())) {
            path.invalid("must lead to a field of type string, boolean or integer");
        }
        if (!seen.add(found.get().steps())) {
            path.duplicate();
        }
    }
}
