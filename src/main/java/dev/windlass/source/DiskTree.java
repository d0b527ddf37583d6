package dev.windlass.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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
    /** The largest file that is read, in bytes. Files that ConfigMaps are made of are under 1 MiB by Kubernetes' own limit. */
    public static final int LARGEST = 1 << 20;

    /** The same for a file of CustomResourceDefinitions, of which a large operator publishes several MiB in one. */
    private static final int LARGEST_DEFINITIONS = 16 << 20;

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
                        ? refused(Code.UNREADABLE_FILE, path, "is a link to something that does not exist")
                        : new Reading.Absent();
            }
            if (!file.toRealPath().startsWith(root)) {
                return refused(Code.OUTSIDE_ROOT, path, "leads out of the repository");
            }
            if (Files.isDirectory(file)) {
                return new Reading.Absent();
            }
            if (!Files.isRegularFile(file)) {
                return refused(Code.UNREADABLE_FILE, path, "is not a regular file");
            }
            long largest = path.startsWith("crds/") ? LARGEST_DEFINITIONS : LARGEST;
            if (Files.size(file) > largest) {
                return refused(Code.FILE_TOO_LARGE, path, "is larger than " + largest / 1024 + " KiB");
            }
            return decoded(path, Files.readAllBytes(file));
        } catch (InvalidPathException e) {
            return new Reading.Absent();
        } catch (IOException e) {
            return refused(Code.UNREADABLE_FILE, path, "cannot be read");
        }
    }

    static Reading decoded(String path, byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true);
        String good = text.flip().toString();
        SourceFile file = new SourceFile(path, good.startsWith("\uFEFF") ? good.substring(1) : good);
        if (!result.isError()) {
            return new Reading.Found(file);
        }
        Span end = file.span(file.text().length(), file.text().length());
        return new Reading.Refused(Diagnostic.error(Code.ENCODING, end, "this file is not UTF-8 text from here on")
                .help(Code.ENCODING.advice()));
    }

    static Reading refused(Code code, String path, String what) {
        Span place = new SourceFile(path, "").start();
        return new Reading.Refused(
                Diagnostic.error(code, place, "this file " + what).help(code.advice()));
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
