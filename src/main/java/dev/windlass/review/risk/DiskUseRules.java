package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pods stay with their disk, and use it differently: another place on it, another program, network or mode, or no disk at all. */
final class DiskUseRules implements RiskRule {
    private static final String LEAVE = "leave the data directory, or move the data first";

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isEmpty()) {
            return List.of();
        }
        Scene before = around.before(change);
        Scene after = around.after(change);
        StoredObject object = change.object();
        Set<Hazard> hazards = new LinkedHashSet<>();
        if (object.kind().equals("ConfigMap") && change.before().isPresent()) {
            for (Needs.Need need : after.needs().of(object.kind(), object.namespace(), object.name())) {
                Workload pods = need.pods();
                // what restarts its pods anyway says it itself
                if (pods.hasDisk() && !around.isNewOrChanged(pods.owner())) {
                    before.workload(pods.owner())
                            .ifPresent(was -> was.claims()
                                    .values()
                                    .forEach(c -> hazards.addAll(disk(c, was, before, pods, after))));
                }
            }
            return List.copyOf(hazards);
        }
        Optional<Workload> is = Workload.of(change.after().get());
        if (is.isEmpty()) {
            return List.of();
        }
        Optional<Workload> was = change.before()
                .flatMap(Workload::of)
                .filter(Workload::isLasting)
                .filter(Workload::hasDisk);
        was.ifPresent(w -> hazards.addAll(claims(w, is.get())));
        for (String claim : new LinkedHashSet<>(is.get().claims().values())) {
            was.filter(w -> w.claims().containsValue(claim))
                    .or(() -> predecessor(claim, is.get(), before, after))
                    .ifPresent(w -> hazards.addAll(disk(claim, w, before, is.get(), after)));
        }
        return List.copyOf(hazards);
    }

    /** Whose claim it was, who no longer has it. */
    private static Optional<Workload> predecessor(String claim, Workload is, Scene before, Scene after) {
        return before.needs().of("PersistentVolumeClaim", is.owner().namespace(), claim).stream()
                .map(n -> n.pods())
                .filter(Workload::isLasting)
                .filter(w -> after.workload(w.owner())
                        .filter(a -> a.claims().containsValue(claim))
                        .isEmpty())
                .findFirst();
    }

    /** The same claims. */
    private static List<Hazard> claims(Workload was, Workload is) {
        List<Hazard> hazards = new ArrayList<>();
        was.claims().forEach((volume, claim) -> {
            if (is.claims().containsValue(claim)) {
                return;
            }
            View now = is.pod().named("volumes", "name").getOrDefault(volume, View.NOTHING);
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
        return hazards;
    }

    /** The same containers with the same disk: at the same places, by the same programs, on the same network in the same mode. */
    private static List<Hazard> disk(String claim, Workload was, Scene before, Workload is, Scene after) {
        List<Hazard> hazards = new ArrayList<>();
        List<DiskUser> users = DiskUser.of(was, claim);
        Map<String, DiskUser> pairs = pairs(users, is, claim);
        Map<String, DiskUser> hadBy = new LinkedHashMap<>();
        for (DiskUser user : users) {
            DiskUser later = pairs.get(user.name());
            if (later != null) {
                hadBy.put(later.name(), user);
            }
            if (later != null && user.writes()) {
                hazards.addAll(places(user, before, later, after));
                hazards.addAll(settings(user, before, later, after));
            }
        }
        List<DiskUser> laterUsers = DiskUser.of(is, claim);
        if (users.stream().anyMatch(DiskUser::writes)
                && laterUsers.isEmpty()
                && users.stream().allMatch(u -> pairs.get(u.name()) == null)) {
            hazards.add(new Hazard(
                    Risk.DATA_LOSS,
                    "no container of " + Named.the(is.owner()) + " mounts the claim \"" + claim
                            + "\" any more: what is stored there is no longer used",
                    "leave the mount, or move the data first"));
        }
        for (DiskUser later : laterUsers) {
            DiskUser had = hadBy.get(later.name());
            if (later.writes() && !users.isEmpty() && (had == null || !had.writes())) {
                hazards.add(new Hazard(
                        Risk.DATA_LOSS,
                        "the container \"" + later.name() + "\" of " + Named.the(is.owner())
                                + " did not write to the claim \"" + claim
                                + "\" before: it may destroy what is stored there",
                        "mount it readOnly"));
            }
        }
        return hazards;
    }

    /** What each container becomes, by its name before: the one of its name, else one that comes and has the same disk. */
    private static Map<String, DiskUser> pairs(List<DiskUser> users, Workload is, String claim) {
        Map<String, DiskUser> pairs = new LinkedHashMap<>();
        List<DiskUser> rest = new ArrayList<>(DiskUser.of(is, claim));
        for (DiskUser user : users) {
            DiskUser.of(is, claim, user.name()).ifPresent(u -> {
                pairs.put(user.name(), u);
                rest.remove(u);
            });
        }
        for (DiskUser user : users) {
            if (!pairs.containsKey(user.name())) {
                rest.stream()
                        .filter(u -> u.writes() == user.writes())
                        .findFirst()
                        .ifPresent(u -> {
                            pairs.put(user.name(), u);
                            rest.remove(u);
                        });
            }
        }
        return pairs;
    }

    private static List<Hazard> places(DiskUser was, Scene before, DiskUser is, Scene after) {
        List<Hazard> hazards = new ArrayList<>();
        String owner = Named.the(is.pods().owner());
        String claim = "the claim \"" + is.claim() + '"';
        Set<String> places = was.places(before);
        Set<String> now = is.places(after);
        if (!places.equals(now)) {
            hazards.add(new Hazard(
                    Risk.DATA_LOSS,
                    owner + " looks for its data at another place on " + claim + " ("
                            + String.join(", ", places) + " → "
                            + (now.isEmpty() ? "not mounted" : String.join(", ", now)) + "), and finds none there",
                    LEAVE));
        }
        for (String moved : was.moved(before, is, after)) {
            hazards.add(new Hazard(
                    Risk.DATA_LOSS,
                    owner + " looks for a part of its data at another place than on " + claim + " before (" + moved
                            + "), and finds none there",
                    LEAVE));
        }
        Map<String, String> covers = is.covers();
        was.covers().keySet().forEach(covers::remove);
        covers.forEach((path, volume) -> hazards.add(new Hazard(
                Risk.DATA_LOSS,
                owner + " has the volume \"" + volume + "\" over " + path + " of " + claim
                        + ", and no longer sees what is stored there",
                LEAVE)));
        return hazards;
    }

    private static List<Hazard> settings(DiskUser was, Scene before, DiskUser is, Scene after) {
        List<Hazard> hazards = new ArrayList<>();
        String disk = "the disk of " + Named.the(is.pods().owner());
        Programs had = Programs.of(was.container());
        Programs has = Programs.of(is.container());
        had.differences(has)
                .ifPresent(p -> hazards.add(new Hazard(
                        Risk.DATA_LOSS,
                        disk + " was filled by " + p + ", whose data this one may not read or may destroy",
                        "give another client a chain of its own, with a new disk")));
        Set<String> destroyers = had.newDestroyers(has);
        if (!destroyers.isEmpty()) {
            hazards.add(new Hazard(
                    Risk.DATA_LOSS,
                    "a hook or probe of " + Named.the(is.pods().owner()) + " runs " + String.join(", ", destroyers)
                            + ", which may destroy what is stored on the claim \"" + is.claim() + '"'));
        }
        ChainMode mode = ChainMode.of(ClientSettings.of(was.container(), was.pods(), before));
        ChainMode later = ChainMode.of(ClientSettings.of(is.container(), is.pods(), after));
        for (String d : mode.differences(later)) {
            hazards.add(new Hazard(
                    Risk.DATA_LOSS,
                    disk + " is filled, and now needs " + d,
                    "make it a chain of its own beside the old one, with a new disk"));
        }
        return hazards;
    }
}
