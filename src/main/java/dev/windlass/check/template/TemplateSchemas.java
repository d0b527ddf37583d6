package dev.windlass.check.template;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.spec.CustomTemplates;
import dev.windlass.spec.Unit;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Holds units of the repository's own templates against the schemas that stand beside these. Safe for several threads. */
public final class TemplateSchemas {
    private static final String OWN = "templates/";

    private final SourceTree repository;
    private final ConcurrentHashMap<String, Result<TemplateSchema>> schemas = new ConcurrentHashMap<>();

    public TemplateSchemas(SourceTree repository) {
        this.repository = repository;
    }

    /** What does not fit, or is wrong with the schema itself; nothing for units of built-in templates. */
    public List<Diagnostic> check(Unit unit) {
        if (!unit.template().startsWith(OWN)) {
            return List.of();
        }
        Result<TemplateSchema> schema =
                schemas.computeIfAbsent(CustomTemplates.schemaPath(unit.template()), this::compile);
        List<Diagnostic> found = new ArrayList<>(schema.diagnostics());
        schema.value().ifPresent(s -> found.addAll(s.check(unit.spec())));
        return found;
    }

    private Result<TemplateSchema> compile(String path) {
        if (!(repository.read(path) instanceof Reading.Found(SourceFile file))) {
            return Result.none(List.of()); // said where the template was looked up
        }
        Result<Node> read = new YamlReader().read(file);
        return read.value().orElse(null) instanceof Mapping text ? TemplateSchema.of(text) : Result.none(List.of());
    }
}
