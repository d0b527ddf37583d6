package dev.windlass.spec;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Secrets;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Entry;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.util.function.Consumer;

/** The files of {@code apps/NAME/}, which the app's ConfigMaps are made of. */
final class AppFiles {
    /** Folders inside folders: more than any configuration has, and an end to loops of links. */
    private static final int DEEPEST = 8;

    private final SourceTree tree;

    AppFiles(SourceTree tree) {
        this.tree = tree;
    }

    /** The texts by path below the app's folder, in order of names. */
    Mapping of(String app, Origin home, Consumer<Diagnostic> diagnostics) {
        Mapping.Builder files = new Mapping.Builder();
        add(UnitKind.APP.folder() + "/" + app, "", DEEPEST, files, diagnostics);
        return files.build(home);
    }

    private void add(
            String folder, String below, int deepest, Mapping.Builder files, Consumer<Diagnostic> diagnostics) {
        for (Entry entry : tree.list(folder)) {
            String path = folder + "/" + entry.name();
            if (!entry.isFolder()) {
                file(path, below + entry.name(), files, diagnostics);
            } else if (deepest > 0) {
                add(path, below + entry.name() + "/", deepest - 1, files, diagnostics);
            } else {
                diagnostics.accept(Diagnostic.error(
                                Code.TOO_DEEP, new SourceFile(path, "").start(), "this folder is nested too deeply")
                        .help("move its files up"));
            }
        }
    }

    private void file(String path, String name, Mapping.Builder files, Consumer<Diagnostic> diagnostics) {
        switch (tree.read(path)) {
            case Reading.Absent() -> {}
            case Reading.Refused(Diagnostic why) -> diagnostics.accept(why);
            case Reading.Found(SourceFile file) -> {
                if (Secrets.isIn(file.text())) {
                    diagnostics.accept(Diagnostic.error(
                                    Code.PLAIN_SECRET,
                                    file.span(0, 0),
                                    "this file holds what looks like a secret, and would become part of a ConfigMap")
                            .help("put it into the secret store, and its name there under \"secrets\""));
                }
                files.put(
                        name,
                        new Scalar.Text(
                                file.text(),
                                new Origin.Written(file.span(0, file.text().length()))));
            }
        }
    }
}
