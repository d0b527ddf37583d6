package dev.windlass.review.diff;

import dev.windlass.render.Manifest;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.DiskFolder;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.source.TextFile;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what was rendered or published earlier: manifests as {@code ENVIRONMENT/UNIT/FILE.yaml}, one object a file. Whatever else lies there
 * is passed over. A manifest that is damaged is an error, and all others are there nevertheless.
 */
public final class StateReader {
    private static final String ENDING = ".yaml";

    /** The largest manifest that is read, in bytes: an object of the largest size that etcd takes, with room for its escapes. */
    private static final int LARGEST = 8 << 20;

    private final String stem;
    private final Map<String, Manifest> known = new HashMap<>();
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /** What one file gave. */
    private record Read(Optional<StoredObject> object, List<Diagnostic> diagnostics) {}

    private StateReader(String stem, Collection<Manifest> known) {
        this.stem = stem.isEmpty() || stem.endsWith("/") ? stem : stem + "/";
        known.forEach(m -> this.known.put(m.path(), m));
    }

    /**
     * The state that these files hold.
     *
     * @param files bytes by {@code ENVIRONMENT/UNIT/FILE.yaml}
     */
    public static Result<State> read(SortedMap<String, byte[]> files) {
        return read(files, List.of());
    }

    /**
     * The same, where most files are known to be what is rendered now.
     *
     * @param known what is rendered now: a file of the same path and bytes is not read again, and stands for the rendered object
     */
    public static Result<State> read(SortedMap<String, byte[]> files, Collection<Manifest> known) {
        StateReader reader = new StateReader("", known);
        files.forEach(reader::take);
        return reader.state();
    }

    /** The state that a folder holds; nothing where there is no such folder. Links are not followed. */
    public static Result<State> readFolder(Path folder) {
        return readFolder(folder, "", List.of());
    }

    /**
     * The same, with names for what diagnostics and origins point into.
     *
     * @param name what a person calls the folder, such as {@code golden}; stands before the files' names
     */
    public static Result<State> readFolder(Path folder, String name) {
        return readFolder(folder, name, List.of());
    }

    /**
     * The same, where most files are known to be what is rendered now.
     *
     * @param known as in {@link #read(SortedMap, Collection)}
     */
    public static Result<State> readFolder(Path folder, String name, Collection<Manifest> known) {
        StateReader reader = new StateReader(name, known);
        reader.gather(folder, "", 0);
        return reader.state();
    }

    private void gather(Path folder, String path, int depth) {
        try {
            for (Path p : DiskFolder.list(folder)) {
                String name = String.valueOf(p.getFileName());
                String below = path.isEmpty() ? name : path + "/" + name;
                if (!name.startsWith(".")) {
                    meet(p, below, depth);
                }
            }
        } catch (IOException e) {
            refuse(Code.UNREADABLE_FILE, path, "this folder cannot be looked into");
        }
    }

    private void meet(Path at, String path, int depth) throws IOException {
        DiskFolder.Kind kind = DiskFolder.kind(at);
        if (depth < 2) {
            if (kind == DiskFolder.Kind.FOLDER) {
                gather(at, path, depth + 1);
            }
        } else if (isManifest(path)) {
            switch (kind) {
                case FILE -> load(at, path);
                case LINK -> refuse(Code.UNREADABLE_FILE, path, "this is a link, and links are not followed here");
                case FOLDER, OTHER -> refuse(Code.UNREADABLE_FILE, path, "this is not a regular file");
                case ABSENT -> {}
            }
        }
    }

    private void load(Path at, String path) {
        try {
            if (DiskFolder.size(at) > LARGEST) {
                refuse(Code.FILE_TOO_LARGE, path, "this file is larger than " + (LARGEST >> 20) + " MiB");
            } else {
                DiskFolder.bytes(at).ifPresent(b -> files.put(path, b));
            }
        } catch (IOException e) {
            refuse(Code.UNREADABLE_FILE, path, "this file cannot be read");
        }
    }

    private void refuse(Code code, String path, String what) {
        diagnostics.add(Diagnostic.error(code, new SourceFile(stem + path, "").start(), what)
                .help(code.advice()));
    }

    private void take(String path, byte[] bytes) {
        if (isManifest(path)) {
            files.put(path, bytes);
        }
    }

    private static boolean isManifest(String path) {
        String[] parts = path.split("/", -1);
        return parts.length == 3
                && Arrays.stream(parts).noneMatch(p -> p.isEmpty() || p.startsWith("."))
                && path.endsWith(ENDING);
    }

    private Result<State> state() {
        List<Read> all = files.entrySet().parallelStream()
                .map(e -> read(e.getKey(), e.getValue()))
                .toList();
        all.forEach(r -> diagnostics.addAll(r.diagnostics()));
        diagnostics.sort(Diagnostic.ORDER);
        return Result.of(State.of(all.stream().flatMap(r -> r.object().stream()).toList()), diagnostics);
    }

    private Read read(String path, byte[] bytes) {
        Manifest same = known.get(path);
        if (same != null && Arrays.equals(bytes, same.text().getBytes(StandardCharsets.UTF_8))) {
            return new Read(Optional.of(StoredObject.of(same)), List.of());
        }
        return switch (TextFile.decoded(stem + path, bytes)) {
            case Reading.Found(SourceFile file) -> read(path, file);
            case Reading.Refused(Diagnostic why) -> new Read(Optional.empty(), List.of(why));
            case Reading.Absent() -> new Read(Optional.empty(), List.of());
        };
    }

    private static Read read(String path, SourceFile file) {
        List<ManifestDocument> documents = new ManifestReader().read(file);
        List<Diagnostic> faults = new ArrayList<>();
        documents.forEach(
                d -> d.diagnostics().stream().filter(Diagnostic::isError).forEach(faults::add));
        if (!faults.isEmpty()) {
            return new Read(Optional.empty(), faults);
        }
        if (documents.isEmpty()) {
            return new Read(Optional.empty(), List.of(fault(Code.EMPTY_FILE, file, "there is no object in this file")));
        }
        if (documents.size() > 1) {
            faults.add(fault(Code.EXTRA_DOCUMENT, file, "this file holds more than one object"));
        }
        String[] parts = path.split("/", -1);
        Optional<StoredObject> object = documents
                .getFirst()
                .value()
                .filter(v -> v instanceof Mapping)
                .map(v -> new StoredObject(parts[0], parts[1], path, (Mapping) v))
                .filter(o -> !o.apiVersion().isEmpty()
                        && !o.kind().isEmpty()
                        && !o.name().isEmpty());
        if (object.isEmpty()) {
            faults.add(fault(
                    Code.MISSING_FIELD, file, "this is no Kubernetes object with apiVersion, kind and metadata.name"));
        }
        return new Read(object, faults);
    }

    private static Diagnostic fault(Code code, SourceFile file, String what) {
        return Diagnostic.error(code, file.start(), what).help(code.advice());
    }
}
