package dev.windlass.cli;

import dev.windlass.report.ClientReport;
import dev.windlass.report.ClientReport.Client;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.spec.ClientCatalogue;
import dev.windlass.source.BuiltinLibrary;
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
    @Nullable Windlass windlass;

    @Override
    public Outcome call() {
        Windlass options = Objects.requireNonNull(windlass);
        Result<Windlass.Repository> opened = options.open();
        if (opened.value().isEmpty()) {
            return Outcome.failure(opened.diagnostics().getFirst());
        }
        TemplateLibrary library = new TemplateLibrary(opened.value().get().tree(), BuiltinLibrary.load());
        ClientCatalogue catalogue = new ClientCatalogue(library);
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Client> clients = new ArrayList<>();
        for (String name : catalogue.names()) {
            String path = "clients/" + name + ".libsonnet";
            boolean own = library.repository().read(path) instanceof SourceTree.Reading.Found;
            Result<Node> description = catalogue.field(name, "description");
            diagnostics.addAll(description.diagnostics());
            String text = description.value().orElse(null) instanceof Scalar.Text t ? t.value() : "";
            clients.add(new Client(name, text, own ? path : "builtin:" + path));
        }
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return new Outcome.Findings(diagnostics, 0, 0, Optional.empty(), new ClientReport().text(clients));
        }
        return new Outcome.Document(
                options.format == Windlass.Format.json
                        ? new ClientReport().json(clients)
                        : new ClientReport().text(clients));
    }
}
