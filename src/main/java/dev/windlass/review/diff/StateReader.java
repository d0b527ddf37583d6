package dev.windlass.review.diff;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.DiskFolder;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stand-in. */
public final class StateReader {
    private StateReader() {}

    public static Result<State> read(SortedMap<String, byte[]> files) {
        List<StoredObject> objects = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        files.forEach((path, bytes) -> {
            String[] parts = path.split("/");
            if (parts.length == 3 && path.endsWith(".yaml")) {
                for (ManifestDocument d :
                        new ManifestReader().read(new SourceFile(path, new String(bytes, StandardCharsets.UTF_8)))) {
                    diagnostics.addAll(d.diagnostics());
                    if (d.value().orElse(null) instanceof Mapping m) {
                        objects.add(new StoredObject(parts[0], parts[1], path, m));
                    }
                }
            }
        });
        return Result.of(State.of(objects), diagnostics);
    }

    public static Result<State> readFolder(Path folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            gather(folder, "", files);
        } catch (IOException e) {
            return Result.none(List.of());
        }
        return read(files);
    }

    private static void gather(Path folder, String below, SortedMap<String, byte[]> files) throws IOException {
        for (Path p : DiskFolder.list(folder)) {
            String path = below + p.getFileName();
            if (DiskFolder.kind(p) == DiskFolder.Kind.FOLDER) {
                gather(p, path + "/", files);
            } else {
                files.put(path, DiskFolder.bytes(p).orElse(new byte[0]));
            }
        }
    }
}
