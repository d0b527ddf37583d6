package dev.windlass.check.rule.extension;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a schema is structural: its types stand outside of allOf, anyOf, oneOf and not, as in
 * k8s.io/apiextensions-apiserver/pkg/apiserver/schema/validation.go and complete.go.
 */
final class StructuralRules {
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";
    private static final String EMBEDDED = "x-kubernetes-embedded-resource";
    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";
    /** Keywords that say what a value is, and so may not stand inside of allOf and the like. */
    private static final List<String> OUTSIDE_ONLY = List.of(
            "type",
            "default",
            "title",
            "description",
            "nullable",
            PRESERVE,
            EMBEDDED,
            INT_OR_STRING,
            "x-kubernetes-list-map-keys",
            "x-kubernetes-list-type",
            "x-kubernetes-map-type",
            "x-kubernetes-validations");

    private static final Set<String> LOGIC_LISTS = Set.of("allOf", "anyOf", "oneOf");

    private final Faults faults;

    /** Where in the tree of values a schema stands, as a message says it. */
    private enum Level {
        ROOT("the root"),
        ITEM("the items of a list"),
        FIELD("a field");

        private final String words;

        Level(String words) {
            this.words = words;
        }
    }

    StructuralRules(Faults faults) {
        this.faults = faults;
    }

    void check(Value schema) {
        visit(schema, Level.ROOT);
        complete(schema, schema, schema.path());
    }

    private void visit(Value s, Level level) {
        Value type = s.field("type");
        if (type.isText("array") && s.field("items").isAbsent()) {
            faults.required(s.field("items"), "a schema of type array says what its items are");
        }
        if (s.field("items").isPresent()) {
            visit(s.field("items"), Level.ITEM);
        }
        s.field("properties").entries().forEach(e -> visit(e.value(), Level.FIELD));
        Value free = s.field("additionalProperties");
        if (free.isPresent() && level == Level.ROOT) {
            faults.forbidden(free, "must not be used at the root");
        }
        if (isSchema(free)) {
            visit(free, Level.FIELD);
        }
        extensions(s);
        logic(s, isIntOrString(s.field("anyOf")), startsWithIntOrString(s));
        type(s, level);
        meta(s, level);
    }

    private void extensions(Value s) {
        if (s.field(INT_OR_STRING).isTrue()) {
            for (String other : List.of(PRESERVE, EMBEDDED)) {
                if (s.field(other).isTrue()) {
                    faults.invalid(s.field(other), "must not be true together with " + INT_OR_STRING);
                }
            }
        }
    }

    private void type(Value s, Level level) {
        Value type = s.field("type");
        boolean embedded = s.field(EMBEDDED).isTrue();
        if (embedded && !type.isText("object")) {
            if (type.isEmpty()) {
                faults.required(type, "it must be object where " + EMBEDDED + " is true");
            } else {
                faults.invalid(type, "must be object where " + EMBEDDED + " is true");
            }
        } else if (type.isEmpty()
                && !s.field(INT_OR_STRING).isTrue()
                && !s.field(PRESERVE).isTrue()) {
            faults.required(type, "the schema of " + level.words + " needs one");
        }
        if (embedded && s.field("additionalProperties").isPresent()) {
            faults.forbidden(s.field("additionalProperties"), "must not be used where " + EMBEDDED + " is true");
        }
        if (level == Level.ROOT && !type.isEmpty() && !type.isText("object")) {
            faults.invalid(type, "must be object at the root");
        }
    }

    private void meta(Value s, Level level) {
        boolean embedded = s.field(EMBEDDED).isTrue();
        Value properties = s.field("properties");
        if (level == Level.ROOT || embedded) {
            for (String name : List.of("kind", "apiVersion")) {
                Value property = properties.key(name);
                if (property.isPresent() && !property.field("type").isText("string")) {
                    faults.invalid(property.field("type"), "must be string");
                }
            }
            Value metadata = properties.key("metadata");
            if (metadata.isPresent() && !metadata.field("type").isText("object")) {
                faults.invalid(metadata.field("type"), "must be object");
            }
        }
        if (level == Level.ROOT && properties.key("metadata").isPresent()) {
            rootMetadata(properties.key("metadata"));
        }
        if (embedded && !s.field(PRESERVE).isTrue() && properties.isEmpty()) {
            faults.required(properties, "an embedded resource needs some, or " + PRESERVE);
        }
    }

    private void rootMetadata(Value metadata) {
        boolean plain = metadata.field("properties").entries().stream()
                .allMatch(e -> e.key().equals("name") || e.key().equals("generateName"));
        for (Value.Entry e : metadata.entries()) {
            boolean known = e.key().equals("type")
                    || e.key().equals("default")
                    || e.key().equals("properties");
            plain &= known || !SchemaRules.isSet(metadata, e.key());
        }
        if (!plain) {
            faults.forbidden(metadata, "can restrict name and generateName only: all else is Kubernetes' own");
        }
    }

    /** What stands in allOf, anyOf, oneOf and not of a schema. */
    private void logic(Value s, boolean skipAnyOf, boolean skipFirstAllOf) {
        if (!skipAnyOf) {
            s.field("anyOf").items().forEach(v -> nested(v, false));
        }
        List<Value> all = s.field("allOf").items();
        for (int i = 0; i < all.size(); i++) {
            nested(all.get(i), skipFirstAllOf && i == 0);
        }
        s.field("oneOf").items().forEach(v -> nested(v, false));
        if (s.field("not").isPresent()) {
            nested(s.field("not"), false);
        }
        pattern(s.field("pattern"));
    }

    private void pattern(Value pattern) {
        if (!pattern.isEmpty()) {
            try {
                Pattern.compile(pattern.text());
            } catch (PatternSyntaxException e) {
                faults.invalid(pattern, "must be a regular expression as Go reads it (" + e.getDescription() + ")");
            }
        }
    }

    private void nested(Value v, boolean skipAnyOf) {
        logic(v, skipAnyOf, false);
        if (v.field("items").isPresent()) {
            nested(v.field("items"), false);
        }
        v.field("properties").entries().forEach(e -> nested(e.value(), false));
        Value free = v.field("additionalProperties");
        if (isSchema(free) || free.isTrue()) {
            faults.forbidden(free, "must not stand inside of allOf, anyOf, oneOf or not");
        }
        for (String keyword : OUTSIDE_ONLY) {
            if (isForbidden(v, keyword)) {
                faults.forbidden(v.field(keyword), "must not stand inside of allOf, anyOf, oneOf or not");
            }
        }
        if (v.field("properties").key("metadata").isPresent()) {
            faults.forbidden(
                    v.field("properties").key("metadata"), "must not stand inside of allOf, anyOf, oneOf or not");
        }
    }

    private static boolean isForbidden(Value v, String keyword) {
        return SchemaRules.isSet(v, keyword)
                && !(keyword.equals(PRESERVE) && !v.field(keyword).isTrue());
    }

    /**
     * Whether what stands in allOf and the like of the root names only fields that stand outside as well.
     *
     * @param at the path of {@code s}, which may be absent
     */
    private void complete(Value v, Value s, FieldPath at) {
        for (String logic : LOGIC_LISTS) {
            v.field(logic).items().forEach(n -> completeNested(n, s, at));
        }
        if (v.field("not").isPresent()) {
            completeNested(v.field("not"), s, at);
        }
    }

    private void completeNested(Value v, Value s, FieldPath at) {
        if (s.isAbsent()) {
            missing(v, at);
            return;
        }
        complete(v, s, at);
        if (v.field("items").isPresent()) {
            completeNested(v.field("items"), s.field("items"), at.field("items"));
        }
        for (Value.Entry e : v.field("properties").entries()) {
            Value outside = s.field("properties").key(e.key());
            completeNested(e.value(), outside, at.field("properties").key(e.key()));
        }
    }

    private void missing(Value v, FieldPath at) {
        faults.required(v.reportedAs(at), "it stands in " + v.path() + ", and must be declared outside as well");
    }

    static boolean isSchema(Value value) {
        return value.node().orElse(null) instanceof Mapping;
    }

    private static boolean startsWithIntOrString(Value s) {
        List<Value> all = s.field("allOf").items();
        return !all.isEmpty() && isIntOrString(all.getFirst().field("anyOf"));
    }

    private static boolean isIntOrString(Value anyOf) {
        Optional<Node> node = anyOf.node();
        return node.isPresent()
                && node.get() instanceof Sequence s
                && s.items().size() == 2
                && isType(s.items().get(0), "integer")
                && isType(s.items().get(1), "string");
    }

    private static boolean isType(Node node, String type) {
        return node instanceof Mapping m
                && m.members().size() == 1
                && m.text("type").filter(type::equals).isPresent();
    }
}
