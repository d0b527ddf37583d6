package dev.windlass.report;

import dev.windlass.render.Resource;
import dev.windlass.review.origin.Leaf;
import dev.windlass.review.origin.Reach;
import dev.windlass.source.Place;
import dev.windlass.tree.OriginPlace;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Where values come from, for programs. The shapes are stable: fields are added, never changed or removed. */
public final class OriginJson {
    private final JsonFactory factory = new JsonFactory();

    /** One object a line for each leaf. */
    public String lines(List<Leaf> leaves) {
        StringWriter text = new StringWriter();
        for (Leaf leaf : leaves) {
            try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
                json.writeStartObject();
                write(json, leaf);
                json.writeEndObject();
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** One document: {@code {"fields":[…]}}. */
    public String fields(List<Leaf> leaves) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("fields");
            json.writeStartArray();
            for (Leaf leaf : leaves) {
                json.writeStartObject();
                write(json, leaf);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /** One document: {@code {"fields":[…]}}, each with the {@code role} that the asked-for line has in it. */
    public String reached(List<Reach.Hit> hits) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("fields");
            json.writeStartArray();
            for (Reach.Hit hit : hits) {
                json.writeStartObject();
                write(json, hit.leaf());
                json.writeStringProperty("role", hit.role().id());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Leaf leaf) {
        Resource resource = leaf.resource();
        json.writeStringProperty("environment", resource.environment());
        json.writeStringProperty("unit", resource.unit().name());
        json.writeStringProperty("apiVersion", resource.apiVersion());
        json.writeStringProperty("kind", resource.kind());
        json.writeStringProperty("name", resource.name());
        json.writeStringProperty("path", leaf.path().toString());
        json.writeName("value");
        JsonText.write(json, leaf.value());
        json.writeName("origins");
        write(json, leaf.places());
    }

    static void write(JsonGenerator json, List<OriginPlace> places) {
        json.writeStartArray();
        for (OriginPlace place : places) {
            Place from = place.at().from();
            json.writeStartObject();
            json.writeStringProperty("role", place.role().id());
            json.writeStringProperty("file", place.at().file().name());
            json.writeNumberProperty("line", from.line());
            json.writeNumberProperty("column", from.column());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
