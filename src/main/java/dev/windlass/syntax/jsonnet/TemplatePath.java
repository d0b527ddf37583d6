package dev.windlass.syntax.jsonnet;

import dev.windlass.source.SourceFile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sjsonnet.Path;

/** A file or folder of the repository or of the built-in library, as sjsonnet wants to see it. Two are equal if their names are. */
final class TemplatePath implements Path {
    private static final SourceFile NOTHING = new SourceFile("", "");
    /** Where values of specs say they stand: sjsonnet asks, nobody reads it. */
    static final TemplatePath NOWHERE = new TemplatePath(false, "", NOTHING);

    private final boolean builtin;
    private final String path;
    private final SourceFile file;

    private TemplatePath(boolean builtin, String path, SourceFile file) {
        this.builtin = builtin;
        this.path = path;
        this.file = file;
    }

    /** A file that was read, under its path inside its own tree. */
    static TemplatePath of(boolean builtin, String path, SourceFile file) {
        return new TemplatePath(builtin, path, file);
    }

    boolean isBuiltin() {
        return builtin;
    }

    /** The file; one without text where this is a folder. */
    SourceFile file() {
        return file;
    }

    /** The folder that the file stands in; empty for the root. */
    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    @Override
    public String relativeToString(Path other) {
        return file.name();
    }

    @Override
    public Path parent() {
        return new TemplatePath(builtin, folder(), NOTHING);
    }

    @Override
    public int segmentCount() {
        return (int) path.chars().filter(c -> c == '/').count() + 1;
    }

    @Override
    public String last() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public Path $div(String name) {
        return new TemplatePath(builtin, path.isEmpty() ? name : path + "/" + name, NOTHING);
    }

    @Override
    public String renderOffsetStr(int offset, scala.collection.mutable.HashMap<Path, int[]> seen) {
        return path + ":" + offset;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof TemplatePath p && p.builtin == builtin && p.path.equals(path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(builtin, path);
    }

    @Override
    public String toString() {
        return (builtin ? "windlass/" : "") + path;
    }
}
