package dev.windlass.report;

import dev.windlass.review.Change;
import dev.windlass.review.Review;
import dev.windlass.source.Diagnostic;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What was published, for programs. The shape is stable: fields are added, never changed or removed. */
public final class PublicationJson {
    /** The document of {@code publish}: {@code publications}, and then the members of {@code diff}. */
    public String show(List<PublicationEntry> entries, Review review, List<Diagnostic> diagnostics) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("publications");
            json.writeStartArray();
            entries.forEach(e -> write(json, e));
            json.writeEndArray();
            ReviewJson.members(json, review, diagnostics);
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, PublicationEntry entry) {
        json.writeStartObject();
        json.writeStringProperty("repository", entry.repository());
        json.writeStringProperty("branch", entry.branch());
        json.writeName("commit");
        entry.commit().ifPresentOrElse(json::writeString, json::writeNull);
        for (Change.Action action : Change.Action.values()) {
            json.writeNumberProperty(action.id(), entry.count(action));
        }
        json.writeName("message");
        if (entry.message().isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(entry.message());
        }
        json.writeEndObject();
    }
}
