package dev.windlass.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A repository on disk. Links are followed only as long as they stay inside the root: the repository's content is hostile input,
 * and a link to a file of the machine that renders would put that file into a pull request.
 */
public final class DiskTree implements SourceTree {
    private final Path root;
    private final ConcurrentHashMap<String, Reading> read = new ConcurrentHashMap<>();

    private DiskTree(Path root) {
        this.root = root;
    }

    /** Opens the folder; empty where it is none or cannot be looked into. */
    public static Optional<DiskTree> open(Path folder) {
        try {
            Path real = folder.toRealPath();
            return Files.isDirectory(real) ? Optional.of(new DiskTree(real)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Reading read(String path) {
        return read.computeIfAbsent(path, this::load);
    }

    private Reading load(String path) {
        try {
            Path file = root.resolve(path);
            if (!Files.exists(file)) {
                return Files.isSymbolicLink(file)
                        ? TextFile.refused(Code.UNREADABLE_FILE, path, "is a link to something that does not exist")
                        : new Reading.Absent();
            }
            if (!file.toRealPath().startsWith(root)) {
                return TextFile.refused(Code.OUTSIDE_ROOT, path, "leads out of the repository");
            }
            if (Files.isDirectory(file)) {
                return new Reading.Absent();
            }
            if (!Files.isRegularFile(file)) {
                return TextFile.refused(Code.UNREADABLE_FILE, path, "is not a regular file");
            }
            if (Files.size(file) > TextFile.largest(path)) {
                return TextFile.tooLarge(path);
            }
            return TextFile.decoded(path, Files.readAllBytes(file));
        } catch (InvalidPathException e) {
            return new Reading.Absent();
        } catch (IOException e) {
            return TextFile.refused(Code.UNREADABLE_FILE, path, "cannot be read");
        }
    }

    @Override
    public List<Entry> list(String folder) {
        List<Entry> entries = new ArrayList<>();
        try {
            Path real = root.resolve(folder).toRealPath();
            if (!real.startsWith(root) || !Files.isDirectory(real)) {
                return List.of();
            }
            try (var names = Files.newDirectoryStream(real)) {
                for (Path p : names) {
                    String name = String.valueOf(p.getFileName());
                    if (!name.startsWith(".")) {
                        entries.add(new Entry(
                                name, Files.isDirectory(p) && p.toRealPath().startsWith(root)));
                    }
                }
            }
        } catch (IOException | InvalidPathException | DirectoryIteratorException e) {
            return List.of();
        }
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }
}
