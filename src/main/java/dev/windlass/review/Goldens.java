package dev.windlass.review;

import dev.windlass.render.Manifest;
import dev.windlass.render.ManifestFolder;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.DiskFolder;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** The approved output of a repository, {@code golden/}, against what is rendered now. */
public final class Goldens {
    /** The folder's name in the repository. */
    public static final String FOLDER = "golden";

    private final Path folder;

    /** @param root the repository */
    public Goldens(Path root) {
        this.folder = root.resolve(FOLDER);
    }

    public Path folder() {
        return folder;
    }

    /**
     * What differs, in order of paths.
     *
     * @param scope the folders that are compared, {@code ENVIRONMENT} or {@code ENVIRONMENT/UNIT}
     */
    public List<Change> compare(List<Manifest> manifests, SortedSet<String> scope) throws IOException {
        SortedMap<String, byte[]> approved = new TreeMap<>();
        for (String area : scope) {
            gather(folder.resolve(area), area, approved);
        }
        SortedMap<String, Change> changes = new TreeMap<>();
        for (Manifest m : manifests) {
            byte[] before = approved.remove(m.path());
            if (before == null || !Arrays.equals(before, m.text().getBytes(StandardCharsets.UTF_8))) {
                changes.put(
                        m.path(),
                        new Change(m.path(), Optional.ofNullable(before).map(Goldens::text), Optional.of(m)));
            }
        }
        for (Map.Entry<String, byte[]> stale : approved.entrySet()) {
            String path = stale.getKey();
            changes.put(path, new Change(path, Optional.of(text(stale.getValue())), Optional.empty()));
        }
        return List.copyOf(changes.values());
    }

    /** The environments that have approved output, whether they still exist or not. */
    public List<String> environments() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path p : DiskFolder.list(folder)) {
            String name = String.valueOf(p.getFileName());
            if (DiskFolder.kind(p) == DiskFolder.Kind.FOLDER && !name.startsWith(".")) {
                names.add(name);
            }
        }
        return names;
    }

    /** Makes the approved output what is rendered now; says why where it cannot. */
    public List<Diagnostic> approve(List<Manifest> manifests, SortedSet<String> scope) {
        if (DiskFolder.kind(folder) == DiskFolder.Kind.LINK) {
            return List.of(Diagnostic.error(Code.FOREIGN_OUTPUT, null, "golden is a link")
                    .help("make it a folder of the repository"));
        }
        return new ManifestFolder(folder).replace(manifests, scope);
    }

    /** The finding that stands for a change that nobody has approved: it points at the first approved line that differs. */
    public static Diagnostic unapproved(Change change) {
        String golden = FOLDER + "/" + change.path();
        String what = switch (change.action()) {
            case ADDED -> golden + " is missing: this resource is new";
            case CHANGED -> golden + " is not what is rendered now";
            case REMOVED -> golden + " is approved, but nothing renders it any more";
        };
        return Diagnostic.error(
                        Code.NOT_APPROVED,
                        change.before().map(b -> place(golden, b, change)).orElse(null),
                        what)
                .help(Code.NOT_APPROVED.advice())
                .about(change.after().map(m -> m.resource().subject()).orElse(null));
    }

    private static Span place(String path, String before, Change change) {
        SourceFile file = new SourceFile(path, before);
        String after = change.after().map(Manifest::text).orElse("");
        int same = Arrays.mismatch(before.toCharArray(), after.toCharArray());
        int line = change.after().isEmpty() ? 1 : file.place(Math.max(same, 0)).line();
        int start = file.offset(line, 1);
        return file.span(start, start + file.line(line).length());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void gather(Path at, String path, SortedMap<String, byte[]> found) throws IOException {
        switch (DiskFolder.kind(at)) {
            case FOLDER -> {
                for (Path p : DiskFolder.list(at)) {
                    gather(p, path + "/" + p.getFileName(), found);
                }
            }
            case FILE -> found.put(path, DiskFolder.bytes(at).orElse(new byte[0]));
            case LINK, OTHER -> found.put(path, new byte[0]);
            case ABSENT -> {}
        }
    }
}
