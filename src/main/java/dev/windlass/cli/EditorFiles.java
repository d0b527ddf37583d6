package dev.windlass.cli;

import dev.windlass.render.NewFiles;
import dev.windlass.report.JsonText;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.spec.EditorSchemas;
import java.util.ArrayList;
import java.util.List;

/** The schemas in {@code schemas/} that the first lines of specs name, so that editors know the fields without any set-up. */
final class EditorFiles {
    private static final String OURS = "https://windlass.dev/schemas/";

    private final Windlass.Repository repository;

    EditorFiles(Windlass.Repository repository) {
        this.repository = repository;
    }

    /** Makes those that are there say what this version of Windlass takes; a file that is not ours stays. */
    List<Diagnostic> refresh() {
        EditorSchemas schemas = new EditorSchemas(BuiltinLibrary.load());
        List<Diagnostic> failed = new ArrayList<>();
        for (String kind : EditorSchemas.KINDS) {
            String path = path(kind);
            if (repository.tree().read(path) instanceof Reading.Found found
                    && found.file().text().contains(OURS)) {
                String now = new JsonText().show(schemas.of(kind));
                if (!now.equals(found.file().text())) {
                    failed.addAll(new NewFiles(repository.folder()).replace(path, now));
                }
            }
        }
        return failed;
    }

    static String path(String kind) {
        return "schemas/" + kind + ".schema.json";
    }
}
