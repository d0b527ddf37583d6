package dev.windlass.check.schema;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What kube-apiserver makes of an object of a custom kind before it judges it: defaults are filled in, and a null that may
 * not stay one is as good as nothing. Fields that the schema does not know stay, to be reported.
 */
public final class CustomDefaults {
    private CustomDefaults() {}

    /** The object as kube-apiserver judges it; parts that stay as they are, are the same nodes. */
    public static Mapping fill(KindSchema kind, Mapping object) {
        return fill(kind.schema(), object) instanceof Mapping m ? m : object;
    }

    private static Node fill(Schema schema, Node node) {
        return switch (schema.shape()) {
            case Schema.Struct struct when node instanceof Mapping m && !isEmptied(schema) -> struct(struct, m);
            case Schema.Dictionary(Schema values) when node instanceof Mapping m -> dictionary(values, m);
            case Schema.Listing(Schema items) when node instanceof Sequence s -> list(items, s);
            default -> node;
        };
    }

    private static Node struct(Schema.Struct struct, Mapping mapping) {
        Mapping.@Nullable Builder changed = null;
        for (Map.Entry<String, Mapping.Member> e : mapping.members().entrySet()) {
            Schema field = struct.fields().get(e.getKey());
            Node before = e.getValue().value();
            if (field == null || (before instanceof Scalar.Null && mayBeNull(field))) {
                continue;
            }
            if (before instanceof Scalar.Null) {
                changed = changed == null ? new Mapping.Builder().putAll(mapping) : changed;
                changed.remove(e.getKey());
            } else {
                Node after = fill(field, before);
                if (isOther(after, before)) {
                    changed = changed == null ? new Mapping.Builder().putAll(mapping) : changed;
                    changed.put(e.getKey(), e.getValue().key(), after);
                }
            }
        }
        List<String> defaulted = struct.fields().entrySet().stream()
                .filter(e -> defaultOf(e.getValue()).isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        for (String name : defaulted) {
            Schema field = Objects.requireNonNull(struct.fields().get(name));
            Optional<Node> value = defaultOf(field);
            Node there = mapping.get(name);
            boolean absent = there == null || (there instanceof Scalar.Null && !mayBeNull(field));
            if (value.isPresent() && absent) {
                changed = changed == null ? new Mapping.Builder().putAll(mapping) : changed;
                changed.put(name, fill(field, value.get()).from(mapping.origin()));
            }
        }
        return changed == null ? mapping : changed.build(mapping.origin());
    }

    private static Node dictionary(Schema values, Mapping mapping) {
        Mapping.@Nullable Builder changed = null;
        for (Map.Entry<String, Mapping.Member> e : mapping.members().entrySet()) {
            Node before = e.getValue().value();
            if (before instanceof Scalar.Null && !(values.shape() instanceof Schema.Anything)) {
                if (!mayBeNull(values)) {
                    changed = changed == null ? new Mapping.Builder().putAll(mapping) : changed;
                    changed.remove(e.getKey());
                }
                continue;
            }
            Node after = fill(values, before);
            if (isOther(after, before)) {
                changed = changed == null ? new Mapping.Builder().putAll(mapping) : changed;
                changed.put(e.getKey(), e.getValue().key(), after);
            }
        }
        return changed == null ? mapping : changed.build(mapping.origin());
    }

    private static Node list(Schema items, Sequence list) {
        List<Node> changed = null;
        for (int i = 0; i < list.items().size(); i++) {
            Node before = list.items().get(i);
            Node after = fill(items, before);
            if (isOther(after, before)) {
                changed = changed == null ? new ArrayList<>(list.items()) : changed;
                changed.set(i, after);
            }
        }
        return changed == null ? list : new Sequence(changed, list.origin());
    }

    /** What stands for an absent value; empty where nothing does. */
    private static Optional<Node> defaultOf(Schema schema) {
        return rules(schema).stream()
                .flatMap(r -> r instanceof Rule.Default(Node value)
                        ? Optional.of(value).stream()
                        : Optional.<Node>empty().stream())
                .findFirst();
    }

    private static boolean mayBeNull(Schema schema) {
        return rules(schema).contains(new Rule.Nullable());
    }

    private static boolean isEmptied(Schema schema) {
        return rules(schema).contains(new Rule.Emptied());
    }

    private static List<Rule> rules(Schema schema) {
        return schema instanceof Schema.Ruled(Schema _, List<Rule> rules) ? rules : List.of();
    }

    /** Whether filling made something new; what it left alone is the same node. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOther(Node after, Node before) {
        return after != before;
    }
}
