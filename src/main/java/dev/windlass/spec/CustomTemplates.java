package dev.windlass.spec;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.source.Span;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The repository's own templates: {@code templates/NAME.jsonnet} with {@code templates/NAME.schema.yaml}. */
public final class CustomTemplates {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final String FOLDER = "templates";
    private static final String JSONNET = ".jsonnet";

    private final SourceTree tree;
    private final ConcurrentHashMap<String, Result<Mapping>> schemas = new ConcurrentHashMap<>();

    public CustomTemplates(SourceTree tree) {
        this.tree = tree;
    }

    /**
     * One of them.
     *
     * @param path its Jsonnet file, relative to the root
     * @param schema the JSON Schema of the units it takes
     */
    public record Template(String path, Mapping schema) {}

    /** The path of the schema that belongs to a template's path. */
    public static String schemaPath(String template) {
        return template.substring(0, template.length() - JSONNET.length()) + ".schema.yaml";
    }

    /** The template that a spec names; empty where it names none, or one that cannot be used, which is then said. */
    Optional<Template> of(Mapping spec, Consumer<Diagnostic> diagnostics) {
        Node named = spec.get("template");
        if (named == null) {
            return Optional.empty();
        }
        if (!(named instanceof Scalar.Text(String name, var origin))) {
            diagnostics.accept(Diagnostic.error(
                            Code.WRONG_TYPE,
                            named.origin().place(),
                            "\"template\" must be the name of a template, not " + named.kind())
                    .help(Nearest.help(named.toString(), names())));
            return Optional.empty();
        }
        String path = FOLDER + "/" + name + JSONNET;
        if (!NAME.matcher(name).matches() || tree.read(path) instanceof Reading.Absent) {
            diagnostics.accept(
                    Diagnostic.error(Code.UNKNOWN_TEMPLATE, origin.place(), "there is no template \"" + name + '"')
                            .help(Nearest.help(name, names())));
            return Optional.empty();
        }
        Result<Mapping> schema = schemas.computeIfAbsent(schemaPath(path), p -> read(p, origin.place()));
        schema.diagnostics().forEach(diagnostics);
        return schema.value().map(s -> new Template(path, s));
    }

    private List<String> names() {
        return tree.list(FOLDER).stream()
                .map(SourceTree.Entry::name)
                .filter(n -> n.endsWith(JSONNET))
                .map(n -> n.substring(0, n.length() - JSONNET.length()))
                .toList();
    }

    private Result<Mapping> read(String path, Span user) {
        return switch (tree.read(path)) {
            case Reading.Absent() ->
                Result.none(Diagnostic.error(Code.UNKNOWN_TEMPLATE, user, "this template has no schema")
                        .help("add " + path));
            case Reading.Refused(Diagnostic why) -> Result.none(why);
            case Reading.Found(SourceFile file) -> {
                Result<Node> read = new YamlReader().read(file);
                yield read.value().orElse(null) instanceof Mapping m && !read.hasErrors()
                        ? Result.of(m, read.diagnostics())
                        : Result.none(
                                read.hasErrors()
                                        ? read.diagnostics()
                                        : List.of(Diagnostic.error(
                                                Code.INVALID_SCHEMA, file.start(), "a schema must be a mapping")));
            }
        };
    }
}
