package dev.windlass.report;

import dev.windlass.review.Review;
import dev.windlass.review.diff.FieldChange;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.Diagnostic;
import dev.windlass.tree.Node;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A review for programs. The shape is stable: fields are added, never changed or removed. */
public final class ReviewJson {
    /** The document of {@code diff}: {@code {"changes":[…],"blocked":N,"diagnostics":[…]}}, the changes in order of environment and unit. */
    public String show(Review review, List<Diagnostic> diagnostics) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members(json, review, diagnostics);
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /** The members of the document, for another one that has them too. */
    static void members(JsonGenerator json, Review review, List<Diagnostic> diagnostics) {
        json.writeName("changes");
        json.writeStartArray();
        review.changes().forEach(judged -> write(json, judged));
        json.writeEndArray();
        json.writeNumberProperty("blocked", review.blocked());
        json.writeName("diagnostics");
        json.writeStartArray();
        diagnostics.forEach(d -> JsonReport.write(json, d));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Judged judged) {
        ResourceChange change = judged.change().change();
        StoredObject object = change.object();
        json.writeStartObject();
        identity(json, object);
        json.writeStringProperty("action", change.action().id());
        json.writeStringProperty("risk", judged.change().risk().id());
        json.writeStringProperty("reason", judged.change().reason());
        json.writeName("hazards");
        json.writeStartArray();
        for (Hazard hazard : judged.change().hazards()) {
            json.writeStartObject();
            json.writeStringProperty("risk", hazard.risk().id());
            json.writeStringProperty("reason", hazard.reason());
            JsonReport.text(json, "remedy", hazard.remedy());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("fields");
        json.writeStartArray();
        change.fields().forEach(field -> write(json, change, field));
        json.writeEndArray();
        if (change.isMoved()) {
            json.writeStringProperty("movedFrom", change.before().orElseThrow().path());
        }
        if (change.renamed().isPresent()) {
            json.writeName(change.action() == ResourceChange.Action.ADD ? "renamedFrom" : "renamedTo");
            json.writeStartObject();
            identity(json, change.renamed().get());
            json.writeEndObject();
        }
        json.writeStringProperty("digest", judged.digest());
        json.writeName("blockedBy");
        json.writeStartArray();
        judged.blocked().stream().map(Risk::id).forEach(json::writeString);
        json.writeEndArray();
        json.writeBooleanProperty("acknowledged", judged.acknowledged());
        json.writeEndObject();
    }

    private static void identity(JsonGenerator json, StoredObject object) {
        json.writeStringProperty("environment", object.environment());
        json.writeStringProperty("unit", object.unit());
        json.writeStringProperty("apiVersion", object.apiVersion());
        json.writeStringProperty("kind", object.kind());
        JsonReport.text(json, "namespace", object.namespace().orElse(null));
        json.writeStringProperty("name", object.name());
    }

    private static void write(JsonGenerator json, ResourceChange change, FieldChange field) {
        ShownField shown = ShownField.of(change, field);
        json.writeStartObject();
        json.writeStringProperty("path", shown.path());
        value(json, "before", shown.before());
        value(json, "after", shown.after());
        json.writeName("origins");
        OriginJson.write(json, field.origins());
        json.writeEndObject();
    }

    /** Null where there is none: no field of a Kubernetes object is null. */
    private static void value(JsonGenerator json, String name, Optional<Node> value) {
        json.writeName(name);
        if (value.isPresent()) {
            JsonText.write(json, value.get());
        } else {
            json.writeNull();
        }
    }
}
