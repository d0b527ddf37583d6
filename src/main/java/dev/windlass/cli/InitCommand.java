package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.render.NewFiles;
import dev.windlass.report.JsonText;
import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.MemoryTree;
import dev.windlass.source.SourceTree;
import dev.windlass.spec.EditorSchemas;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a small platform to begin with: specs, their schemas for editors, and the approved output. */
@Command(
        name = "init",
        description = "Make a small platform in a folder, which renders and is approved; replaces nothing.")
final class InitCommand implements Callable<Outcome> {
    private static final String START = "start";

    @ParentCommand
    @Nullable
    Windlass windlass;

    @Parameters(paramLabel = "DIR", description = "The folder; it need not be there yet.")
    String folder = "";

    @Override
    public Outcome call() {
        Path root;
        try {
            root = Path.of(folder);
        } catch (InvalidPathException e) {
            return Outcome.usage("DIR is not a path: \"" + folder + "\"", null);
        }
        BuiltinLibrary library = BuiltinLibrary.load();
        SortedMap<String, String> files = new TreeMap<>();
        gather(library, "", files);
        EditorSchemas schemas = new EditorSchemas(library);
        EditorSchemas.KINDS.forEach(kind -> files.put(EditorFiles.path(kind), new JsonText().show(schemas.of(kind))));
        Compilation compilation = new Compiler(
                        MemoryTree.of(files), Objects.requireNonNull(windlass).toolkit())
                .compile(Selection.EVERYTHING);
        compilation.manifests().forEach(m -> files.put("golden/" + m.path(), m.text()));
        List<Diagnostic> failed = new NewFiles(root).write(files);
        String text = failed.isEmpty()
                ? root + " is a platform of "
                        + CompilingCommand.summary(compilation)
                        + ". Read " + root.resolve("README.md") + " and put your own names where \"example\" stands.\n"
                : "";
        return Outcome.of(compilation, failed, text);
    }

    private static void gather(SourceTree library, String below, SortedMap<String, String> files) {
        String folder = below.isEmpty() ? START : START + "/" + below;
        for (SourceTree.Entry entry : library.list(folder)) {
            String path = below.isEmpty() ? entry.name() : below + "/" + entry.name();
            if (entry.isFolder()) {
                gather(library, path, files);
            } else if (library.read(START + "/" + path) instanceof SourceTree.Reading.Found found) {
                files.put(
                        path.equals("gitignore") ? ".gitignore" : path,
                        found.file().text());
            }
        }
    }
}
