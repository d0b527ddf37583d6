package dev.windlass.cli;

import dev.windlass.source.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the schema of a kind of spec, for editors. */
@Command(name = "schema", description = "Print the JSON Schema of a kind of spec: chain, app or environment.")
final class SchemaCommand implements Callable<Outcome> {
    private static final List<String> KINDS = List.of("app", "chain", "environment");

    @Parameters(paramLabel = "KIND", description = "chain, app or environment")
    String kind = "";

    @Override
    public Outcome call() {
        if (!KINDS.contains(kind)) {
            return Outcome.usage("there is no kind of spec \"" + kind + "\"", Nearest.help(kind, KINDS));
        }
        String resource = "/library/schemas/" + kind + ".schema.yaml";
        try (InputStream in = SchemaCommand.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no " + resource);
            }
            return new Outcome.Document(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
