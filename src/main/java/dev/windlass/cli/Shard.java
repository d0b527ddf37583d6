package dev.windlass.cli;

import dev.windlass.render.Manifest;
import dev.windlass.spec.Unit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of all units, dealt out in order of their names: every unit is in exactly one part.
 *
 * @param index from 1
 * @param count how many parts there are
 */
record Shard(int index, int count) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})");

    /** Reads {@code I/N}; empty where it is none. */
    static Optional<Shard> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        Shard shard = new Shard(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
        return shard.index <= shard.count ? Optional.of(shard) : Optional.empty();
    }

    /** The folders, {@code ENVIRONMENT/UNIT}, of this part. */
    SortedSet<String> folders(List<Unit> units) {
        SortedSet<String> all = new TreeSet<>();
        units.forEach(u -> all.add(u.environment().name() + "/" + u.name()));
        SortedSet<String> mine = new TreeSet<>();
        int i = 0;
        for (String folder : all) {
            if (i++ % count == index - 1) {
                mine.add(folder);
            }
        }
        return mine;
    }

    /** The manifests that lie in these folders. */
    List<Manifest> manifests(SortedSet<String> folders, List<Manifest> manifests) {
        return manifests.stream()
                .filter(m -> folders.contains(m.path().substring(0, m.path().lastIndexOf('/'))))
                .toList();
    }
}
