package dev.windlass.review.risk;

import dev.windlass.check.schema.Quantity;
import dev.windlass.review.diff.ResourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A claim or a volume stays, and what it stands for becomes another disk, or a smaller one. */
final class ClaimRules implements RiskRule {
    /** What makes a claim another disk, in words. */
    private static final Map<String, String> OF_CLAIM = Map.of(
            "volumeName", "volume",
            "storageClassName", "storage class",
            "dataSource", "data source",
            "dataSourceRef", "data source",
            "selector", "selector of volumes",
            "volumeMode", "volume mode");

    private static final List<String> NO_SOURCE = List.of(
            "capacity",
            "accessModes",
            "persistentVolumeReclaimPolicy",
            "storageClassName",
            "claimRef",
            "nodeAffinity",
            "mountOptions",
            "volumeMode",
            "volumeAttributesClassName");

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.before().isEmpty() || change.after().isEmpty()) {
            return List.of();
        }
        View before = View.of(change.before()).field("spec");
        View after = View.of(change.after()).field("spec");
        String name = Named.the(change.object());
        return switch (change.object().kind()) {
            case "PersistentVolumeClaim" -> claim(name, before, after);
            case "PersistentVolume" -> volume(name, before, after);
            default -> List.of();
        };
    }

    private static List<Hazard> claim(String name, View before, View after) {
        List<Hazard> hazards = new ArrayList<>();
        Optional<Quantity> had = before.quantity("resources", "requests", "storage");
        Optional<Quantity> wants = after.quantity("resources", "requests", "storage");
        if (had.isPresent() && wants.isPresent() && wants.get().compareTo(had.get()) < 0) {
            hazards.add(new Hazard(
                    Risk.DATA_LOSS,
                    name + " shrinks from " + had.get() + " to " + wants.get()
                            + ": a disk cannot, so only a new, empty one could be that small",
                    "make a smaller claim under another name and move the data, or leave the size"));
        }
        OF_CLAIM.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(f -> !before.field(f.getKey()).equals(after.field(f.getKey())))
                .forEach(f -> hazards.add(new Hazard(
                        Risk.DATA_LOSS,
                        name + " gets another " + f.getValue()
                                + shown(before.field(f.getKey()), after.field(f.getKey()))
                                + ": it would be another disk, without what the old one holds",
                        "make a new claim under another name and move the data")));
        return hazards.stream().distinct().toList();
    }

    private static List<Hazard> volume(String name, View before, View after) {
        List<Hazard> hazards = new ArrayList<>();
        List<String> sources = new ArrayList<>(before.entries().keySet());
        after.entries().keySet().stream().filter(k -> !sources.contains(k)).forEach(sources::add);
        sources.removeAll(NO_SOURCE);
        for (String source : sources) {
            if (!before.field(source).equals(after.field(source))) {
                hazards.add(new Hazard(
                        Risk.DATA_LOSS,
                        name + " becomes another disk"
                                + shown(before.field(source, "volumeHandle"), after.field(source, "volumeHandle"))
                                + ": what the old one holds is no longer seen"));
            }
        }
        for (String part : List.of("namespace", "name")) {
            View was = before.field("claimRef", part);
            View is = after.field("claimRef", part);
            if (was.isPresent() && !was.equals(is)) {
                hazards.add(new Hazard(
                        Risk.DATA_LOSS,
                        name + " is no longer reserved for its claim" + shown(was, is)
                                + ": another one may take it, and the old one loses its disk"));
            }
        }
        return hazards;
    }

    private static String shown(View before, View after) {
        if (before.text().isEmpty() && after.text().isEmpty()) {
            return "";
        }
        return " (" + before.text().orElse("none") + " → " + after.text().orElse("none") + ")";
    }
}
