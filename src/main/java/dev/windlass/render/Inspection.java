package dev.windlass.render;

import dev.windlass.source.DiskFolder;
import dev.windlass.source.DiskFolder.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What an area of a manifest folder holds now, against what it should.
 *
 * @param changed the folders of units, {@code ENVIRONMENT/UNIT}, whose files differ from those that are wanted
 * @param foreign paths of what Windlass did not write
 */
record Inspection(SortedSet<String> changed, SortedSet<String> foreign) {

    /**
     * Looks at an area.
     *
     * @param root the manifest folder
     * @param area {@code ENVIRONMENT} or {@code ENVIRONMENT/UNIT}
     * @param wanted the manifests that the area should hold, by path
     */
    static Inspection of(Path root, String area, SortedMap<String, Manifest> wanted) throws IOException {
        Inspection found = new Inspection(new ConcurrentSkipListSet<>(), new ConcurrentSkipListSet<>());
        Map<String, Set<String>> units = new LinkedHashMap<>();
        wanted.keySet()
                .forEach(p -> units.computeIfAbsent(p.substring(0, p.lastIndexOf('/')), _ -> new TreeSet<>())
                        .add(p));
        if (found.isFolder(root, area)) {
            if (area.contains("/")) {
                units.putIfAbsent(area, Set.of());
            } else {
                for (Path p : DiskFolder.list(root.resolve(area))) {
                    String unit = area + "/" + p.getFileName();
                    if (found.isFolder(root, unit)) {
                        units.putIfAbsent(unit, Set.of());
                    }
                }
            }
        }
        try {
            units.entrySet().parallelStream().forEach(e -> found.look(root, e.getKey(), e.getValue(), wanted));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private boolean isFolder(Path root, String path) {
        Kind kind = DiskFolder.kind(root.resolve(path));
        if (kind != Kind.FOLDER && kind != Kind.ABSENT) {
            foreign.add(path);
        }
        return kind == Kind.FOLDER;
    }

    private void look(Path root, String unit, Set<String> names, SortedMap<String, Manifest> wanted) {
        try {
            List<Path> there = DiskFolder.list(root.resolve(unit));
            boolean same = there.size() == names.size() && !there.isEmpty();
            for (Path p : there) {
                String path = unit + "/" + p.getFileName();
                byte[] text = DiskFolder.kind(p) == Kind.FILE && path.endsWith(".yaml")
                        ? DiskFolder.bytes(p).orElse(new byte[0])
                        : new byte[0];
                if (!ManifestFolder.isOurs(text)) {
                    foreign.add(path);
                }
                Manifest manifest = wanted.get(path);
                same = same
                        && manifest != null
                        && Arrays.equals(text, manifest.text().getBytes(StandardCharsets.UTF_8));
            }
            if (!same) {
                changed.add(unit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
