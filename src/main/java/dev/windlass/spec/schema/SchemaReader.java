package dev.windlass.spec.schema;

import dev.windlass.spec.schema.Schema.Bounds;
import dev.windlass.spec.schema.Schema.Link;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compiles Windlass's own schemas. A keyword that is not known here is a fault of the schema, hence of Windlass: it throws, and a test
 * reads every built-in schema.
 */
public final class SchemaReader {
    private static final Set<String> SILENT =
            Set.of("$schema", "$id", "$defs", "description", "examples", "deprecated", "format", "$comment");

    private final Mapping root;
    private final Map<String, Link> definitions = new HashMap<>();
    private @Nullable Schema anything;

    private SchemaReader(Mapping root) {
        this.root = root;
    }

    public static Schema read(Mapping root) {
        return new SchemaReader(root).compile(root);
    }

    private Link link(Node node) {
        return switch (node) {
            case Mapping m
            when m.text("$ref").isPresent() -> reference(m.text("$ref").get());
            case Mapping m -> {
                Schema schema = compile(m);
                yield () -> schema;
            }
            case Scalar.Bool(boolean any, var _) when any -> this::anything;
            default -> throw new IllegalStateException("no schema: " + node);
        };
    }

    /** The schema that takes every value. */
    private Schema anything() {
        Schema known = anything;
        if (known == null) {
            known = compile(Mapping.empty(root.origin()));
            anything = known;
        }
        return known;
    }

    private Link reference(String name) {
        String prefix = "#/$defs/";
        Mapping definition = root.mapping("$defs");
        if (!name.startsWith(prefix) || !(definition.get(name.substring(prefix.length())) instanceof Mapping target)) {
            throw new IllegalStateException("no such schema: " + name);
        }
        Link known = definitions.get(name);
        if (known != null) {
            return known;
        }
        Named link = new Named();
        definitions.put(name, link);
        link.schema = compile(target);
        return link;
    }

    /** A definition's schema, set once it is compiled. */
    private static final class Named implements Link {
        private @Nullable Schema schema;

        @Override
        public Schema get() {
            if (schema == null) {
                throw new IllegalStateException("asked for a schema before it was compiled");
            }
            return schema;
        }
    }

    private Schema compile(Mapping m) {
        String title = "";
        Set<String> types = Set.of();
        Map<String, Link> properties = new LinkedHashMap<>();
        Set<String> required = Set.of();
        Optional<Link> additional = Optional.of(this::anything);
        Optional<Link> names = Optional.empty();
        Optional<Link> items = Optional.empty();
        Optional<Link> not = Optional.empty();
        List<Node> allowed = List.of();
        Pattern pattern = null;
        List<Link> anyOf = List.of();
        List<Link> oneOf = List.of();
        List<List<String>> exclusive = List.of();
        Set<String> reset = Set.of();
        for (var e : m.members().entrySet()) {
            Node value = e.getValue().value();
            switch (e.getKey()) {
                case "title" -> title = text(value);
                case "type" -> types = texts(value);
                case "properties" -> ((Mapping) value).members().forEach((k, v) -> properties.put(k, link(v.value())));
                case "required" -> required = texts(value);
                case "additionalProperties" ->
                    additional = value instanceof Scalar.Bool(boolean any, var _) && !any
                            ? Optional.empty()
                            : Optional.of(link(value));
                case "propertyNames" -> names = Optional.of(link(value));
                case "items" -> items = Optional.of(link(value));
                case "enum" -> allowed = ((Sequence) value).items();
                case "const" -> allowed = List.of(value);
                case "pattern" -> pattern = Pattern.compile(text(value));
                case "anyOf" -> anyOf = links(value);
                case "oneOf" -> oneOf = links(value);
                case "not" -> not = Optional.of(link(value));
                case "x-windlass-exclusive" ->
                    exclusive = ((Sequence) value)
                            .items().stream().map(g -> List.copyOf(texts(g))).toList();
                case "x-windlass-reset" -> reset = texts(value);
                case "minLength",
                        "maxLength",
                        "minimum",
                        "maximum",
                        "minItems",
                        "maxItems",
                        "minProperties",
                        "maxProperties",
                        "uniqueItems",
                        "default",
                        "x-windlass-atomic",
                        "x-windlass-reference",
                        "x-windlass-form" -> {}
                default -> {
                    if (!SILENT.contains(e.getKey())) {
                        throw new IllegalStateException("unknown keyword in a schema: " + e.getKey() + " at "
                                + e.getValue().key().place());
                    }
                }
            }
        }
        return new Schema(
                title,
                types,
                properties,
                required,
                additional,
                names,
                items,
                allowed,
                pattern,
                bounds(m, "minLength", "maxLength"),
                bounds(m, "minimum", "maximum"),
                types.contains("object")
                        ? bounds(m, "minProperties", "maxProperties")
                        : bounds(m, "minItems", "maxItems"),
                isTrue(m, "uniqueItems"),
                anyOf,
                oneOf,
                not,
                Optional.ofNullable(m.get("default")),
                exclusive,
                reset,
                isTrue(m, "x-windlass-atomic"),
                m.text("x-windlass-reference").orElse(""),
                m.text("x-windlass-form").orElse(""));
    }

    private static boolean isTrue(Mapping m, String key) {
        return m.get(key) instanceof Scalar.Bool(boolean yes, var _) && yes;
    }

    private List<Link> links(Node value) {
        return ((Sequence) value).items().stream().map(this::link).toList();
    }

    private static Bounds bounds(Mapping m, String least, String most) {
        if (m.get(least) == null && m.get(most) == null) {
            return Bounds.NONE;
        }
        return new Bounds(
                number(m.get(least), Double.NEGATIVE_INFINITY), number(m.get(most), Double.POSITIVE_INFINITY));
    }

    private static double number(@Nullable Node value, double otherwise) {
        return switch (value) {
            case Scalar.Int(long i, var _) -> i;
            case Scalar.Real(double d, var _) -> d;
            case null, default -> otherwise;
        };
    }

    private static String text(Node value) {
        if (value instanceof Scalar.Text(String text, var _)) {
            return text;
        }
        throw new IllegalStateException("text is wanted in a schema: " + value);
    }

    private static Set<String> texts(Node value) {
        if (value instanceof Sequence s) {
            List<String> all = new ArrayList<>();
            s.items().forEach(i -> all.add(text(i)));
            return new LinkedHashSet<>(all);
        }
        return Set.of(text(value));
    }
}
