package dev.windlass.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that Windlass brings along: templates, chain clients and schemas, read from the class path when they are first asked
 * for. A folder of the class path cannot be listed, so {@code library/index.txt} names all files, one path a line.
 */
public final class BuiltinLibrary implements SourceTree {
    private static final String FOLDER = "library/";
    private static final String INDEX = "index.txt";

    private final ClassLoader loader;
    private final ConcurrentHashMap<String, Reading> read = new ConcurrentHashMap<>();

    private BuiltinLibrary(ClassLoader loader) {
        this.loader = loader;
    }

    /** The library of this version of Windlass. */
    public static BuiltinLibrary load() {
        return new BuiltinLibrary(BuiltinLibrary.class.getClassLoader());
    }

    @Override
    public Reading read(String path) {
        return read.computeIfAbsent(path, this::find);
    }

    private Reading find(String path) {
        return path.equals(INDEX) || text(INDEX).lines().noneMatch(path::equals)
                ? new Reading.Absent()
                : new Reading.Found(SourceFile.builtin(path, text(path)));
    }

    @Override
    public List<Entry> list(String folder) {
        List<SourceFile> named = text(INDEX)
                .lines()
                .filter(l -> !l.isBlank())
                .map(l -> new SourceFile(l, ""))
                .toList();
        return new MemoryTree(named, "").list(folder);
    }

    private String text(String path) {
        try (InputStream in = loader.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException("the library lacks " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the library cannot be read", e);
        }
    }
}
