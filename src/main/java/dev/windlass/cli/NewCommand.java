package dev.windlass.cli;

import dev.windlass.render.NewFiles;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.spec.RepositoryReader;
import dev.windlass.spec.UnitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the spec of a new chain or app, and overlays for the environments that are to have it. */
@Command(name = "new", description = "Write a small spec of a chain or an app, with comments; replaces nothing.")
final class NewCommand implements Callable<Outcome> {
    @ParentCommand
    @Nullable
    Windlass windlass;

    @Parameters(index = "0", paramLabel = "chain|app", description = "What it is.")
    String kind = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Its name.")
    String name = "";

    @Option(
            names = "--client",
            paramLabel = "CLIENT",
            description = "The client of a chain (default: the one that is called like it); see windlass clients.")
    @Nullable
    String client;

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description = "An environment that is to have it; may stand several times.")
    List<String> environments = new ArrayList<>();

    @Override
    public Outcome call() {
        Optional<UnitKind> unit = switch (kind) {
            case "chain" -> Optional.of(UnitKind.CHAIN);
            case "app" -> Optional.of(UnitKind.APP);
            default -> Optional.empty();
        };
        if (unit.isEmpty()) {
            return Outcome.usage(
                    "a unit is a chain or an app, not a \"" + kind + "\"",
                    "write windlass new chain NAME or windlass new app NAME");
        }
        Result<Windlass.Repository> opened = Objects.requireNonNull(windlass).open();
        if (opened.value().isEmpty()) {
            return Outcome.failure(opened.diagnostics().getFirst());
        }
        Windlass.Repository repository = opened.value().get();
        List<Diagnostic> wrong = new ArrayList<>();
        if (repository.tree().list("environments").isEmpty()) {
            wrong.add(Diagnostic.error(
                            Code.NO_ENVIRONMENT, null, repository.folder() + " is no platform: it has no environments/")
                    .help("make one with windlass init, or name its folder with --root"));
        }
        if (!RepositoryReader.isName(name)) {
            wrong.add(Diagnostic.error(Code.INVALID_NAME, null, "\"" + name + "\" cannot be the name of a unit")
                    .help(Code.INVALID_NAME.advice()));
        }
        wrong.addAll(unknownEnvironments(repository.tree()));
        FirstSpec specs = new FirstSpec(repository.tree(), name, environments);
        Optional<FirstSpec.Client> chosen = Optional.empty();
        if (unit.get() == UnitKind.CHAIN) {
            Result<FirstSpec.Client> found = client(specs);
            wrong.addAll(found.diagnostics());
            chosen = found.value();
        } else if (client != null) {
            wrong.add(Diagnostic.error(Code.USAGE, null, "an app has no client").help("leave --client out"));
        }
        taken(repository.tree(), unit.get()).ifPresent(wrong::add);
        if (!wrong.isEmpty()) {
            return Outcome.failure(wrong);
        }
        SortedMap<String, String> files =
                files(unit.get(), chosen.map(specs::chain).orElseGet(specs::app));
        List<Diagnostic> failed = new NewFiles(repository.folder()).write(files);
        String text = failed.isEmpty() ? "wrote " + String.join("\nwrote ", files.keySet()) + "\n" + undeployed() : "";
        return new Outcome.Findings(failed, 0, List.of(), Optional.empty(), text);
    }

    private String undeployed() {
        return environments.isEmpty()
                ? "nothing deploys it yet: add a file of that name in environments/ENV/" + kind + "s, as --env does\n"
                : "";
    }

    /** A chain and an app cannot have one name: their folders would be one. */
    private Optional<Diagnostic> taken(SourceTree tree, UnitKind kind) {
        UnitKind other = kind == UnitKind.CHAIN ? UnitKind.APP : UnitKind.CHAIN;
        String path = other.folder() + "/" + name + ".yaml";
        return tree.read(path) instanceof SourceTree.Reading.Absent
                ? Optional.empty()
                : Optional.of(Diagnostic.error(Code.NAME_CLASH, null, path + " has that name already")
                        .help(Code.NAME_CLASH.advice()));
    }

    private List<Diagnostic> unknownEnvironments(SourceTree tree) {
        List<String> known = tree.list("environments").stream()
                .filter(SourceTree.Entry::isFolder)
                .map(SourceTree.Entry::name)
                .toList();
        return environments.stream()
                .distinct()
                .filter(e -> !known.contains(e))
                .map(e -> Diagnostic.error(Code.UNKNOWN_ENVIRONMENT, null, "there is no environment \"" + e + "\"")
                        .help(Nearest.help(e, known)))
                .toList();
    }

    private Result<FirstSpec.Client> client(FirstSpec specs) {
        String wanted = Optional.ofNullable(client).orElse(name);
        Optional<String> found = specs.clients().contains(wanted)
                ? Optional.of(wanted)
                : specs.clients().stream()
                        .filter(c -> client == null && c.startsWith(wanted + "-"))
                        .min(String::compareTo);
        if (found.isEmpty()) {
            String message = client == null
                    ? "no client is called like \"" + name + "\": say which one runs the chain"
                    : "there is no chain client \"" + client + "\"";
            String help = Nearest.help(wanted, specs.clients());
            return Result.none(Diagnostic.error(Code.UNKNOWN_CLIENT, null, message)
                    .help(client == null ? "add --client; " + help : help));
        }
        return Result.of(specs.client(found.get()));
    }

    private SortedMap<String, String> files(UnitKind kind, String spec) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(kind.folder() + "/" + name + ".yaml", spec);
        String what = this.kind.toLowerCase(Locale.ROOT);
        for (String environment : environments) {
            files.put("environments/" + environment + "/" + kind.folder() + "/" + name + ".yaml", """
                    # yaml-language-server: $schema=../../../schemas/%s-overlay.schema.json
                    # What differs from %s/%s.yaml in %s; as long as nothing does, this file only says that the %s runs there.
                    """.formatted(
                            what, kind.folder(), name, environment, what));
        }
        return files;
    }
}
