package dev.windlass.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files as they were before a change, to be found by the files as they are now: those of the same relative path, or one for all. */
public final class EarlierFiles {
    private final Map<String, ManifestFile> byPath = new HashMap<>();
    private final Optional<ManifestFile> single;

    /**
     * The files below a path.
     *
     * @param path a folder, whose files are found by their relative path; or one file, which is the earlier one of any
     */
    public EarlierFiles(ManifestFinder finder, String path) {
        List<ManifestFile> found = finder.find(path);
        this.single = ManifestFinder.isFolder(path)
                ? Optional.empty()
                : found.stream().findFirst();
        found.forEach(f -> byPath.put(f.relative(), f));
    }

    /** The earlier one of a file; empty where there was none. */
    public Optional<ManifestFile> of(ManifestFile now) {
        return single.isPresent() ? single : Optional.ofNullable(byPath.get(now.relative()));
    }
}
