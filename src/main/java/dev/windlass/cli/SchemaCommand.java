package dev.windlass.cli;

import dev.windlass.report.JsonText;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.Nearest;
import dev.windlass.spec.EditorSchemas;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of a kind of spec, for editors: the same document in every format. */
@Command(
        name = "schema",
        description =
                "Print the JSON Schema of a kind of spec: chain, app or environment, of an overlay of one, or of acknowledgements.")
final class SchemaCommand implements Callable<Outcome> {
    @Parameters(
            paramLabel = "KIND",
            description = "chain, app or environment, or one of these with -overlay; or acknowledged")
    String kind = "";

    @Override
    public Outcome call() {
        if (!EditorSchemas.KINDS.contains(kind)) {
            return Outcome.usage("there is no kind of spec \"" + kind + "\"", Nearest.help(kind, EditorSchemas.KINDS));
        }
        return new Outcome.Document(new JsonText().show(new EditorSchemas(BuiltinLibrary.load()).of(kind)));
    }
}
