package dev.windlass.deliver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/**
 * What a tree of Git holds, looked up name by name. It never walks a whole tree, and so costs no more than what is asked for, whatever
 * someone put there.
 */
final class TreeView {
    /** The largest tree object that is read: some 200,000 names. */
    private static final int LARGEST_TREE = 16 << 20;

    private final ObjectReader reader;
    private final @Nullable ObjectId root;
    private final Map<ObjectId, SequencedMap<String, Entry>> read = new HashMap<>();

    /**
     * An entry of a tree.
     *
     * @param bits the mode as it is written there, which may be one that Git no longer writes
     */
    record Entry(int bits, ObjectId id) {
        boolean isFolder() {
            return FileMode.TREE.equals(bits);
        }

        boolean isFile() {
            return FileMode.REGULAR_FILE.equals(bits);
        }

        boolean isExecutable() {
            return FileMode.EXECUTABLE_FILE.equals(bits);
        }

        boolean isLink() {
            return FileMode.SYMLINK.equals(bits);
        }
    }

    /** @param root the tree; null for one that holds nothing */
    TreeView(ObjectReader reader, @Nullable ObjectId root) {
        this.reader = reader;
        this.root = root;
    }

    Optional<ObjectId> root() {
        return Optional.ofNullable(root);
    }

    /** What stands at a path with {@code /}; empty where nothing does. */
    Optional<Entry> at(String path) throws IOException {
        ObjectId tree = root;
        int start = 0;
        while (tree != null) {
            int slash = path.indexOf('/', start);
            Entry entry = children(tree).get(path.substring(start, slash < 0 ? path.length() : slash));
            if (slash < 0) {
                return Optional.ofNullable(entry);
            }
            start = slash + 1;
            tree = entry != null && entry.isFolder() ? entry.id() : null;
        }
        return Optional.empty();
    }

    /** The first part of a path that is there and is no folder, although the path goes on behind it. */
    Optional<String> blocker(String path) throws IOException {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            Optional<Entry> entry = at(path.substring(0, slash));
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            if (!entry.get().isFolder()) {
                return Optional.of(path.substring(0, slash));
            }
        }
        return Optional.empty();
    }

    /** What a folder holds, in its order; nothing where there is no folder at that path. */
    SequencedMap<String, Entry> list(String path) throws IOException {
        Optional<Entry> folder = at(path).filter(Entry::isFolder);
        return folder.isEmpty()
                ? Collections.emptyNavigableMap()
                : children(folder.get().id());
    }

    /** The entries of a tree by their names, one {@code char} for each byte so that none is lost. */
    SequencedMap<String, Entry> children(ObjectId tree) throws IOException {
        SequencedMap<String, Entry> known = read.get(tree);
        if (known != null) {
            return known;
        }
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        byte[] bytes;
        try {
            bytes = reader.open(tree, Constants.OBJ_TREE).getCachedBytes(LARGEST_TREE);
        } catch (LargeObjectException e) {
            throw new IOException("a folder of the deploy repository holds too many files", e);
        }
        try {
            CanonicalTreeParser parser = new CanonicalTreeParser();
            parser.reset(bytes);
            for (; !parser.eof(); parser.next()) {
                byte[] name = new byte[parser.getNameLength()];
                parser.getName(name, 0);
                entries.put(
                        new String(name, StandardCharsets.ISO_8859_1),
                        new Entry(parser.getEntryRawMode(), parser.getEntryObjectId()));
            }
        } catch (RuntimeException e) {
            throw new IOException("a folder of the deploy repository is damaged", e);
        }
        read.put(tree, entries);
        return entries;
    }

    /** The bytes of a blob; empty where it is larger than that, or not there. */
    Optional<byte[]> bytes(ObjectId blob, int most) throws IOException {
        if (!reader.has(blob, Constants.OBJ_BLOB)) {
            return Optional.empty();
        }
        ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
        try {
            return loader.getSize() > most ? Optional.empty() : Optional.of(loader.getCachedBytes(most));
        } catch (LargeObjectException _) {
            return Optional.empty();
        }
    }
}
