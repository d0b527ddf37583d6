package dev.windlass.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files that are in memory already: the built-in library, and repositories of tests. */
public final class MemoryTree implements SourceTree {
    private final SortedMap<String, SourceFile> files;

    public MemoryTree(Collection<SourceFile> files, String prefix) {
        this.files = new TreeMap<>();
        files.forEach(f -> this.files.put(f.name().substring(prefix.length()), f));
    }

    /** A tree of texts by path. */
    public static MemoryTree of(Map<String, String> texts) {
        return new MemoryTree(
                texts.entrySet().stream()
                        .map(e -> new SourceFile(e.getKey(), e.getValue()))
                        .toList(),
                "");
    }

    @Override
    public Reading read(String path) {
        SourceFile file = files.get(path);
        return file == null ? new Reading.Absent() : new Reading.Found(file);
    }

    @Override
    public List<Entry> list(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        TreeSet<String> names = new TreeSet<>();
        for (String path : files.keySet()) {
            if (path.startsWith(prefix) && !path.substring(prefix.length()).startsWith(".")) {
                String rest = path.substring(prefix.length());
                int slash = rest.indexOf('/');
                names.add(slash < 0 ? rest : rest.substring(0, slash + 1));
            }
        }
        return names.stream()
                .map(n -> n.endsWith("/") ? new Entry(n.substring(0, n.length() - 1), true) : new Entry(n, false))
                .toList();
    }
}
