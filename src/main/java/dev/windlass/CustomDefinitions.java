package dev.windlass;

import dev.windlass.check.DocumentCheck;
import dev.windlass.check.custom.CrdKinds;
import dev.windlass.check.schema.KnownKinds;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.ManifestFile;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The kinds that CustomResourceDefinitions in files define. */
final class CustomDefinitions {
    private static final String KIND = "CustomResourceDefinition";
    private static final String FOLDER = "crds";
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    /** Folders inside folders: more than anyone has, and an end to loops of links. */
    private static final int DEEPEST = 8;

    private CustomDefinitions() {}

    /** The kinds that these files define, with what is wrong with the files; what else they hold is passed over. */
    static Result<List<KnownKinds>> of(List<ManifestFile> files) {
        return of(files.stream().map(ManifestFile::read));
    }

    /** The kinds that a repository's {@code crds/} defines; none where it has no such folder. */
    static Result<List<KnownKinds>> of(SourceTree repository) {
        List<String> files = new ArrayList<>();
        gather(repository, FOLDER, DEEPEST, files);
        return files.isEmpty() ? Result.of(List.of()) : of(files.stream().map(repository::read));
    }

    private static void gather(SourceTree tree, String folder, int deepest, List<String> files) {
        for (SourceTree.Entry entry : tree.list(folder)) {
            String path = folder + '/' + entry.name();
            if (!entry.isFolder() && ENDINGS.stream().anyMatch(entry.name()::endsWith)) {
                files.add(path);
            } else if (entry.isFolder() && deepest > 0) {
                gather(tree, path, deepest - 1, files);
            }
        }
    }

    private static Result<List<KnownKinds>> of(Stream<SourceTree.Reading> files) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        List<Mapping> definitions = new ArrayList<>();
        ManifestReader reader = new ManifestReader();
        files.forEach(file -> {
            switch (file) {
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
        });
        CrdKinds.Read read = CrdKinds.of(definitions);
        diagnostics.addAll(read.diagnostics());
        return Result.of(definitions.isEmpty() ? List.of() : List.of(read.kinds()), diagnostics);
    }
}
