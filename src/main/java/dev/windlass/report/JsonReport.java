package dev.windlass.report;

import dev.windlass.check.DocumentVerdict;
import dev.windlass.review.Change;
import dev.windlass.review.SpecEdit;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Place;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Findings for programs. The shapes are stable: fields are added, never changed or removed. */
public final class JsonReport {
    /**
     * The document of {@code check}, {@code render} and every command that fails.
     *
     * @param resources how many resources were rendered
     * @param units how many units there are
     * @param changes what was or would be approved; empty for commands that approve nothing
     */
    public String show(List<Diagnostic> diagnostics, int resources, int units, Optional<List<Change>> changes) {
        return findings(diagnostics, resources, units, changes, Optional.empty());
    }

    /**
     * The document of commands that edit specs.
     *
     * @param edits what was edited
     */
    public String show(
            List<Diagnostic> diagnostics,
            int resources,
            int units,
            Optional<List<Change>> changes,
            List<SpecEdit> edits) {
        return findings(diagnostics, resources, units, changes, Optional.of(edits));
    }

    private static String findings(
            List<Diagnostic> diagnostics,
            int resources,
            int units,
            Optional<List<Change>> changes,
            Optional<List<SpecEdit>> edits) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("diagnostics");
            json.writeStartArray();
            diagnostics.forEach(d -> write(json, d));
            json.writeEndArray();
            json.writeNumberProperty("resources", resources);
            json.writeNumberProperty("units", units);
            changes.ifPresent(list -> write(json, list));
            edits.ifPresent(list -> edits(json, list));
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /** The document of {@code validate}. */
    public String show(List<DocumentVerdict> verdicts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("results");
            json.writeStartArray();
            for (DocumentVerdict v : verdicts) {
                json.writeStartObject();
                json.writeStringProperty("file", v.file());
                json.writeNumberProperty("document", v.document());
                json.writeStringProperty("verdict", v.isAccepted() ? "accept" : "reject");
                json.writeName("diagnostics");
                json.writeStartArray();
                v.diagnostics().forEach(d -> write(json, d));
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, List<Change> changes) {
        json.writeName("changes");
        json.writeStartArray();
        for (Change c : changes) {
            json.writeStartObject();
            json.writeStringProperty("action", c.action().id());
            json.writeStringProperty("path", c.path());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void edits(JsonGenerator json, List<SpecEdit> edits) {
        json.writeName("edits");
        json.writeStartArray();
        for (SpecEdit e : edits) {
            json.writeStartObject();
            json.writeStringProperty("file", e.file());
            json.writeNumberProperty("line", e.line());
            json.writeStringProperty("field", e.field());
            text(json, "before", e.before().orElse(null));
            text(json, "after", e.after().orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void write(JsonGenerator json, Diagnostic d) {
        json.writeStartObject();
        json.writeStringProperty("severity", d.severity().id());
        json.writeStringProperty("code", d.code().id());
        json.writeStringProperty("message", d.message());
        text(json, "help", d.help());
        json.writeName("location");
        write(json, d.at());
        json.writeName("related");
        json.writeStartArray();
        for (Diagnostic.Related r : d.related()) {
            json.writeStartObject();
            json.writeStringProperty("message", r.message());
            json.writeName("location");
            write(json, r.at());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("resource");
        write(json, d.subject());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Span span) {
        if (span == null) {
            json.writeNull();
            return;
        }
        Place from = span.from();
        Place to = span.to();
        json.writeStartObject();
        json.writeStringProperty("file", span.file().name());
        json.writeNumberProperty("line", from.line());
        json.writeNumberProperty("column", from.column());
        json.writeNumberProperty("endLine", to.line());
        json.writeNumberProperty("endColumn", to.column());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Subject s) {
        if (s == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        text(json, "environment", s.environment());
        text(json, "unit", s.unit());
        json.writeStringProperty("apiVersion", s.apiVersion());
        json.writeStringProperty("kind", s.kind());
        text(json, "namespace", s.namespace());
        json.writeStringProperty("name", s.name());
        text(json, "path", s.path());
        json.writeEndObject();
    }

    static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
