package dev.windlass;

import dev.windlass.check.DocumentCheck;
import dev.windlass.check.custom.CrdKinds;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.ManifestFile;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** The kinds that CustomResourceDefinitions in files define. */
final class CustomDefinitions {
    private static final String KIND = "CustomResourceDefinition";

    private CustomDefinitions() {}

    /** The kinds that these files define, with what is wrong with the files; what else they hold is passed over. */
    static Result<CrdKinds> read(List<ManifestFile> files) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Mapping> definitions = new ArrayList<>();
        ManifestReader reader = new ManifestReader();
        for (ManifestFile file : files) {
            switch (file.read()) {
                case SourceTree.Reading.Found(var source) -> {
                    for (ManifestDocument document : reader.read(source)) {
                        diagnostics.addAll(document.diagnostics());
                        DocumentCheck.objects(document).stream()
                                .filter(o -> o.text("kind").filter(KIND::equals).isPresent())
                                .forEach(definitions::add);
                    }
                }
                case SourceTree.Reading.Refused(Diagnostic why) -> diagnostics.add(why);
                case SourceTree.Reading.Absent _ -> {}
            }
        }
        CrdKinds.Read read = CrdKinds.of(definitions);
        diagnostics.addAll(read.diagnostics());
        return Result.of(read.kinds(), diagnostics);
    }
}
