package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.check.ResourceCheck;
import dev.windlass.render.Manifest;
import dev.windlass.render.Resource;
import dev.windlass.report.CodePage;
import dev.windlass.report.OriginJson;
import dev.windlass.report.OriginReport;
import dev.windlass.review.origin.FieldSearch;
import dev.windlass.review.origin.Leaf;
import dev.windlass.review.origin.Leaves;
import dev.windlass.review.origin.Lines;
import dev.windlass.review.origin.Reach;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.TextPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says where rendered values come from, what a spec line reaches, and what a finding's code means. */
@Command(
        name = "explain",
        description = "Say where a rendered value comes from, what a line of a spec reaches, or what a code means.",
        customSynopsis = {
            "windlass explain ENV/UNIT [KIND/NAME] [FIELD]",
            "windlass explain FILE:LINE",
            "windlass explain ENV... --all",
            "windlass explain CODE"
        })
final class ExplainCommand implements Callable<Outcome> {
    private static final String BUILTIN = "builtin:";

    @ParentCommand
    @Nullable
    Windlass windlass;

    @Parameters(
            paramLabel = "WHAT",
            arity = "0..*",
            description = {
                "ENV/UNIT: its manifests with the origin beside each line; with KIND/NAME only that one, with FIELD every place that had a part in"
                        + " that value.",
                "FILE:LINE: for a line of a golden or rendered manifest, where its value comes from; for a line of a spec or template, every"
                        + " rendered value that it reaches.",
                "ENV... --all: every value of every manifest, one JSON object a line.",
                "CODE: what the code of a finding means, with an example."
            })
    List<String> words = new ArrayList<>();

    private final Leaves leaves = new Leaves(new ResourceCheck());

    @Override
    public Outcome call() {
        Windlass options = Objects.requireNonNull(windlass);
        Optional<ExplainTarget> target = words.isEmpty() || options.all ? Optional.empty() : ExplainTarget.of(words);
        if (target.isPresent()
                && target.get() instanceof ExplainTarget.Word(String word)
                && Code.of(word).isPresent()) {
            Code code = Code.of(word).get();
            return new Outcome.Document(
                    options.format == Windlass.Format.json ? new CodePage().json(code) : new CodePage().show(code));
        }
        Result<Windlass.Repository> opened = options.open();
        if (opened.value().isEmpty()) {
            return Outcome.failure(opened.diagnostics().getFirst());
        }
        Windlass.Repository repository = opened.value().get();
        if (options.all) {
            return everything(repository);
        }
        if (!words.isEmpty() && isFile(repository, words.getFirst())) {
            return Outcome.usage("say which line of " + words.getFirst(), "write " + words.getFirst() + ":LINE");
        }
        return switch (target.orElse(null)) {
            case ExplainTarget.Unit unit -> unit(repository, unit);
            case ExplainTarget.Line line -> line(repository, line);
            case ExplainTarget.Word(String word) -> word(repository, word);
            case null ->
                Outcome.usage(
                        words.isEmpty()
                                ? "explain what?"
                                : "this cannot be explained: \"" + String.join(" ", words) + "\"",
                        "write ENV/UNIT, then KIND/NAME and a field as you like; or FILE:LINE; or a code");
        };
    }

    /** A single word that is no code. */
    private static Outcome word(Windlass.Repository repository, String word) {
        boolean isEnvironment = repository.tree().list("environments").stream()
                .anyMatch(e -> e.isFolder() && e.name().equals(word));
        if (isEnvironment) {
            return Outcome.usage(
                    "\"" + word + "\" is an environment: say which of its units",
                    "write " + word + "/UNIT, or " + word + " --all");
        }
        List<String> codes = Arrays.stream(Code.values()).map(Code::id).toList();
        return Outcome.usage(
                "there is no code \"" + word + "\"",
                Nearest.to(word, codes)
                        .map(c -> "did you mean \"" + c + "\"?")
                        .orElse("write ENV/UNIT, FILE:LINE or the code of a finding"));
    }

    private Outcome everything(Windlass.Repository repository) {
        Compilation compilation = compile(repository, words.stream().distinct().toList(), Optional.empty());
        List<Leaf> all = leaves(compilation.manifests());
        String text = new OriginJson().lines(all);
        return compilation.isValid()
                ? new Outcome.Document(text)
                : Outcome.of(compilation, compilation.diagnostics(), text);
    }

    private Outcome unit(Windlass.Repository repository, ExplainTarget.Unit asked) {
        Compilation compilation = compile(repository, List.of(asked.environment()), Optional.of(asked.unit()));
        List<Manifest> manifests = compilation.manifests();
        if (manifests.isEmpty() && !compilation.isValid()) {
            return Outcome.of(compilation, compilation.diagnostics(), "");
        }
        if (asked.kind().isPresent()) {
            String kind = asked.kind().get();
            String name = asked.name().orElse("");
            manifests = manifests.stream()
                    .filter(m -> m.resource().kind().equalsIgnoreCase(kind)
                            && m.resource().name().equals(name))
                    .toList();
            if (manifests.isEmpty()) {
                List<String> known = compilation.manifests().stream()
                        .map(Manifest::resource)
                        .map(ExplainCommand::title)
                        .toList();
                return Outcome.failure(Diagnostic.error(
                                Code.UNKNOWN_FIELD,
                                null,
                                asked.environment() + "/" + asked.unit() + " has no " + kind + "/" + name)
                        .help(Nearest.help(kind + "/" + name, known)));
            }
        }
        if (asked.field().isEmpty()) {
            return whole(compilation, manifests);
        }
        List<Leaf> all = leaves(manifests);
        List<Leaf> found = FieldSearch.in(all, asked.field().get());
        if (found.isEmpty()) {
            return Outcome.failure(Diagnostic.error(
                            Code.UNKNOWN_FIELD,
                            null,
                            "no field \"" + asked.field().get() + "\" is rendered there")
                    .help(FieldSearch.help(all, asked.field().get())));
        }
        return fields(compilation, found);
    }

    private static String title(Resource resource) {
        return resource.kind() + "/" + resource.name();
    }

    private Outcome whole(Compilation compilation, List<Manifest> manifests) {
        return outcome(
                compilation,
                report -> String.join(
                        "\n",
                        manifests.stream()
                                .map(m -> report.manifest(m, leaves.of(m)))
                                .toList()),
                json -> json.fields(leaves(manifests)));
    }

    private Outcome fields(Compilation compilation, List<Leaf> found) {
        return outcome(compilation, report -> report.leaves(found), json -> json.fields(found));
    }

    private Outcome line(Windlass.Repository repository, ExplainTarget.Line asked) {
        String file = inside(repository, asked.file());
        SourceTree tree = file.startsWith(BUILTIN) ? BuiltinLibrary.load() : repository.tree();
        String path = file.startsWith(BUILTIN) ? file.substring(BUILTIN.length()) : file;
        return switch (tree.read(path)) {
            case SourceTree.Reading.Refused(Diagnostic why) -> Outcome.failure(why);
            case SourceTree.Reading.Absent() ->
                Outcome.usage("there is no file \"" + file + "\"", "name it as it lies below the platform's root");
            case SourceTree.Reading.Found(SourceFile read) -> {
                if (asked.line() < 1 || asked.line() > read.text().lines().count()) {
                    yield Outcome.usage(
                            file + " has no line " + asked.line(),
                            "it has " + read.text().lines().count());
                }
                yield isManifest(file)
                        ? manifestLine(repository, read, asked.line())
                        : specLine(repository, file, read, asked.line());
            }
        };
    }

    private static boolean isFile(Windlass.Repository repository, String word) {
        return repository.tree().read(inside(repository, word)) instanceof SourceTree.Reading.Found;
    }

    /** A path as it is below the root, where it is there. */
    private static String inside(Windlass.Repository repository, String file) {
        String root = repository.folder().toAbsolutePath().normalize() + "/";
        return file.startsWith(root) ? file.substring(root.length()) : file.startsWith("./") ? file.substring(2) : file;
    }

    /** Whether a file lies where manifests do, rather than what they are made of. */
    private static boolean isManifest(String file) {
        return file.endsWith(".yaml")
                && !file.startsWith(BUILTIN)
                && !file.startsWith("chains/")
                && !file.startsWith("apps/")
                && !file.startsWith("environments/")
                && !file.startsWith("templates/")
                && file.split("/", -1).length >= 3;
    }

    private Outcome manifestLine(Windlass.Repository repository, SourceFile file, int line) {
        List<String> steps = Arrays.asList(file.name().split("/", -1));
        List<String> tail = steps.subList(steps.size() - 3, steps.size());
        Compilation compilation = compile(repository, List.of(tail.getFirst()), Optional.of(tail.get(1)));
        Optional<Manifest> manifest = compilation.manifests().stream()
                .filter(m -> m.path().equals(String.join("/", tail)))
                .findFirst();
        if (manifest.isEmpty()) {
            return compilation.isValid()
                    ? Outcome.failure(
                            Diagnostic.error(Code.UNKNOWN_UNIT, file.start(), "no such manifest is rendered now")
                                    .help("render or approve again"))
                    : Outcome.of(compilation, compilation.diagnostics(), "");
        }
        Optional<Lines.Line> there = Lines.of(file).at(line);
        if (there.isEmpty()) {
            return whole(compilation, List.of(manifest.get()));
        }
        List<Object> wanted = there.get().steps();
        List<Leaf> found = leaves.of(manifest.get()).stream()
                .filter(leaf -> begins(leaf.path().plain(), wanted))
                .toList();
        if (found.isEmpty()) {
            return Outcome.failure(Diagnostic.error(
                            Code.UNKNOWN_FIELD,
                            file.span(
                                    file.offset(line, 1),
                                    file.offset(line, 1) + file.line(line).length()),
                            "what stands on this line is not rendered now")
                    .help("render or approve again"));
        }
        return fields(
                compilation,
                found.size() == 1
                        ? List.of(cut(found.getFirst(), line - there.get().first() - 1))
                        : found);
    }

    /**
     * A text of several lines cut down to one of them.
     *
     * @param line from 0; -1 for the line of its key, and so for the whole text
     */
    private static Leaf cut(Leaf leaf, int line) {
        if (line < 0 || !(leaf.value() instanceof Scalar.Text text)) {
            return leaf;
        }
        int start = 0;
        for (int i = 0; i < line && start >= 0; i++) {
            start = text.value().indexOf('\n', start) + 1;
        }
        int end = text.value().indexOf('\n', start);
        Scalar.Text part = TextPart.of(text, start, end < 0 ? text.value().length() : end);
        return new Leaf(leaf.manifest(), leaf.path(), part);
    }

    private static boolean begins(List<Object> path, List<Object> with) {
        return path.size() >= with.size() && path.subList(0, with.size()).equals(with);
    }

    private Outcome specLine(Windlass.Repository repository, String file, SourceFile read, int line) {
        Compilation compilation = compile(repository, List.of(), Optional.empty());
        Lines lines = Lines.of(file.endsWith(".yaml") ? read : new SourceFile(file, ""));
        Optional<Lines.Line> there = lines.at(line);
        Reach reach = new Reach(
                file,
                lines.begin(),
                there.map(Lines.Line::first).orElse(line),
                there.map(Lines.Line::last).orElse(line));
        List<Reach.Hit> hits = reach.in(leaves(compilation.manifests()));
        return outcome(
                compilation,
                report -> hits.isEmpty() ? file + ":" + line + " reaches no rendered value\n" : report.reached(hits),
                json -> json.reached(hits));
    }

    private List<Leaf> leaves(List<Manifest> manifests) {
        return manifests.stream().flatMap(m -> leaves.of(m).stream()).toList();
    }

    private static Compilation compile(
            Windlass.Repository repository, List<String> environments, Optional<String> unit) {
        return new Compiler(repository.tree(), repository.toolkit()).compile(new Selection(environments, unit));
    }

    private Outcome outcome(
            Compilation compilation, Function<OriginReport, String> text, Function<OriginJson, String> json) {
        Windlass options = Objects.requireNonNull(windlass);
        if (options.format == Windlass.Format.json && compilation.isValid()) {
            return new Outcome.Document(json.apply(new OriginJson()));
        }
        return Outcome.of(
                compilation,
                compilation.diagnostics(),
                text.apply(new OriginReport(Terminal.paint(options.color, "out"))));
    }
}
