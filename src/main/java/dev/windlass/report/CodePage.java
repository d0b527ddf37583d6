package dev.windlass.report;

import dev.windlass.source.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What the reference of findings says of one code: the same page that people read, which the distribution carries. */
public final class CodePage {
    private static final String PAGE = "/documentation/diagnostics.md";

    /** The section of a code as plain text. */
    public String show(Code code) {
        StringBuilder out = new StringBuilder(code.id()).append('\n');
        List<String> section = page().lines()
                .dropWhile(line -> !line.equals("## " + code.id()))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
        for (String line : section) {
            if (!line.startsWith("```")) {
                out.append(line).append('\n');
            }
        }
        return out.toString().stripTrailing() + "\n";
    }

    /** The same as a document of JSON: {@code {"code","title","remedy","text"}}. */
    public String json(Code code) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("code", code.id());
            json.writeStringProperty("title", code.title());
            json.writeStringProperty("remedy", code.remedy());
            json.writeStringProperty("text", show(code));
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static String page() {
        try (InputStream in = CodePage.class.getResourceAsStream(PAGE)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
