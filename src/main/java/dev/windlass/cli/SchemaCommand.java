package dev.windlass.cli;

import dev.windlass.report.JsonText;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.Nearest;
import dev.windlass.spec.SpecSchemas;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of a kind of spec, for editors: the same document in every format. */
@Command(name = "schema", description = "Print the JSON Schema of a kind of spec: chain, app or environment.")
final class SchemaCommand implements Callable<Outcome> {
    @Parameters(paramLabel = "KIND", description = "chain, app or environment")
    String kind = "";

    @Override
    public Outcome call() {
        if (!SpecSchemas.KINDS.contains(kind)) {
            return Outcome.usage("there is no kind of spec \"" + kind + "\"", Nearest.help(kind, SpecSchemas.KINDS));
        }
        return new Outcome.Document(
                new JsonText().show(SpecSchemas.of(BuiltinLibrary.load()).text(kind)));
    }
}
