package dev.windlass.source;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A tree with some files replaced or added, as it would be after an edit that nobody has written yet. */
public final class EditedTree implements SourceTree {
    private final SourceTree tree;
    private final SortedMap<String, SourceFile> edited = new TreeMap<>();

    /** @param edited by their names, which are their paths in the tree */
    public EditedTree(SourceTree tree, Collection<SourceFile> edited) {
        this.tree = tree;
        edited.forEach(f -> this.edited.put(f.name(), f));
    }

    @Override
    public Reading read(String path) {
        SourceFile file = edited.get(path);
        return file == null ? tree.read(path) : new Reading.Found(file);
    }

    @Override
    public List<Entry> list(String folder) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        tree.list(folder).forEach(e -> entries.put(e.name(), e));
        MemoryTree added = new MemoryTree(edited.values(), "");
        added.list(folder).forEach(e -> entries.putIfAbsent(e.name(), e));
        return List.copyOf(entries.values());
    }
}
