package dev.windlass.report;

import dev.windlass.source.Place;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Places as SARIF writes them: a URI and a region whose end is exclusive and whose columns count code points. */
final class SarifPlace {
    /** What files of the built-in library are relative to. */
    static final String LIBRARY = "BUILTIN";

    private static final String UNRESERVED = "-._~!$&'()*+,;=@/";

    private SarifPlace() {}

    /** Writes the property {@code physicalLocation}; null stands for the repository as a whole. */
    static void write(JsonGenerator json, @Nullable Span span) {
        json.writeName("physicalLocation");
        json.writeStartObject();
        json.writeName("artifactLocation");
        json.writeStartObject();
        SourceFile file = span == null ? null : span.file();
        if (file == null) {
            json.writeStringProperty("uri", ".");
        } else if (file.isBuiltin()) {
            json.writeStringProperty(
                    "uri", encoded(file.name().substring(file.name().indexOf(':') + 1)));
            json.writeStringProperty("uriBaseId", LIBRARY);
        } else {
            json.writeStringProperty("uri", uri(file.name()));
        }
        json.writeEndObject();
        if (span != null && file != null && !file.text().isEmpty()) {
            Place from = span.from();
            Place to = span.to();
            json.writeName("region");
            json.writeStartObject();
            json.writeNumberProperty("startLine", from.line());
            json.writeNumberProperty("startColumn", from.column());
            json.writeNumberProperty("endLine", to.line());
            json.writeNumberProperty("endColumn", to.column());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** A file's name as a URI reference. */
    static String uri(String name) {
        String plain = name;
        while (plain.startsWith("./")) {
            plain = plain.substring(2).replaceFirst("^/+", "");
        }
        return plain.startsWith("/") ? "file://" + encoded(plain) : encoded(plain);
    }

    private static String encoded(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            out.append(
                    plain || UNRESERVED.indexOf(c) >= 0
                            ? String.valueOf(c)
                            : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.isEmpty() ? "." : out.toString();
    }
}
