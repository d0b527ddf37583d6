package dev.windlass.spec;

import dev.windlass.source.SourceTree;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The schemas of specs as plain JSON Schema 2020-12, for editors: what our own keywords say is said in standard ones, or left out where it
 * is about layers. Each kind of spec has a second schema, for overlays: one layer may leave out anything, and removes by null.
 */
public final class EditorSchemas {
    private static final String OVERLAY = "-overlay";
    private static final String OWN = "x-windlass-";

    /** The kinds of file that have a schema: specs, their overlays, and acknowledgements. */
    public static final List<String> KINDS = Stream.of(
                    SpecSchemas.KINDS.stream(),
                    SpecSchemas.KINDS.stream().map(kind -> kind + OVERLAY),
                    Stream.of(SpecSchemas.ACKNOWLEDGED))
            .flatMap(kinds -> kinds)
            .toList();

    /** What counts on the whole only. */
    private static final Set<String> OF_THE_WHOLE = Set.of("required", "minProperties", "maxProperties");

    private final SpecSchemas schemas;

    public EditorSchemas(SourceTree library) {
        this.schemas = SpecSchemas.of(library);
    }

    /**
     * One of them.
     *
     * @param kind one of {@link #KINDS}
     */
    public Mapping of(String kind) {
        boolean overlay = kind.endsWith(OVERLAY);
        Mapping text = schemas.text(overlay ? kind.substring(0, kind.length() - OVERLAY.length()) : kind);
        Mapping plain = schema(text, overlay, false);
        if (!overlay) {
            return plain;
        }
        Mapping.Builder named = new Mapping.Builder().putAll(plain);
        named.put("$id", text(text, "https://windlass.dev/schemas/" + kind + ".schema.json"));
        named.put("title", text(text, "an overlay of " + text.text("title").orElse(kind)));
        return named.build(plain.origin());
    }

    private static Mapping schema(Mapping from, boolean overlay, boolean removable) {
        Mapping.Builder to = new Mapping.Builder();
        from.members().forEach((key, member) -> {
            Node value = member.value();
            if (key.startsWith(OWN) || (overlay && OF_THE_WHOLE.contains(key))) {
                return;
            }
            to.put(
                    key,
                    member.key(),
                    switch (key) {
                        case "properties", "$defs" -> schemas((Mapping) value, overlay);
                        case "additionalProperties" -> below(value, overlay, overlay);
                        // A name is no layer, and lists are replaced whole: nothing in one is.
                        case "propertyNames", "items" -> below(value, false, false);
                        case "type" -> removable ? with(value, new Scalar.Text("null", value.origin())) : value;
                        case "enum" -> removable ? with(value, new Scalar.Null(value.origin())) : value;
                        default -> value;
                    });
        });
        if (!overlay && from.get(OWN + "exclusive") instanceof Sequence groups) {
            to.put("not", anyPair(groups));
        }
        return to.build(from.origin());
    }

    private static Mapping schemas(Mapping named, boolean overlay) {
        Mapping.Builder to = new Mapping.Builder();
        named.members().forEach((name, member) -> to.put(name, member.key(), below(member.value(), overlay, overlay)));
        return to.build(named.origin());
    }

    private static Node below(Node value, boolean overlay, boolean removable) {
        return value instanceof Mapping m ? schema(m, overlay, removable) : value;
    }

    private static Sequence with(Node value, Scalar more) {
        List<Node> all = new ArrayList<>(value instanceof Sequence s ? s.items() : List.of(value));
        all.add(more);
        return new Sequence(all, value.origin());
    }

    /** Two fields of one group: what must not be. */
    private static Mapping anyPair(Sequence groups) {
        List<Node> pairs = new ArrayList<>();
        for (Node group : groups.items()) {
            List<Node> names = group instanceof Sequence s ? s.items() : List.of();
            for (int i = 0; i < names.size(); i++) {
                for (int j = i + 1; j < names.size(); j++) {
                    Node both = new Sequence(List.of(names.get(i), names.get(j)), group.origin());
                    pairs.add(new Mapping.Builder().put("required", both).build(group.origin()));
                }
            }
        }
        return new Mapping.Builder()
                .put("anyOf", new Sequence(pairs, groups.origin()))
                .build(groups.origin());
    }

    private static Scalar.Text text(Mapping at, String value) {
        return new Scalar.Text(value, new Origin.Generated(at.origin().place()));
    }
}
