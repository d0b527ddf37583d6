package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keywords of a schema one by one, as ValidateCustomResourceDefinitionOpenAPISchema in
 * k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go.
 */
final class OpenApiRules {
    private static final List<String> TYPES =
            List.of("array", "boolean", "integer", "null", "number", "object", "string");
    private static final List<String> REASONS =
            List.of("FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired");
    private static final Set<String> META = Set.of("metadata", "kind", "apiVersion");
    private static final String LIST_TYPE = "x-kubernetes-list-type";
    private static final String MAP_TYPE = "x-kubernetes-map-type";
    private static final String MAP_KEYS = "x-kubernetes-list-map-keys";
    private static final String PRESERVE = "x-kubernetes-preserve-unknown-fields";

    private final Faults faults;

    /**
     * Where a schema stands.
     *
     * @param root whether it is the whole object's
     * @param inMeta whether it is that of metadata, kind or apiVersion, or inside
     * @param noDefaults why it may have no default; empty where it may
     */
    private record Place(boolean root, boolean inMeta, String noDefaults) {
        Place below() {
            return new Place(false, inMeta, noDefaults);
        }

        Place without(String why) {
            return new Place(false, inMeta, noDefaults.isEmpty() ? why : noDefaults);
        }
    }

    OpenApiRules(Faults faults) {
        this.faults = faults;
    }

    /** Whether a schema has none of the keywords that kube-apiserver has no place for. */
    static boolean isConvertible(Value schema) {
        Node node = schema.node().orElse(null);
        return node == null || isConvertible(node);
    }

    private static boolean isConvertible(Node node) {
        if (!(node instanceof Mapping m)) {
            return !(node instanceof Sequence); // a list of schemas under "items"
        }
        boolean plain = m.text("id").orElse("").isEmpty()
                && m.text("$schema").orElse("").isEmpty()
                && m.text("$ref").orElse("").isEmpty()
                && m.mapping("patternProperties").isEmpty()
                && m.mapping("dependencies").isEmpty()
                && m.mapping("definitions").isEmpty()
                && m.get("additionalItems") == null
                && !String.valueOf(m.get(PRESERVE)).equals("false");
        return plain
                && (m.get("items") == null || isConvertible(m.get("items")))
                && (m.get("not") == null || isConvertible(m.get("not")))
                && (m.get("additionalProperties") == null || isConvertible(m.get("additionalProperties")))
                && m.mapping("properties").members().values().stream().allMatch(p -> isConvertible(p.value()))
                && List.of("allOf", "anyOf", "oneOf").stream()
                        .allMatch(l -> m.sequence(l).items().stream().allMatch(OpenApiRules::isConvertible));
    }

    void check(Value schema) {
        visit(schema, new Place(true, false, ""));
    }

    private void visit(Value s, Place place) {
        if (s.isAbsent()) {
            return;
        }
        standard(s, place);
        if (s.field("uniqueItems").isTrue()) {
            faults.forbidden(s.field("uniqueItems"), "must not be true: use " + LIST_TYPE + ": set");
        }
        below(s, place);
        if (s.field(PRESERVE).isPresent() && !s.field(PRESERVE).isTrue()) {
            faults.invalid(s.field(PRESERVE), "must be true, or left out");
        }
        mapType(s);
        listType(s);
        if (s.field(LIST_TYPE).isText("map")) {
            listMap(s);
        }
        keyedItems(s);
        s.field("x-kubernetes-validations").items().forEach(r -> expression(s, r));
    }

    private void below(Value s, Place place) {
        Value free = s.field("additionalProperties");
        if (free.isPresent() && !s.field("properties").isEmpty() && !free.isTrue()) {
            faults.forbidden(free, "must not stand beside properties");
        }
        if (StructuralRules.isSchema(free)) {
            visit(free, place.inMeta() ? place.without("inside additionalProperties of metadata") : place.below());
        }
        boolean embedded = s.field("x-kubernetes-embedded-resource").isTrue();
        for (Value.Entry e : s.field("properties").entries()) {
            Place inner = place.below();
            if ((place.root() || embedded) && META.contains(e.key())) {
                inner = new Place(false, true, inner.noDefaults());
                inner = place.root() ? inner.without("in " + e.key() + " of the object itself") : inner;
            }
            visit(e.value(), inner);
        }
        visit(s.field("not"), place.below());
        for (String logic : List.of("allOf", "oneOf", "anyOf")) {
            s.field(logic).items().forEach(v -> visit(v, place.below()));
        }
        s.field("definitions").entries().forEach(e -> visit(e.value(), place.below()));
        if (StructuralRules.isSchema(s.field("items"))) {
            visit(s.field("items"), place.below());
        }
    }

    private void standard(Value s, Place place) {
        Value type = s.field("type");
        if (!type.isEmpty() && !TYPES.contains(type.text())) {
            faults.notSupported(type, TYPES);
        }
        if (type.isText("null")) {
            faults.forbidden(type, "must not be null: use nullable: true");
        }
        if (s.field("default").isPresent() && !place.noDefaults().isEmpty()) {
            faults.forbidden(s.field("default"), "must not be set " + place.noDefaults());
        }
        for (String keyword : List.of("id", "patternProperties", "definitions")) {
            if (!s.field(keyword).isEmpty()) {
                faults.forbidden(s.field(keyword), "is not supported");
            }
        }
        for (String keyword : List.of("additionalItems", "dependencies", "$ref")) {
            if (s.field(keyword).isPresent()) {
                faults.forbidden(s.field(keyword), "is not supported");
            }
        }
        if (s.field("items").node().orElse(null) instanceof Sequence q
                && !q.items().isEmpty()) {
            faults.forbidden(s.field("items"), "must be one schema, not a list of them");
        }
        if (place.inMeta() && s.field("x-kubernetes-embedded-resource").isTrue()) {
            faults.forbidden(s.field("x-kubernetes-embedded-resource"), "must not be used inside of metadata");
        }
    }

    private void mapType(Value s) {
        Value mapType = s.field(MAP_TYPE);
        if (mapType.isPresent()) {
            mustBe(s.field("type"), "object", MAP_TYPE);
            if (!mapType.isText("atomic") && !mapType.isText("granular")) {
                faults.notSupported(mapType, List.of("atomic", "granular"));
            }
        }
    }

    private void mustBe(Value type, String wanted, String because) {
        if (type.isEmpty()) {
            faults.required(type, "it must be " + wanted + " beside " + because);
        } else if (!type.isText(wanted)) {
            faults.invalid(type, "must be " + wanted + " beside " + because);
        }
    }

    private void listType(Value s) {
        Value listType = s.field(LIST_TYPE);
        if (listType.isPresent()) {
            if (!s.field("type").isText("array")) {
                mustBe(s.field("type"), "array", LIST_TYPE);
            } else if (listType.isText("set")) {
                setItems(s.field("items"));
            }
            if (!List.of("atomic", "set", "map").contains(listType.text())) {
                faults.notSupported(listType, List.of("atomic", "set", "map"));
            }
        }
        if (!s.field(MAP_KEYS).isEmpty()) {
            if (listType.isAbsent()) {
                faults.required(listType, "it must be map beside " + MAP_KEYS);
            } else if (!listType.isText("map")) {
                faults.invalid(listType, "must be map beside " + MAP_KEYS);
            }
        }
    }

    private void setItems(Value items) {
        Value inner = items.field(LIST_TYPE);
        if (items.field("type").isText("array") && inner.isPresent() && !inner.isText("atomic")) {
            faults.invalid(inner, "must be atomic, as items of a set are compared as a whole");
        }
        Value map = items.field(MAP_TYPE);
        if (items.field("type").isText("object") && !map.isText("atomic")) {
            faults.invalid(map, "must be atomic, as items of a set are compared as a whole");
        }
    }

    private void listMap(Value s) {
        Value keys = s.field(MAP_KEYS);
        if (keys.isEmpty()) {
            faults.required(keys, "a list of type map needs the names of its keys");
        }
        Value items = s.field("items");
        if (items.isAbsent()) {
            faults.required(items, "a list of type map needs the schema of its items");
        } else if (!StructuralRules.isSchema(items)) {
            faults.invalid(items, "must be one schema in a list of type map");
        } else if (!items.field("type").isText("object")) {
            faults.invalid(items.field("type"), "must be object in a list of type map");
        } else {
            Set<String> seen = new HashSet<>();
            for (Value key : keys.items()) {
                Value property = items.field("properties").key(key.text());
                Value type = property.field("type");
                if (property.isAbsent()) {
                    faults.invalid(keys, "must name properties of the items, and \"" + key.text() + "\" is none");
                } else if (type.isText("array") || type.isText("object")) {
                    faults.invalid(type, "must be that of a single value, as it is a key of the list");
                }
                if (!seen.add(key.text())) {
                    faults.invalid(keys, "must not name \"" + key.text() + "\" twice");
                }
            }
        }
    }

    private void keyedItems(Value s) {
        Value items = s.field("items");
        Value listType = s.field(LIST_TYPE);
        if (!StructuralRules.isSchema(items) || !(listType.isText("set") || listType.isText("map"))) {
            return;
        }
        if (items.field("nullable").isTrue()) {
            faults.forbidden(items.field("nullable"), "must not be true in a list of type " + listType.text());
        }
        if (!listType.isText("map")) {
            return;
        }
        Set<String> required = new HashSet<>();
        items.field("required").items().forEach(r -> required.add(r.text()));
        for (Value key : s.field(MAP_KEYS).items()) {
            Value property = items.field("properties").key(key.text());
            if (property.isPresent()) {
                if (!required.contains(key.text()) && property.field("default").isAbsent()) {
                    faults.required(
                            property.field("default"), "a key of the list needs a default where it is not required");
                }
                if (property.field("nullable").isTrue()) {
                    faults.forbidden(property.field("nullable"), "must not be true for a key of the list");
                }
            }
        }
    }

    private void expression(Value schema, Value rule) {
        Value text = rule.field("rule");
        Value message = rule.field("message");
        boolean noMessage = message.text().isBlank();
        if (text.text().isBlank()) {
            faults.required(text, "an expression is needed");
        } else if (!message.isEmpty() && noMessage) {
            faults.invalid(message, "must not be blank");
        } else if (hasLines(message.text().strip())) {
            faults.invalid(message, "must be one line");
        } else if (hasLines(text.text().strip()) && noMessage) {
            faults.required(message, "a rule of several lines needs one");
        }
        Value expression = rule.field("messageExpression");
        if (!expression.isEmpty() && expression.text().isBlank()) {
            faults.required(expression, "it is blank");
        }
        Value reason = rule.field("reason");
        if (reason.isPresent() && !REASONS.contains(reason.text())) {
            faults.notSupported(reason, REASONS);
        }
        Value path = rule.field("fieldPath");
        if (path.isEmpty()) {
            return;
        }
        if (path.text().isBlank()) {
            faults.invalid(path, "must not be blank");
        }
        if (hasLines(path.text())) {
            faults.invalid(path, "must be one line");
        }
        if (isConvertible(schema) && SchemaPath.find(schema, path.text(), true).isEmpty()) {
            faults.invalid(path, "must be a path such as .name to a field that the schema has");
        }
    }

    private static boolean hasLines(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }
}
