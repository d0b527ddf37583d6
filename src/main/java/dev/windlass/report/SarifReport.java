package dev.windlass.report;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Subject;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Findings as SARIF 2.1.0, which code scanning services read (OASIS, sarif-v2.1.0, with errata 01).
 *
 * <p>A finding without a place is put at the repository's root, since such services refuse a result that is nowhere; what is wrong with the
 * command line or the machine is no result but a notification.
 */
public final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** Not about what was looked at: these are about the run. */
    private static final Set<Code> OF_THE_RUN = EnumSet.of(Code.USAGE, Code.OUTPUT_FAILED);

    private final String command;
    private final String version;

    /**
     * A report on one run.
     *
     * @param command the command that ran, such as {@code check}; reports of several commands stand side by side
     * @param version of Windlass
     */
    public SarifReport(String command, String version) {
        this.command = command;
        this.version = version;
    }

    /**
     * The whole document.
     *
     * @param exit the exit status of the run
     */
    public String show(List<Diagnostic> diagnostics, int exit) {
        List<Code> rules = new ArrayList<>(EnumSet.copyOf(codes(diagnostics)));
        List<Diagnostic> results =
                diagnostics.stream().filter(d -> !isOfTheRun(d)).toList();
        List<Diagnostic> notes =
                diagnostics.stream().filter(SarifReport::isOfTheRun).toList();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", "2.1.0");
            json.writeName("runs");
            json.writeStartArray();
            json.writeStartObject();
            tool(json, rules);
            json.writeName("automationDetails");
            json.writeStartObject();
            json.writeStringProperty("id", "windlass/" + command + "/");
            json.writeEndObject();
            invocation(json, notes, rules, exit);
            json.writeStringProperty("columnKind", "unicodeCodePoints");
            bases(json, results);
            json.writeName("results");
            json.writeStartArray();
            Map<String, Integer> prints = new HashMap<>();
            results.forEach(d -> result(json, d, rules.indexOf(d.code()), prints));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static Set<Code> codes(List<Diagnostic> diagnostics) {
        Set<Code> codes = EnumSet.noneOf(Code.class);
        diagnostics.forEach(d -> codes.add(d.code()));
        return codes;
    }

    private static boolean isOfTheRun(Diagnostic d) {
        return OF_THE_RUN.contains(d.code());
    }

    private void tool(JsonGenerator json, List<Code> rules) {
        json.writeName("tool");
        json.writeStartObject();
        json.writeName("driver");
        json.writeStartObject();
        json.writeStringProperty("name", "Windlass");
        json.writeStringProperty("version", version);
        json.writeName("rules");
        json.writeStartArray();
        for (Code code : rules) {
            json.writeStartObject();
            json.writeStringProperty("id", code.id());
            text(json, "shortDescription", code.title());
            text(json, "fullDescription", code.title() + " " + code.remedy());
            json.writeName("help");
            json.writeStartObject();
            json.writeStringProperty("text", code.title() + " " + code.remedy());
            json.writeStringProperty(
                    "markdown", "**" + Markdown.text(code.title()) + "**\n\n" + Markdown.text(code.remedy()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void invocation(JsonGenerator json, List<Diagnostic> notes, List<Code> rules, int exit) {
        json.writeName("invocations");
        json.writeStartArray();
        json.writeStartObject();
        json.writeBooleanProperty("executionSuccessful", notes.stream().noneMatch(Diagnostic::isError));
        json.writeNumberProperty("exitCode", exit);
        if (!notes.isEmpty()) {
            json.writeName("toolExecutionNotifications");
            json.writeStartArray();
            for (Diagnostic d : notes) {
                json.writeStartObject();
                json.writeStringProperty("level", d.severity().id());
                text(json, "message", message(d));
                if (d.at() != null) {
                    json.writeName("locations");
                    json.writeStartArray();
                    json.writeStartObject();
                    SarifPlace.write(json, d.at());
                    json.writeEndObject();
                    json.writeEndArray();
                }
                json.writeName("descriptor");
                json.writeStartObject();
                json.writeStringProperty("id", d.code().id());
                json.writeNumberProperty("index", rules.indexOf(d.code()));
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Says what files of the built-in library are relative to, where any is pointed at. */
    private static void bases(JsonGenerator json, List<Diagnostic> results) {
        boolean any = results.stream()
                .anyMatch(d -> (d.at() != null && d.at().file().isBuiltin())
                        || d.related().stream().anyMatch(r -> r.at().file().isBuiltin()));
        if (any) {
            json.writeName("originalUriBaseIds");
            json.writeStartObject();
            json.writeName(SarifPlace.LIBRARY);
            json.writeStartObject();
            text(json, "description", "The built-in library, which is inside Windlass.");
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void result(JsonGenerator json, Diagnostic d, int rule, Map<String, Integer> prints) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", d.code().id());
        json.writeNumberProperty("ruleIndex", rule);
        json.writeStringProperty("level", d.severity().id());
        text(json, "message", message(d));
        json.writeName("locations");
        json.writeStartArray();
        json.writeStartObject();
        SarifPlace.write(json, d.at());
        logical(json, d.subject());
        json.writeEndObject();
        json.writeEndArray();
        if (!d.related().isEmpty()) {
            json.writeName("relatedLocations");
            json.writeStartArray();
            int id = 1;
            for (Diagnostic.Related r : d.related()) {
                json.writeStartObject();
                json.writeNumberProperty("id", id++);
                text(json, "message", escaped(r.message()));
                SarifPlace.write(json, r.at());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeName("partialFingerprints");
        json.writeStartObject();
        String print = Fingerprint.of(d);
        json.writeStringProperty("windlassFinding/v1", print + ":" + prints.merge(print, 1, Integer::sum));
        json.writeEndObject();
        properties(json, d);
        json.writeEndObject();
    }

    private static void logical(JsonGenerator json, @Nullable Subject s) {
        if (s == null || TextReport.name(s).isEmpty()) {
            return;
        }
        json.writeName("logicalLocations");
        json.writeStartArray();
        json.writeStartObject();
        String path = s.path();
        json.writeStringProperty("name", path == null ? TextReport.name(s) : path);
        json.writeStringProperty("fullyQualifiedName", TextReport.name(s));
        json.writeStringProperty("kind", path == null ? "object" : "member");
        json.writeEndObject();
        json.writeEndArray();
    }

    /** The resource field by field, for programs. */
    private static void properties(JsonGenerator json, Diagnostic d) {
        Subject s = d.subject();
        if (s == null) {
            return;
        }
        json.writeName("properties");
        json.writeStartObject();
        property(json, "environment", s.environment());
        property(json, "unit", s.unit());
        property(json, "apiVersion", s.apiVersion());
        property(json, "kind", s.kind());
        property(json, "namespace", s.namespace());
        property(json, "name", s.name());
        property(json, "path", s.path());
        json.writeEndObject();
    }

    private static void property(JsonGenerator json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }

    private static void text(JsonGenerator json, String name, String text) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private static String message(Diagnostic d) {
        return escaped(d.help() == null ? d.message() : d.message() + "\n" + d.help());
    }

    /** SARIF takes {@code [text](target)} for a link (section 3.11.6); what a message quotes is none. */
    private static String escaped(String text) {
        return text.contains("](")
                ? text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
                : text;
    }
}
