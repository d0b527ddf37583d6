package dev.windlass.cli;

import dev.windlass.report.ClientReport;
import dev.windlass.report.ClientReport.Client;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.spec.ClientCatalogue;
import dev.windlass.syntax.jsonnet.TemplateLibrary;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lists the chain clients that a spec may name: the built-in ones and those of the repository. */
@Command(name = "clients", description = "List the chain clients that a spec may name.")
final class ClientsCommand implements Callable<Outcome> {
    @ParentCommand
    @Nullable
    Windlass windlass;

    @Override
    public Outcome call() {
        Windlass options = Objects.requireNonNull(windlass);
        Result<Windlass.Repository> opened = options.open();
        if (opened.value().isEmpty()) {
            return Outcome.failure(opened.diagnostics().getFirst());
        }
        SourceTree repository = opened.value().get().tree();
        ClientCatalogue catalogue = new ClientCatalogue(new TemplateLibrary(repository, BuiltinLibrary.load()));
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Client> clients = new ArrayList<>();
        for (String name : catalogue.names()) {
            String path = "clients/" + name + ".libsonnet";
            boolean own = repository.read(path) instanceof SourceTree.Reading.Found;
            clients.add(new Client(
                    name,
                    text(catalogue.field(name, "displayName"), diagnostics),
                    text(catalogue.field(name, "currentVersion"), diagnostics),
                    own ? path : "builtin:" + path));
        }
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return new Outcome.Findings(diagnostics, 0, List.of(), Optional.empty(), new ClientReport().text(clients));
        }
        return new Outcome.Document(
                options.format == Windlass.Format.json
                        ? new ClientReport().json(clients)
                        : new ClientReport().text(clients));
    }

    /** A field's text; empty where the client has none. */
    private static String text(Result<Node> field, List<Diagnostic> diagnostics) {
        field.diagnostics().stream().filter(d -> !diagnostics.contains(d)).forEach(diagnostics::add);
        return field.value().orElse(null) instanceof Scalar.Text t ? t.value() : "";
    }
}
