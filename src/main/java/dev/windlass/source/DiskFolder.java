package dev.windlass.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A folder that Windlass itself fills, read as it is: bytes, links and hidden files included. Other than a {@link SourceTree} it
 * hides nothing and never follows a link, since what it finds decides what may be replaced.
 */
public final class DiskFolder {
    private DiskFolder() {}

    /** What stands at a path; a link is a link, wherever it leads. */
    public enum Kind {
        ABSENT,
        FOLDER,
        FILE,
        LINK,
        /** A device, a pipe, a socket. */
        OTHER
    }

    /** What stands at this path. */
    public static Kind kind(Path path) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return Kind.FOLDER;
        }
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Kind.FILE;
        }
        if (Files.isSymbolicLink(path)) {
            return Kind.LINK;
        }
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? Kind.OTHER : Kind.ABSENT;
    }

    /** Whether this is a folder, or a link to one. */
    public static boolean isFolder(Path path) {
        return Files.isDirectory(path);
    }

    /** Whether anything stands at this path that may be looked into. */
    public static boolean isReadable(Path path) {
        return Files.isReadable(path);
    }

    /** The path without links, or of its nearest parent that exists with the rest appended. */
    public static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        if (parent == null || name == null || Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            return absolute.toRealPath();
        }
        return real(parent).resolve(name);
    }

    /** What the folder holds, in order of names; empty where there is no folder. */
    public static List<Path> list(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(folder)) {
            entries.forEach(found::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /** The file's bytes, or empty where there is no such file. */
    public static Optional<byte[]> bytes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The file's size in bytes; 0 where there is no such file. */
    public static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** The file's text by lines, broken bytes replaced; empty where there is no such file. */
    public static List<String> lines(Path file) throws IOException {
        return bytes(file)
                .map(b -> new String(b, StandardCharsets.UTF_8).lines().toList())
                .orElse(List.of());
    }
}
