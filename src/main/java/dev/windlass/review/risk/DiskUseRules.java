package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pods stay with their disk, and use it differently: another place on it, another network or mode, or no disk at all. */
final class DiskUseRules implements RiskRule {
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

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.before().isEmpty() || change.after().isEmpty()) {
            return List.of();
        }
        Scene before = around.before(change);
        Scene after = around.after(change);
        StoredObject object = change.object();
        if (object.kind().equals("ConfigMap")) {
            Set<Hazard> hazards = new LinkedHashSet<>();
            for (Needs.Need need : after.needs().of(object.kind(), object.namespace(), object.name())) {
                Workload pods = need.pods();
                // what restarts its pods anyway says it itself
                if (pods.hasDisk() && !around.isNewOrChanged(pods.owner())) {
                    before.workload(pods.owner()).ifPresent(was -> hazards.addAll(settings(was, pods, before, after)));
                }
            }
            return List.copyOf(hazards);
        }
        Optional<Workload> was =
                Workload.of(change.before().get()).filter(Workload::isLasting).filter(Workload::hasDisk);
        Optional<Workload> is = Workload.of(change.after().get());
        if (was.isEmpty() || is.isEmpty()) {
            return List.of();
        }
        List<Hazard> hazards = new ArrayList<>(mounts(was.get(), is.get()));
        hazards.addAll(settings(was.get(), is.get(), before, after));
        return hazards.stream().distinct().toList();
    }

    /** The same claims at the same places. */
    private static List<Hazard> mounts(Workload was, Workload is) {
        List<Hazard> hazards = new ArrayList<>();
        Map<String, String> claims = is.claims();
        Set<String> replaced = new LinkedHashSet<>();
        was.claims().forEach((volume, claim) -> {
            if (claims.containsValue(claim)) {
                return;
            }
            replaced.add(claim);
            View now = is.pod().items("volumes").stream()
                    .filter(v -> v.text("name").filter(volume::equals).isPresent())
                    .findFirst()
                    .orElse(View.NOTHING);
            String instead = now.text("persistentVolumeClaim", "claimName").isPresent()
                    ? "the claim \""
                            + now.text("persistentVolumeClaim", "claimName").orElse("") + '"'
                    : now.field("emptyDir").isPresent()
                            ? "an emptyDir, which goes with each pod"
                            : now.isPresent() ? "something else" : "nothing";
            hazards.add(new Hazard(
                    Risk.DATA_LOSS,
                    Named.the(is.owner()) + " has " + instead + " instead of the claim \"" + claim
                            + "\": what is stored there is no longer used",
                    "leave the claim, or move the data first"));
        });
        Map<String, View> after = is.named();
        was.named().forEach((name, container) -> {
            View now = after.getOrDefault(name, View.NOTHING);
            if (now.isAbsent()) {
                return;
            }
            for (Map.Entry<String, String> claim : was.claims().entrySet()) {
                if (replaced.contains(claim.getValue())) {
                    continue;
                }
                String volume = claims.entrySet().stream()
                        .filter(c -> c.getValue().equals(claim.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(claim.getKey());
                Set<String> places = places(container, claim.getKey(), was);
                Set<String> nowPlaces = places(now, volume, is);
                if (!places.isEmpty() && !places.equals(nowPlaces)) {
                    hazards.add(new Hazard(
                            Risk.DATA_LOSS,
                            Named.the(is.owner()) + " looks for its data at another place on the claim \""
                                    + claim.getValue() + "\" ("
                                    + String.join(", ", places) + " → "
                                    + (nowPlaces.isEmpty() ? "not mounted" : String.join(", ", nowPlaces))
                                    + "), and finds none there",
                            "leave the data directory, or move the data first"));
                }
            }
        });
        return hazards;
    }

    /**
     * Where on a volume a container has its data: by its data directory where that is said and on the volume, else by the mount. So a data
     * directory that moves along with its mount stays at its place.
     */
    private static Set<String> places(View container, String volume, Workload pods) {
        Set<String> places = new LinkedHashSet<>();
        ClientSettings settings = ClientSettings.of(container, pods, Scene.EMPTY);
        for (View mount : container.items("volumeMounts")) {
            if (mount.text("name").filter(volume::equals).isEmpty()) {
                continue;
            }
            String path = mount.text("mountPath").orElse("");
            String sub = mount.text("subPath").map(s -> "/" + s).orElse("");
            Optional<String> folder = settings.all(DATA_FOLDERS).values().stream()
                    .filter(f -> f.equals(path) || f.startsWith(path + '/'))
                    .findFirst();
            places.add(sub
                    + folder.map(f -> "/" + f.substring(path.length()).replaceFirst("^/", ""))
                            .orElse("/ at " + path));
        }
        return places;
    }

    /** The same program on the same network in the same mode. */
    private static List<Hazard> settings(Workload was, Workload is, Scene before, Scene after) {
        List<Hazard> hazards = new ArrayList<>();
        Map<String, View> now = is.named();
        was.named().forEach((name, container) -> {
            View other = now.getOrDefault(name, View.NOTHING);
            boolean onDisk = container.items("volumeMounts").stream()
                    .anyMatch(m ->
                            m.text("name").filter(was.claims()::containsKey).isPresent());
            if (other.isAbsent() || !onDisk) {
                return;
            }
            String disk = "the disk of " + Named.the(is.owner());
            program(container, other)
                    .ifPresent(p -> hazards.add(new Hazard(
                            Risk.DATA_LOSS,
                            disk + " was filled by another program (" + p
                                    + "), whose data this one may not read or may destroy",
                            "give another client a chain of its own, with a new disk")));
            ChainMode mode = ChainMode.of(ClientSettings.of(container, was, before));
            for (String d : mode.differences(ChainMode.of(ClientSettings.of(other, is, after)))) {
                hazards.add(new Hazard(
                        Risk.DATA_LOSS,
                        disk + " is filled, and now needs " + d,
                        "make it a chain of its own beside the old one, with a new disk"));
            }
        });
        return hazards;
    }

    private static Optional<String> program(View before, View after) {
        Optional<String> was = before.texts("command").stream().findFirst().map(DiskUseRules::file);
        Optional<String> is = after.texts("command").stream().findFirst().map(DiskUseRules::file);
        Set<String> shells = Set.of("sh", "bash", "env", "tini", "dumb-init");
        boolean known = was.isPresent() && is.isPresent() && !shells.contains(was.get()) && !shells.contains(is.get());
        return known && !was.equals(is) ? Optional.of(was.get() + " → " + is.get()) : Optional.empty();
    }

    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
