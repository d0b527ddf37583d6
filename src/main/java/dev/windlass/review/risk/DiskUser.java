package dev.windlass.review.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A container that has a claim's disk.
 *
 * @param container with or without the disk mounted
 */
record DiskUser(Workload pods, View container, String claim) {
    private static final List<String> DATA_FOLDERS = List.of(
            "datadir",
            "data-dir",
            "data-path",
            "base-path",
            "basedir",
            "base-dir",
            "db-path",
            "database-path",
            "home-dir",
            "pgdata",
            "state.cache-dir",
            "cache-dir",
            "ledger-path");
    /** Folders of single kinds of data, which lie within the data directory where nothing is said. */
    private static final List<String> PARTS = List.of(
            "blocksdir",
            "walletdir",
            "datadir.ancient",
            "datadir.static-files",
            "datadir.static_files",
            "datadir.rocksdb",
            "chaindata",
            "chaindata-dir",
            "freezer-path",
            "archive-path",
            "wallet-dir",
            "validators-dir",
            "keys-dir");
    /** What these are called within the data directory. */
    private static final Set<String> USUAL =
            Set.of("wallets", "ancient", "chaindata", "static_files", "rocksdb", "validators");

    /** The containers that mount a claim. */
    static List<DiskUser> of(Workload pods, String claim) {
        return pods.containers().stream()
                .map(c -> new DiskUser(pods, c, claim))
                .filter(DiskUser::isMounted)
                .toList();
    }

    /** A container by its name, whether it mounts the claim or not. */
    static Optional<DiskUser> of(Workload pods, String claim, String name) {
        return Optional.ofNullable(pods.named().get(name)).map(c -> new DiskUser(pods, c, claim));
    }

    String name() {
        return container.text("name").orElse("");
    }

    private boolean isMounted() {
        return !mounts().isEmpty();
    }

    private List<View> mounts() {
        Set<String> volumes = new TreeSet<>();
        pods.claims().forEach((volume, c) -> {
            if (c.equals(claim)) {
                volumes.add(volume);
            }
        });
        List<View> mounts = new ArrayList<>(container.items("volumeMounts"));
        mounts.addAll(container.items("volumeDevices"));
        return mounts.stream()
                .filter(m -> m.text("name").filter(volumes::contains).isPresent())
                .toList();
    }

    /** Whether it may write there. */
    boolean writes() {
        Set<String> readOnly = new TreeSet<>();
        for (View volume : pods.pod().items("volumes")) {
            if (volume.isTrue("persistentVolumeClaim", "readOnly")) {
                volume.text("name").ifPresent(n -> readOnly.add(n));
            }
        }
        return mounts().stream()
                .anyMatch(m -> !m.isTrue("readOnly")
                        && m.text("name").filter(n -> !readOnly.contains(n)).isPresent());
    }

    /**
     * Where on the disk it has its data: by its data directory where that is said and on the disk, else by the mount. So a data directory
     * that moves along with its mount stays at its place.
     */
    Set<String> places(Scene scene) {
        Set<String> places = new LinkedHashSet<>();
        ClientSettings settings = ClientSettings.of(container, pods, scene);
        for (View mount : mounts()) {
            String path = path(mount);
            Optional<String> folder = settings.all(DATA_FOLDERS).values().stream()
                    .filter(f -> isWithin(f, path))
                    .findFirst();
            places.add(
                    sub(mount) + folder.map(f -> "/" + within(f, path)).orElse(path.isEmpty() ? "" : "/ at " + path));
        }
        return places;
    }

    /** What of its data lies elsewhere later, each such as {@code blocksdir: unset → /scratch}. */
    List<String> moved(Scene before, DiskUser later, Scene after) {
        ClientSettings was = ClientSettings.of(container, pods, before);
        ClientSettings is = ClientSettings.of(later.container, later.pods, after);
        Set<String> keys = new TreeSet<>(was.all(PARTS).keySet());
        keys.addAll(is.all(PARTS).keySet());
        List<String> moved = new ArrayList<>();
        for (String key : keys) {
            Optional<String> from = Optional.ofNullable(was.values().get(key));
            Optional<String> to = Optional.ofNullable(is.values().get(key));
            boolean same = (from.isPresent() && to.isPresent())
                    ? place(from.get()).equals(later.place(to.get()))
                    : from.map(f -> isUsual(f, was))
                            .orElseGet(() -> to.map(t -> isUsual(t, is)).orElse(true));
            if (!same) {
                moved.add(key + ": " + from.orElse("unset") + " → " + to.orElse("unset"));
            }
        }
        return moved;
    }

    /** Other volumes that lie over folders of the disk, and hide what these hold. */
    Map<String, String> covers() {
        Map<String, String> covers = new LinkedHashMap<>();
        List<View> own = mounts();
        for (View mount : container.items("volumeMounts")) {
            String path = path(mount);
            boolean isOver =
                    !own.contains(mount) && own.stream().anyMatch(o -> !path(o).isEmpty() && isWithin(path, path(o)));
            if (isOver && holdsData(mount.text("name").orElse(""))) {
                covers.put(path, mount.text("name").orElse(""));
            }
        }
        return covers;
    }

    /** Not a file of a ConfigMap or a Secret, as are put into data directories. */
    private boolean holdsData(String volume) {
        View source = pods.pod().named("volumes", "name").getOrDefault(volume, View.NOTHING);
        return source.isPresent()
                && List.of("configMap", "secret", "projected", "downwardAPI").stream()
                        .allMatch(s -> source.field(s).isAbsent());
    }

    private static boolean isUsual(String folder, ClientSettings settings) {
        return settings.all(DATA_FOLDERS).values().stream()
                .anyMatch(d -> folder.equals(d)
                        || (isWithin(folder, d) && USUAL.contains(folder.substring(folder.lastIndexOf('/') + 1))));
    }

    /** A folder by the volume that it is on. */
    private String place(String folder) {
        return container.items("volumeMounts").stream()
                .filter(m -> isWithin(folder, path(m)))
                .max(Comparator.comparingInt(m -> path(m).length()))
                .map(m -> {
                    String volume = m.text("name").orElse("");
                    return pods.claims().getOrDefault(volume, volume) + ' ' + sub(m) + '/' + within(folder, path(m));
                })
                .orElse(folder);
    }

    private static String path(View mount) {
        return mount.text("mountPath")
                .or(() -> mount.text("devicePath"))
                .map(p -> p.replaceFirst("/+$", ""))
                .orElse("");
    }

    private static String sub(View mount) {
        return mount.text("subPath")
                .or(() -> mount.text("subPathExpr"))
                .map(s -> "/" + s)
                .orElse("");
    }

    private static boolean isWithin(String folder, String path) {
        return folder.equals(path) || folder.startsWith(path + '/');
    }

    private static String within(String folder, String path) {
        return folder.substring(path.length()).replaceFirst("^/+", "").replaceFirst("/+$", "");
    }
}
