package dev.windlass.render;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.DiskFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Files of a repository that are written for a person: new ones all or none, where none are; one in place of another only by its name. */
public final class NewFiles {
    private final Path root;

    /** @param root need not exist yet */
    public NewFiles(Path root) {
        this.root = root;
    }

    /**
     * Writes the files.
     *
     * @param texts by path below the root, with {@code /}
     * @return why nothing was written; empty where all were
     */
    public List<Diagnostic> write(SortedMap<String, String> texts) {
        List<String> there = texts.keySet().stream()
                .filter(path -> exists(root.resolve(path)))
                .toList();
        if (!there.isEmpty()) {
            return List.of(exists(there));
        }
        Deque<Path> made = new ArrayDeque<>();
        try {
            for (String path : texts.keySet()) {
                if (leadsOutside(path)) {
                    return List.of(Diagnostic.error(
                                    Code.OUTSIDE_ROOT,
                                    null,
                                    root.resolve(path) + " leads out of the repository by a link")
                            .help(Code.OUTSIDE_ROOT.advice()));
                }
            }
            for (Map.Entry<String, String> file : texts.entrySet()) {
                write(root.resolve(file.getKey()), file.getValue(), made);
            }
            return List.of();
        } catch (FileAlreadyExistsException e) {
            undo(made);
            return List.of(exists(List.of(e.getFile())));
        } catch (IOException e) {
            undo(made);
            return List.of(failed(e));
        }
    }

    /** Whether a folder on the way to a file is a link that leads elsewhere: what a repository holds does not say where is written. */
    private boolean leadsOutside(String path) throws IOException {
        if (!exists(root)) {
            return false;
        }
        Path folder = root.resolve(path).getParent();
        while (folder != null && !exists(folder)) {
            folder = folder.getParent();
        }
        return folder != null && !DiskFolder.real(folder).startsWith(DiskFolder.real(root));
    }

    /**
     * Writes one file over the one that is there, by a rename, so that nobody ever reads a half of it.
     *
     * @return why it was not written; empty where it was
     */
    public List<Diagnostic> replace(String path, String text) {
        Path file = root.resolve(path);
        Path beside = file.resolveSibling(file.getFileName() + ".windlass-new");
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return List.of();
        } catch (IOException e) {
            return List.of(failed(e));
        }
    }

    private Diagnostic failed(IOException e) {
        return Diagnostic.error(Code.OUTPUT_FAILED, null, root + " could not be written: " + Failures.reason(e))
                .help(Code.OUTPUT_FAILED.advice());
    }

    private static void write(Path file, String text, Deque<Path> made) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path folder = file.toAbsolutePath().getParent();
                folder != null && !exists(folder);
                folder = folder.getParent()) {
            missing.push(folder);
        }
        for (Path folder : missing) {
            Files.createDirectory(folder);
            made.push(folder);
        }
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        made.push(file);
    }

    /** Removes what this run made, the latest first; what someone else put into a folder meanwhile stays. */
    private static void undo(Deque<Path> made) {
        for (Path path : made) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // The folder is in use by someone else now, or the disk is gone: the failure that is reported says why.
            }
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private Diagnostic exists(List<String> paths) {
        int more = paths.size() - 1;
        String others = more == 0 ? "" : " (and " + more + (more == 1 ? " more file)" : " more files)");
        return Diagnostic.error(
                        Code.FOREIGN_OUTPUT,
                        null,
                        root.resolve(paths.getFirst()).normalize() + " is there already" + others
                                + ", and nothing is replaced")
                .help("choose another name or folder");
    }
}
