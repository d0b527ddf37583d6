package dev.windlass.check.schema;

import dev.windlass.source.SourceFile;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What kube-apiserver does to an object of a built-in kind between reading and judging it: null is nothing, fields whose
 * feature is off are dropped, defaults are filled in. What is where is data, in {@code defaults.txt} and
 * {@code dropped.txt}, by the name of the schema's definition. Stateless; safe for use by several threads.
 */
public final class Completion {
    private static final Map<String, List<Default>> DEFAULTS = defaults();
    private static final Map<String, List<Dropped>> DROPPED = dropped();

    private final int minor;

    /**
     * A default of a field.
     *
     * @param alsoZero whether an empty text, 0 and false count as absent
     */
    private record Default(String field, boolean alsoZero, Node value) {}

    /** A field that some versions read and throw away. */
    private record Dropped(String field, int from, int until) {}

    /** For a Kubernetes version, by its second number. */
    public Completion(int minor) {
        this.minor = minor;
    }

    /**
     * The object as kube-apiserver judges it; parts that stay as they are, are the same nodes.
     *
     * @param ignored is told the name and the key's place of each field that was dropped
     */
    public Mapping complete(KindSchema kind, Mapping object, BiConsumer<String, Origin> ignored) {
        return visit(kind.schema(), object, ignored) instanceof Mapping m ? m : object;
    }

    private Node visit(Schema schema, Node node, BiConsumer<String, Origin> ignored) {
        return switch (schema) {
            case Schema.Reference(String name, Schema.Definitions definitions) -> {
                Schema target = definitions.definition(name);
                yield target.shape() instanceof Schema.Struct struct
                        ? struct(name, struct, node, ignored)
                        : visit(target, node, ignored);
            }
            case Schema.Ruled(Schema type, List<Rule> _) -> visit(type, node, ignored);
            case Schema.Struct struct -> struct("", struct, node, ignored);
            case Schema.Listing(Schema items) -> node instanceof Sequence s ? list(items, s, ignored) : node;
            case Schema.Dictionary(Schema values) -> node instanceof Mapping m ? dictionary(values, m, ignored) : node;
            case Schema.Leaf _, Schema.Anything _ -> node;
        };
    }

    private Node struct(String name, Schema.Struct struct, Node node, BiConsumer<String, Origin> ignored) {
        if (!(node instanceof Mapping m)) {
            return node;
        }
        Map<String, Optional<Mapping.Member>> changed = new HashMap<>(); // empty: removed
        for (Map.Entry<String, Mapping.Member> e : m.members().entrySet()) {
            Mapping.Member member = e.getValue();
            if (member.value() instanceof Scalar.Null) {
                changed.put(e.getKey(), Optional.empty());
                continue;
            }
            if (isDropped(name, e.getKey())) {
                ignored.accept(e.getKey(), member.key());
                changed.put(e.getKey(), Optional.empty());
                continue;
            }
            Schema below = struct.fields().get(e.getKey());
            Node value = below == null ? member.value() : visit(below, member.value(), ignored);
            if (isOther(value, member.value())) {
                changed.put(e.getKey(), Optional.of(new Mapping.Member(member.key(), value)));
            }
        }
        List<Default> missing = missing(name, m, changed);
        if (changed.isEmpty() && missing.isEmpty()) {
            return m;
        }
        Mapping.Builder whole = new Mapping.Builder();
        m.members().forEach((key, member) -> {
            changed.getOrDefault(key, Optional.of(member)).ifPresent(kept -> whole.put(key, kept.key(), kept.value()));
        });
        missing.forEach(d -> whole.put(d.field(), d.value().from(m.origin())));
        return whole.build(m.origin());
    }

    private static List<Default> missing(String name, Mapping m, Map<String, Optional<Mapping.Member>> changed) {
        List<Default> all = DEFAULTS.get(name);
        if (all == null) {
            return List.of();
        }
        List<Default> missing = new ArrayList<>();
        for (Default d : all) {
            Node value = m.get(d.field());
            boolean removed =
                    changed.containsKey(d.field()) && changed.get(d.field()).isEmpty();
            if (value == null || removed || (d.alsoZero() && isZero(value))) {
                missing.add(d);
            }
        }
        return missing;
    }

    /** Whether a visit made something new; what it left alone is the same node. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOther(Node value, Node before) {
        return value != before;
    }

    private static boolean isZero(Node node) {
        return switch (node) {
            case Scalar.Text t -> t.value().isEmpty();
            case Scalar.Int i -> i.value() == 0;
            case Scalar.Bool b -> !b.value();
            default -> false;
        };
    }

    private boolean isDropped(String name, String field) {
        List<Dropped> all = DROPPED.get(name);
        if (all != null) {
            for (Dropped d : all) {
                if (d.field().equals(field) && d.from() <= minor && minor <= d.until()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Node list(Schema items, Sequence list, BiConsumer<String, Origin> ignored) {
        List<Node> changed = null;
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            Node value = item instanceof Scalar.Null ? zero(items, item.origin()) : visit(items, item, ignored);
            if (isOther(value, item)) {
                changed = changed == null ? new ArrayList<>(list.items()) : changed;
                changed.set(i, value);
            }
        }
        return changed == null ? list : new Sequence(changed, list.origin());
    }

    private Node dictionary(Schema values, Mapping map, BiConsumer<String, Origin> ignored) {
        Mapping.Builder changed = null;
        for (Map.Entry<String, Mapping.Member> e : map.members().entrySet()) {
            Node node = e.getValue().value();
            Node value = node instanceof Scalar.Null ? zero(values, node.origin()) : visit(values, node, ignored);
            if (isOther(value, node)) {
                if (changed == null) {
                    changed = new Mapping.Builder().putAll(map);
                }
                changed.put(e.getKey(), e.getValue().key(), value);
            }
        }
        return changed == null ? map : changed.build(map.origin());
    }

    /** What null stands for inside a list or a map: all fields absent, empty text, 0. */
    private Node zero(Schema schema, Origin origin) {
        return switch (schema.shape()) {
            case Schema.Leaf(Schema.Form form) ->
                switch (form) {
                    case BOOLEAN -> new Scalar.Bool(false, origin);
                    case INT32, INT64, INTEGER, NUMBER, INT_OR_TEXT, QUANTITY -> new Scalar.Int(0, origin);
                    case TEXT, TIME, DURATION, BASE64 -> new Scalar.Text("", origin);
                };
            case Schema.Listing _ -> new Sequence(List.of(), origin);
            case Schema.Struct _ -> visit(schema, Mapping.empty(origin), (name, at) -> {});
            default -> Mapping.empty(origin);
        };
    }

    private static Map<String, List<Default>> defaults() {
        Origin nowhere = new Origin.Generated(new SourceFile("defaults.txt", "").start());
        Map<String, List<Default>> all = new HashMap<>();
        lines("/kubernetes/defaults.txt").forEach(line -> {
            String[] parts = line.split(" ", 3);
            boolean alsoZero = parts[1].endsWith("?");
            String field = alsoZero ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
            all.computeIfAbsent(parts[0], n -> new ArrayList<>())
                    .add(new Default(field, alsoZero, value(parts[2], nowhere)));
        });
        return Map.copyOf(all);
    }

    private static Node value(String text, Origin origin) {
        return switch (text) {
            case "{}" -> Mapping.empty(origin);
            case "true", "false" -> new Scalar.Bool(text.equals("true"), origin);
            default ->
                text.startsWith("\"")
                        ? new Scalar.Text(text.substring(1, text.length() - 1), origin)
                        : new Scalar.Int(Long.parseLong(text), origin);
        };
    }

    private static Map<String, List<Dropped>> dropped() {
        Map<String, List<Dropped>> all = new HashMap<>();
        lines("/kubernetes/dropped.txt").forEach(line -> {
            String[] parts = line.split(" ", 3);
            String[] range = parts[2].split("-", 2);
            all.computeIfAbsent(parts[0], n -> new ArrayList<>())
                    .add(new Dropped(parts[1], Integer.parseInt(range[0]), Integer.parseInt(range[1])));
        });
        return Map.copyOf(all);
    }

    private static List<String> lines(String resource) {
        return SchemaTable.text(resource)
                .orElseThrow()
                .lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .toList();
    }
}
