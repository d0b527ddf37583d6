package dev.windlass.deliver;

import dev.windlass.deliver.TreeView.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * Changes to a tree, applied without reading what they do not concern: a folder in which nothing changes keeps its id, and every other
 * entry its name, mode and content.
 */
final class TreeEdit {
    private final Folder root = new Folder(new TreeMap<>());

    private sealed interface Change {}

    private record Put(ObjectId blob) implements Change {}

    private record Remove() implements Change {}

    private record Folder(Map<String, Change> changes) implements Change {}

    /** Puts a plain file there, in the place of whatever stands there or in its way. */
    TreeEdit put(String path, ObjectId blob) {
        return add(path, new Put(blob));
    }

    /** Takes a file, link or submodule away, and each folder that is empty then; a folder in its place stays. */
    TreeEdit remove(String path) {
        return add(path, new Remove());
    }

    private TreeEdit add(String path, Change change) {
        Folder folder = root;
        String[] names = path.split("/", -1);
        for (int i = 0; i < names.length - 1; i++) {
            Change next = folder.changes().computeIfAbsent(names[i], _ -> new Folder(new TreeMap<>()));
            if (!(next instanceof Folder deeper)) {
                throw new IllegalArgumentException("a file and a folder of one name: " + path);
            }
            folder = deeper;
        }
        if (folder.changes().put(names[names.length - 1], change) instanceof Folder) {
            throw new IllegalArgumentException("a file and a folder of one name: " + path);
        }
        return this;
    }

    /** The id of the changed tree, whose new trees are inserted; the empty tree where nothing is left. */
    ObjectId apply(TreeView before, ObjectInserter into) throws IOException {
        Optional<ObjectId> after = apply(root, before.root(), before, into);
        return after.isPresent() ? after.get() : into.insert(Constants.OBJ_TREE, new byte[0]);
    }

    private static Optional<ObjectId> apply(
            Folder folder, Optional<ObjectId> tree, TreeView before, ObjectInserter into) throws IOException {
        Map<String, Entry> had = tree.isPresent() ? before.children(tree.get()) : Map.of();
        Map<String, Entry> has = new TreeMap<>(had);
        for (Map.Entry<String, Change> one : folder.changes().entrySet()) {
            String name = one.getKey();
            Optional<Entry> old = Optional.ofNullable(had.get(name));
            Optional<Entry> entry = apply(one.getValue(), old, before, into);
            if (entry.isPresent()) {
                has.put(name, entry.get());
            } else {
                has.remove(name);
            }
        }
        if (tree.isPresent() && has.equals(had)) {
            return tree;
        }
        return has.isEmpty() ? Optional.empty() : Optional.of(write(has, into));
    }

    private static Optional<Entry> apply(Change change, Optional<Entry> old, TreeView before, ObjectInserter into)
            throws IOException {
        return switch (change) {
            case Put(ObjectId blob) -> Optional.of(new Entry(FileMode.REGULAR_FILE.getBits(), blob));
            case Remove _ -> old.filter(Entry::isFolder);
            case Folder inside -> {
                Optional<Entry> folder = old.filter(Entry::isFolder);
                Optional<ObjectId> changed = apply(inside, folder.map(Entry::id), before, into);
                yield changed.isPresent()
                        ? Optional.of(new Entry(FileMode.TREE.getBits(), changed.get()))
                        : old.filter(o -> !o.isFolder());
            }
        };
    }

    /** Written by hand, since JGit would make another of a mode that Git no longer writes. */
    private static ObjectId write(Map<String, Entry> entries, ObjectInserter into) throws IOException {
        ByteArrayOutputStream tree = new ByteArrayOutputStream(entries.size() * 48);
        // Git sorts a folder as if its name ended with a slash.
        List<Map.Entry<String, Entry>> sorted = entries.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getValue().isFolder() ? e.getKey() + "/" : e.getKey()))
                .toList();
        for (Map.Entry<String, Entry> e : sorted) {
            String head = Integer.toOctalString(e.getValue().bits()) + " " + e.getKey() + "\0";
            tree.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
            e.getValue().id().copyRawTo(tree);
        }
        return into.insert(Constants.OBJ_TREE, tree.toByteArray());
    }
}
