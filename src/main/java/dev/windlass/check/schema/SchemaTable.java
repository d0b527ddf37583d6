package dev.windlass.check.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file of schemas: first the kinds, one a line, as {@code APIVERSION KIND PLURAL namespaced|cluster SCHEMA}; then an
 * empty line; then the
 * definitions that schemas refer to, one a line, as {@code NAME SCHEMA}. The form of a schema is {@link SchemaText}'s.
 * Lines that begin with {@code #} are comments. Opening a table only notes where its lines are: a definition is read
 * when it is first met.
 */
final class SchemaTable implements Schema.Definitions {
    private final String text;
    /** Start and end of the line of each kind, by {@code APIVERSION KIND}. */
    private final Map<String, Line> kinds = new LinkedHashMap<>();
    /** Start and end of the schema of each definition. */
    private final Map<String, Line> lines = new HashMap<>();

    private final Map<String, Schema> read = new ConcurrentHashMap<>();

    private record Line(int start, int end) {}

    private SchemaTable(String text) {
        this.text = text;
        boolean inKinds = true;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            if (end == start) {
                inKinds = false;
            } else if (text.charAt(start) != '#') {
                int space = text.indexOf(' ', start);
                if (inKinds) {
                    space = text.indexOf(' ', space + 1);
                }
                (inKinds ? kinds : lines).put(text.substring(start, space), new Line(space + 1, end));
            }
            start = end + 1;
        }
    }

    /** The table in a resource; empty where there is no such resource. */
    static Optional<SchemaTable> open(String resource) {
        return text(resource).map(SchemaTable::new);
    }

    /** A resource's text; empty where there is no such resource. */
    static Optional<String> text(String resource) {
        try (InputStream in = SchemaTable.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kinds of the table, as {@code APIVERSION KIND}, in order. */
    Set<String> kinds() {
        return kinds.keySet();
    }

    Optional<KindSchema> kind(String apiVersion, String kind, boolean custom) {
        Line line = kinds.get(apiVersion + ' ' + kind);
        if (line == null) {
            return Optional.empty();
        }
        int afterPlural = text.indexOf(' ', line.start());
        int afterScope = text.indexOf(' ', afterPlural + 1);
        String plural = text.substring(line.start(), afterPlural);
        boolean namespaced = text.startsWith("namespaced", afterPlural + 1);
        Schema schema = SchemaText.read(text, afterScope + 1, line.end(), this);
        return Optional.of(new KindSchema(apiVersion, kind, plural, namespaced, custom, schema));
    }

    @Override
    public Schema definition(String name) {
        Schema known = read.get(name);
        if (known == null) {
            Line line = lines.get(name);
            if (line == null) {
                throw new IllegalStateException("no definition of " + name);
            }
            known = SchemaText.read(text, line.start(), line.end(), this);
            read.put(name, known); // racing threads read the same
        }
        return known;
    }
}
