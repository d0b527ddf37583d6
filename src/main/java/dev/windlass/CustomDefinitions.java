package dev.windlass;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.ManifestFile;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** The CustomResourceDefinitions in files. */
final class CustomDefinitions {
    private static final String KIND = "CustomResourceDefinition";

    private CustomDefinitions() {}

    /** The definitions in these files, with what is wrong with the files; what else they hold is passed over. */
    static Result<List<Mapping>> read(List<ManifestFile> files) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Mapping> definitions = new ArrayList<>();
        ManifestReader reader = new ManifestReader();
        for (ManifestFile file : files) {
            switch (file.read()) {
                case SourceTree.Reading.Found(var source) -> {
                    for (ManifestDocument document : reader.read(source)) {
                        diagnostics.addAll(document.diagnostics());
                        document.value().ifPresent(v -> {
                            if (v instanceof Mapping m && m.text("kind").filter(KIND::equals).isPresent()) {
                                definitions.add(m);
                            }
                        });
                    }
                }
                case SourceTree.Reading.Refused(Diagnostic why) -> diagnostics.add(why);
                case SourceTree.Reading.Absent _ -> {}
            }
        }
        return Result.of(definitions, diagnostics);
    }
}
