package dev.windlass.render;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.DiskFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Files of a repository that are edited for a person: all of them or none, each by a rename, so that nobody ever reads a half of one. What
 * someone else wrote meanwhile is never overwritten, and no link is written through. A run that is killed between two renames leaves some
 * files new and others as they were, each whole: the same edits again do the rest.
 */
public final class ReplacedFiles {
    private static final String MARK_OF_ORDER = "\uFEFF";

    private static final String CHANGED = "was changed by someone else meanwhile";

    private final Path root;

    /** @param root the repository */
    public ReplacedFiles(Path root) {
        this.root = root;
    }

    /**
     * The new text of one file.
     *
     * @param before its text when it was read, without a byte order mark; empty for a file that must not be there yet
     * @param after its text from now on; a byte order mark that was there stays
     */
    public record Replacement(Optional<String> before, String after) {}

    /** A file that is ready beside the one that it will be. */
    private record Staged(Path file, Path beside, Optional<byte[]> before) {}

    /**
     * Replaces the files.
     *
     * @param files by path below the root, with {@code /}
     * @return why nothing was changed; empty where all were
     */
    public List<Diagnostic> write(SortedMap<String, Replacement> files) {
        Deque<Path> folders = new ArrayDeque<>();
        Deque<Staged> staged = new ArrayDeque<>();
        Deque<Staged> done = new ArrayDeque<>();
        try {
            List<Diagnostic> refused = refused(files);
            if (!refused.isEmpty()) {
                return refused;
            }
            for (Map.Entry<String, Replacement> file : files.entrySet()) {
                staged.add(stage(root.resolve(file.getKey()), file.getValue(), folders));
            }
            for (Staged one : staged) {
                if (!isAsBefore(one)) {
                    throw new FileSystemException(one.file().toString(), null, CHANGED);
                }
                Files.move(
                        one.beside(), one.file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                done.push(one);
            }
            return List.of();
        } catch (IOException e) {
            done.forEach(ReplacedFiles::restore);
            staged.forEach(s -> delete(s.beside()));
            folders.forEach(ReplacedFiles::delete);
            return List.of(
                    Diagnostic.error(Code.OUTPUT_FAILED, null, root + " could not be written: " + Failures.reason(e))
                            .help(Code.OUTPUT_FAILED.advice()));
        }
    }

    /**
     * Takes back what was written, where what should have followed it could not be done. A file that someone else changed since stays.
     *
     * @param files as they were given to {@link #write}
     */
    public void takeBack(SortedMap<String, Replacement> files) {
        files.forEach((name, replacement) -> {
            Path file = root.resolve(name);
            try {
                Optional<byte[]> now = DiskFolder.bytes(file);
                if (now.map(ReplacedFiles::text).equals(Optional.of(replacement.after()))) {
                    boolean isMarked = now.filter(ReplacedFiles::isMarked).isPresent();
                    restore(new Staged(file, beside(file), replacement.before().map(b -> bytes(b, isMarked))));
                }
            } catch (IOException e) {
                // It cannot be read any more: the failure that is reported says why.
            }
        });
    }

    private List<Diagnostic> refused(SortedMap<String, Replacement> files) throws IOException {
        List<Diagnostic> refused = new ArrayList<>();
        Path real = DiskFolder.real(root);
        for (Map.Entry<String, Replacement> file : files.entrySet()) {
            Path path = root.resolve(file.getKey()).normalize();
            Path target = DiskFolder.kind(path) == DiskFolder.Kind.LINK ? path.toRealPath() : DiskFolder.real(path);
            if (!target.startsWith(real)) {
                refused.add(Diagnostic.error(Code.OUTSIDE_ROOT, null, path + " leads out of the repository by a link")
                        .help(Code.OUTSIDE_ROOT.advice()));
            } else if (!target.equals(real.resolve(file.getKey()))) {
                refused.add(Diagnostic.error(Code.NOT_EDITABLE, null, path + " is reached by a link")
                        .help("edit " + real.relativize(target) + " itself"));
            } else if (!DiskFolder.bytes(path)
                    .map(ReplacedFiles::text)
                    .equals(file.getValue().before())) {
                refused.add(Diagnostic.error(Code.OUTPUT_FAILED, null, path + " " + CHANGED)
                        .help("run the command again"));
            }
        }
        return refused;
    }

    private static Staged stage(Path file, Replacement replacement, Deque<Path> folders) throws IOException {
        Path beside = beside(file);
        Optional<byte[]> before = DiskFolder.bytes(file);
        boolean isMarked = before.filter(ReplacedFiles::isMarked).isPresent();
        Files.deleteIfExists(beside); // of a run that was killed
        if (before.isPresent()) {
            Files.copy(file, beside, StandardCopyOption.COPY_ATTRIBUTES); // who may read and write it stays
        } else {
            Deque<Path> missing = new ArrayDeque<>();
            for (Path folder = file.toAbsolutePath().getParent();
                    folder != null && DiskFolder.kind(folder) == DiskFolder.Kind.ABSENT;
                    folder = folder.getParent()) {
                missing.push(folder);
            }
            for (Path folder : missing) {
                Files.createDirectory(folder);
                folders.push(folder);
            }
        }
        try {
            Files.write(beside, bytes(replacement.after(), isMarked));
        } catch (IOException e) {
            delete(beside);
            throw e;
        }
        return new Staged(file, beside, before);
    }

    /** Puts back what was replaced before a later file could not be. */
    private static void restore(Staged one) {
        if (one.before().isEmpty()) {
            delete(one.file());
            return;
        }
        try {
            Files.copy(one.file(), one.beside(), StandardCopyOption.COPY_ATTRIBUTES);
            Files.write(one.beside(), one.before().get());
            Files.move(one.beside(), one.file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // The disk is gone: the failure that is reported says why.
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Someone else uses it now, or the disk is gone: the failure that is reported says why.
        }
    }

    private static boolean isAsBefore(Staged one) throws IOException {
        return Arrays.equals(
                DiskFolder.bytes(one.file()).orElse(null), one.before().orElse(null));
    }

    private static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".windlass-new");
    }

    private static boolean isMarked(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).startsWith(MARK_OF_ORDER);
    }

    private static byte[] bytes(String text, boolean isMarked) {
        return (isMarked ? MARK_OF_ORDER + text : text).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith(MARK_OF_ORDER) ? text.substring(1) : text;
    }
}
