package dev.windlass.report;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The catalogue of chain clients. */
public final class ClientReport {
    /**
     * One client.
     *
     * @param name as a spec names it
     * @param description one line; empty where the client has none
     * @param file where it is written, {@code builtin:PATH} in the built-in library
     */
    public record Client(String name, String description, String file) {}

    /** One line a client, in columns. */
    public String text(List<Client> clients) {
        int width = clients.stream().mapToInt(c -> c.name().length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (Client c : clients) {
            String tail = c.description().isEmpty() ? c.file() : c.description() + " (" + c.file() + ")";
            out.append(c.name())
                    .append(" ".repeat(width - c.name().length() + 2))
                    .append(Glyphs.shown(tail))
                    .append('\n');
        }
        return out.toString();
    }

    /** {@code {"clients":[{"name","description","file"}]}}. */
    public String json(List<Client> clients) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("clients");
            json.writeStartArray();
            for (Client c : clients) {
                json.writeStartObject();
                json.writeStringProperty("name", c.name());
                json.writeStringProperty("description", c.description());
                json.writeStringProperty("file", c.file());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }
}
