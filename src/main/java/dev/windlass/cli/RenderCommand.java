package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler.Selection;
import dev.windlass.render.Manifest;
import dev.windlass.render.ManifestFolder;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.DiskFolder;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the manifests, when nothing is wrong. */
@Command(
        name = "render",
        description = "Check everything and write the manifests; write nothing when anything is wrong.")
final class RenderCommand extends CompilingCommand {
    @Option(names = "--only", paramLabel = "UNIT", description = "Render this chain or app only.")
    @Nullable
    String only;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the manifests go (default: target/manifests of the repository).")
    @Nullable
    String out;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Write the I-th of N parts of the units only, for machines that share the work.")
    @Nullable
    String shard;

    @Override
    Optional<String> unit() {
        return Optional.ofNullable(only);
    }

    @Override
    Optional<Outcome> prepare(Windlass.Repository repository) {
        if (shard != null && Shard.parse(shard).isEmpty()) {
            return Optional.of(Outcome.usage(
                    "--shard is not a part of a whole: \"" + shard + "\"", "write it as 1/4, the first of four"));
        }
        if (shard != null && only != null) {
            return Optional.of(Outcome.usage("--shard and --only exclude one another", null));
        }
        Path folder;
        try {
            folder = folder(repository);
        } catch (InvalidPathException e) {
            return Optional.of(Outcome.usage("--out is not a path: \"" + out + "\"", null));
        }
        if (out == null && !isInside(folder, repository.folder())) {
            return Optional.of(Outcome.failure(
                    Diagnostic.error(Code.FOREIGN_OUTPUT, null, folder + " leads out of the repository by a link")
                            .help("remove the link, or name the folder with --out")));
        }
        List<Diagnostic> failed = new ManifestFolder(folder).recover();
        return failed.stream().findFirst().map(Outcome::failure);
    }

    @Override
    Outcome apply(Windlass.Repository repository, Selection selection, Compilation compilation) {
        if (!compilation.isValid()) {
            return Outcome.of(compilation, compilation.diagnostics(), "");
        }
        Path folder = folder(repository);
        SortedSet<String> scope = Scope.of(selection, compilation);
        List<Manifest> manifests = compilation.manifests();
        Optional<Shard> part = Optional.ofNullable(shard).flatMap(Shard::parse);
        if (part.isPresent()) {
            scope = part.get().folders(compilation.units());
            manifests = part.get().manifests(scope, manifests);
        }
        List<Diagnostic> diagnostics = new ArrayList<>(compilation.diagnostics());
        List<Diagnostic> failed = new ManifestFolder(folder).replace(manifests, scope);
        diagnostics.addAll(failed);
        int units = part.isPresent() ? scope.size() : compilation.units().size();
        String text = failed.isEmpty()
                ? count(units, "unit") + ", " + count(manifests.size(), "resource") + " rendered into " + folder + "\n"
                : "";
        return Outcome.of(compilation, diagnostics, text);
    }

    /** Whether a folder of the repository is in it: its content is not trusted to say where files are written. */
    private static boolean isInside(Path folder, Path root) {
        try {
            return DiskFolder.real(folder).startsWith(DiskFolder.real(root));
        } catch (IOException e) {
            return false;
        }
    }

    private Path folder(Windlass.Repository repository) {
        return out != null
                ? Path.of(out)
                : repository.folder().resolve("target/manifests").normalize();
    }
}
