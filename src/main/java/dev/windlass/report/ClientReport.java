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
     * @param title its name for people; empty where it says none
     * @param version the version that it was written for; empty where it says none
     * @param file where it is written, {@code builtin:PATH} in the built-in library
     */
    public record Client(String name, String title, String version, String file) {}

    /** One line a client, in columns. */
    public String text(List<Client> clients) {
        int names = clients.stream().mapToInt(c -> c.name().length()).max().orElse(0);
        int titles = clients.stream().mapToInt(c -> c.title().length()).max().orElse(0);
        int versions =
                clients.stream().mapToInt(c -> c.version().length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (Client c : clients) {
            out.append(padded(c.name(), names))
                    .append(padded(c.title(), titles))
                    .append(padded(c.version(), versions))
                    .append(c.file())
                    .append('\n');
        }
        return out.toString();
    }

    private static String padded(String text, int width) {
        return Glyphs.shown(text) + " ".repeat(width - text.length() + 2);
    }

    /** {@code {"clients":[{"name","title","version","file"}]}}. */
    public String json(List<Client> clients) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName("clients");
            json.writeStartArray();
            for (Client c : clients) {
                json.writeStartObject();
                json.writeStringProperty("name", c.name());
                json.writeStringProperty("title", c.title());
                json.writeStringProperty("version", c.version());
                json.writeStringProperty("file", c.file());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }
}
