package dev.windlass.report;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** A tree as JSON for people: indented, with a line break at its end. */
public final class JsonText {
    /** Writes the tree, its keys in their order. */
    public String show(Node node) {
        StringWriter text = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public DefaultPrettyPrinter getPrettyPrinter() {
                return printer;
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
        try (JsonGenerator json = new JsonFactory().createGenerator(context, text)) {
            write(json, node);
        }
        return text.append('\n').toString();
    }

    /** Writes the tree on one line, without a line break. */
    public String line(Node node) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, node);
        }
        return text.toString();
    }

    static void write(JsonGenerator json, Node node) {
        switch (node) {
            case Mapping m -> {
                json.writeStartObject();
                m.members().forEach((key, member) -> {
                    json.writeName(key);
                    write(json, member.value());
                });
                json.writeEndObject();
            }
            case Sequence s -> {
                json.writeStartArray();
                s.items().forEach(item -> write(json, item));
                json.writeEndArray();
            }
            case Scalar.Text t -> json.writeString(t.value());
            case Scalar.Int i -> json.writeNumber(i.value());
            case Scalar.Real r -> json.writeNumber(r.value());
            case Scalar.Bool b -> json.writeBoolean(b.value());
            case Scalar.Null _ -> json.writeNull();
        }
    }
}
