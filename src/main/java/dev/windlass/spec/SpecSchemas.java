package dev.windlass.spec;

import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.spec.schema.Schema;
import dev.windlass.spec.schema.SchemaReader;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The schemas of the built-in kinds of spec, read from the built-in library. */
public final class SpecSchemas {
    /** The kinds of spec that have a schema. */
    public static final List<String> KINDS = List.of("chain", "app", "environment");

    /** The kind of a file of acknowledgements, which is no spec and has no layers. */
    public static final String ACKNOWLEDGED = "acknowledged";

    private final Map<String, Mapping> texts = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    private SpecSchemas() {}

    /**
     * Reads the schemas.
     *
     * @throws IllegalStateException where the library is not whole, which is a fault of Windlass
     */
    public static SpecSchemas of(SourceTree library) {
        SpecSchemas all = new SpecSchemas();
        for (String kind :
                Stream.concat(KINDS.stream(), Stream.of(ACKNOWLEDGED)).toList()) {
            String path = "schemas/" + kind + ".schema.yaml";
            if (!(library.read(path) instanceof Reading.Found(SourceFile file))) {
                throw new IllegalStateException("the library has no " + path);
            }
            Result<Node> read = new YamlReader().read(file);
            if (read.hasErrors() || !(read.value().orElse(null) instanceof Mapping mapping)) {
                throw new IllegalStateException("the library's " + path + " is broken: " + read.diagnostics());
            }
            all.texts.put(kind, mapping);
            all.schemas.put(kind, SchemaReader.read(mapping));
        }
        return all;
    }

    public Schema environment() {
        return schema("environment");
    }

    /** Of a list of acknowledgements. */
    public Schema acknowledged() {
        return schema(ACKNOWLEDGED);
    }

    public Schema of(UnitKind kind) {
        return schema(kind.id());
    }

    /** A schema as it is written, with our own keywords. */
    public Mapping text(String kind) {
        Mapping text = texts.get(kind);
        if (text == null) {
            throw new IllegalArgumentException("no schema: " + kind);
        }
        return text;
    }

    private Schema schema(String kind) {
        Schema schema = schemas.get(kind);
        if (schema == null) {
            throw new IllegalArgumentException("no schema: " + kind);
        }
        return schema;
    }

    /** The template's own defaults: what the schema gives for each field of the whole that has a default. */
    public static Mapping defaults(Mapping schema) {
        Mapping.Builder defaults = new Mapping.Builder();
        schema.mapping("properties").members().forEach((name, property) -> {
            if (property.value() instanceof Mapping m && m.get("default") instanceof Node value) {
                defaults.put(name, generated(property.key()), generated(value));
            }
        });
        return defaults.build(generated(schema.origin()));
    }

    private static Origin generated(Origin origin) {
        return new Origin.Generated(origin.place());
    }

    /** The value as nobody's: a default is not a line that a user wrote. */
    static Node generated(Node node) {
        return switch (node) {
            case Mapping m -> {
                Mapping.Builder copy = new Mapping.Builder();
                m.members().forEach((k, v) -> copy.put(k, generated(v.key()), generated(v.value())));
                yield copy.build(generated(m.origin()));
            }
            case Sequence s ->
                new Sequence(s.items().stream().map(SpecSchemas::generated).toList(), generated(s.origin()));
            default -> node.from(generated(node.origin()));
        };
    }
}
