package dev.windlass.source;

import java.util.List;

/**
 * A repository's files, wherever they lie: on disk, in memory, in a revision. Paths are relative to the root, with
 * {@code /}, without {@code .} and {@code ..}; no path leads outside. Safe for use by several threads; a file that is read twice is
 * the same object.
 */
public interface SourceTree {
    /** What reading a path gave. */
    sealed interface Reading {
        /** The file's text. */
        record Found(SourceFile file) implements Reading {}

        /** There is no such file (a folder is none). */
        record Absent() implements Reading {}

        /** The file is there but cannot be used, and this is why. */
        record Refused(Diagnostic why) implements Reading {}
    }

    /** Reads a text file; never throws for what the repository holds. */
    Reading read(String path);

    /**
     * What a folder holds, in order of names; empty where there is no such folder. Names that begin with a dot are left out. A link that
     * leads outside is no folder, whatever it leads to.
     */
    List<Entry> list(String folder);

    /**
     * One entry of a folder.
     *
     * @param name without the folder
     */
    record Entry(String name, boolean isFolder) {}
}
