package dev.windlass.check.custom;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.windlass.check.schema.Rule;
import dev.windlass.check.schema.Schema;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * Reads a structural schema (OpenAPI v3, as in {@code spec.versions[*].schema.openAPIV3Schema}): what stands outside of
 * allOf, anyOf, oneOf and not says what a value is, what stands inside only what is asked of it. Keywords in a form that
 * kube-apiserver would refuse are passed over.
 */
public final class StructuralSchema {
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

    private final Schema objectMeta;

    private StructuralSchema(Schema objectMeta) {
        this.objectMeta = objectMeta;
    }

    /**
     * Reads a schema.
     *
     * @param objectMeta the schema of metadata in embedded resources
     */
    public static Schema of(Mapping schema, Schema objectMeta) {
        return new StructuralSchema(objectMeta).outside(schema);
    }

    private Schema outside(Node node) {
        if (!(node instanceof Mapping m)) {
            return new Schema.Anything();
        }
        List<Rule> rules = new ArrayList<>();
        if (isTrue(m, "nullable")) {
            rules.add(new Rule.Nullable());
        }
        Node value = m.get("default");
        if (value != null && !(value instanceof Scalar.Null)) {
            rules.add(new Rule.Default(value));
        }
        Schema type = type(m, rules);
        rules(m, rules);
        return rules.isEmpty() ? type : new Schema.Ruled(type, rules);
    }

    private Schema type(Mapping m, List<Rule> rules) {
        if (isTrue(m, "x-kubernetes-int-or-string")) {
            return new Schema.Leaf(Schema.Form.INT_OR_TEXT);
        }
        String format = m.text("format").orElse("");
        return switch (m.text("type").orElse("")) {
            case "object" -> object(m, rules);
            case "array" -> new Schema.Listing(outside(m.mapping("items")));
            case "boolean" -> new Schema.Leaf(Schema.Form.BOOLEAN);
            case "number" -> new Schema.Leaf(Schema.Form.NUMBER);
            case "integer" ->
                new Schema.Leaf(
                        switch (format) {
                            case "int32" -> Schema.Form.INT32;
                            case "int64" -> Schema.Form.INT64;
                            default -> Schema.Form.INTEGER;
                        });
            case "string" -> text(format, rules);
            default -> new Schema.Anything();
        };
    }

    private static Schema text(String format, List<Rule> rules) {
        return switch (format) {
            case "date-time" -> new Schema.Leaf(Schema.Form.TIME);
            case "duration" -> new Schema.Leaf(Schema.Form.DURATION);
            case "byte" -> new Schema.Leaf(Schema.Form.BASE64);
            default -> {
                if (!format.isEmpty()) {
                    rules.add(new Rule.Format(format));
                }
                yield new Schema.Leaf(Schema.Form.TEXT);
            }
        };
    }

    private Schema object(Mapping m, List<Rule> rules) {
        boolean embedded = isTrue(m, "x-kubernetes-embedded-resource");
        List<String> required = texts(m.sequence("required"));
        Node free = m.get("additionalProperties");
        boolean anyFree = free instanceof Mapping || (free instanceof Scalar.Bool b && b.value());
        if (m.mapping("properties").isEmpty() && anyFree) {
            if (!required.isEmpty()) {
                rules.add(new Rule.AllOf(List.of(new Schema.Struct(Map.of(), required, true))));
            }
            return new Schema.Dictionary(free == null ? new Schema.Anything() : outside(free));
        }
        Map<String, Schema> fields = new HashMap<>();
        m.mapping("properties").members().forEach((key, member) -> fields.put(key, outside(member.value())));
        if (embedded) {
            fields.put("apiVersion", new Schema.Leaf(Schema.Form.TEXT));
            fields.put("kind", new Schema.Leaf(Schema.Form.TEXT));
            fields.put("metadata", objectMeta);
            required = new ArrayList<>(required);
            required.addAll(List.of("apiVersion", "kind"));
        }
        return new Schema.Struct(fields, required.stream().distinct().toList(), isTrue(m, PRESERVE) || anyFree);
    }

    /** A schema inside of allOf and the like. */
    private Schema inside(Node node) {
        if (!(node instanceof Mapping m)) {
            return new Schema.Anything();
        }
        List<Rule> rules = new ArrayList<>();
        Schema type;
        List<String> required = texts(m.sequence("required"));
        if (!m.text("type").orElse("").isEmpty()) {
            type = type(m, rules);
        } else if (!required.isEmpty() || !m.mapping("properties").isEmpty()) {
            Map<String, Schema> fields = new HashMap<>();
            m.mapping("properties").members().forEach((key, member) -> fields.put(key, inside(member.value())));
            type = new Schema.Struct(fields, required, true);
        } else if (m.get("items") instanceof Mapping items) {
            type = new Schema.Listing(inside(items));
        } else {
            type = new Schema.Anything();
            m.text("format").ifPresent(f -> rules.add(new Rule.Format(f)));
        }
        rules(m, rules);
        return rules.isEmpty() ? type : new Schema.Ruled(type, rules);
    }

    private void rules(Mapping m, List<Rule> rules) {
        choice(m.sequence("enum").items(), rules);
        m.text("pattern").ifPresent(p -> pattern(p, rules));
        bound(m, "minimum", isTrue(m, "exclusiveMinimum") ? Rule.Above::new : Rule.Minimum::new, rules);
        bound(m, "maximum", isTrue(m, "exclusiveMaximum") ? Rule.Below::new : Rule.Maximum::new, rules);
        bound(m, "multipleOf", Rule.MultipleOf::new, rules);
        range(m, "Length", Rule.Length::new, rules);
        range(m, "Items", Rule.Items::new, rules);
        range(m, "Properties", Rule.Keys::new, rules);
        switch (m.text("x-kubernetes-list-type").orElse("")) {
            case "set" -> rules.add(new Rule.Distinct());
            case "map" -> rules.add(new Rule.DistinctBy(texts(m.sequence("x-kubernetes-list-map-keys"))));
            default -> {}
        }
        if (m.get("allOf") instanceof Sequence all) {
            rules.add(new Rule.AllOf(inside(all)));
        }
        if (m.get("anyOf") instanceof Sequence any && !isTrue(m, "x-kubernetes-int-or-string")) {
            rules.add(new Rule.AnyOf(inside(any)));
        }
        if (m.get("oneOf") instanceof Sequence one) {
            rules.add(new Rule.OneOf(inside(one)));
        }
        if (m.get("not") instanceof Mapping not) {
            rules.add(new Rule.Not(inside(not)));
        }
        m.sequence("x-kubernetes-validations").items().forEach(v -> expression(v, rules));
    }

    private List<Schema> inside(Sequence schemas) {
        return schemas.items().stream().map(this::inside).toList();
    }

    private static void choice(List<Node> values, List<Rule> rules) {
        if (values.isEmpty()) {
            return;
        }
        if (values.stream().allMatch(Scalar.Text.class::isInstance)) {
            rules.add(new Rule.OneOfTexts(
                    values.stream().map(v -> ((Scalar.Text) v).value()).toList()));
        } else {
            rules.add(new Rule.OneOfValues(values));
        }
    }

    private static void pattern(String pattern, List<Rule> rules) {
        try {
            rules.add(new Rule.Match(Pattern.compile(pattern)));
        } catch (PatternSyntaxException e) {
            return; // the rules of CustomResourceDefinition report it
        }
    }

    private static void bound(Mapping m, String keyword, DoubleFunction<Rule> rule, List<Rule> rules) {
        switch (m.get(keyword)) {
            case Scalar.Int i -> rules.add(rule.apply((double) i.value()));
            case Scalar.Real r -> rules.add(rule.apply(r.value()));
            case null, default -> {}
        }
    }

    private interface RangeRule {
        Rule of(long least, long most);
    }

    private static void range(Mapping m, String what, RangeRule rule, List<Rule> rules) {
        long least = m.get("min" + what) instanceof Scalar.Int i ? i.value() : 0;
        long most = m.get("max" + what) instanceof Scalar.Int i ? i.value() : Long.MAX_VALUE;
        if (least > 0 || most < Long.MAX_VALUE) {
            rules.add(rule.of(least, most));
        }
    }

    private static void expression(Node node, List<Rule> rules) {
        if (node instanceof Mapping m) {
            rules.add(new Rule.Expression(
                    m.text("rule").orElse(""),
                    m.text("message").orElse(""),
                    m.text("messageExpression").orElse(""),
                    m.text("fieldPath").orElse(""),
                    isTrue(m, "optionalOldSelf")));
        }
    }

    private static List<String> texts(Sequence list) {
        return list.items().stream()
                .filter(Scalar.Text.class::isInstance)
                .map(n -> ((Scalar.Text) n).value())
                .toList();
    }

    private static boolean isTrue(Mapping m, String key) {
        return m.get(key) instanceof Scalar.Bool b && b.value();
    }
}
