package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What pods or others cannot do without goes while they stay: a configuration, a secret, an identity, a class. */
final class ReferenceRules implements RiskRule {
    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.before().isEmpty() || around.isEnvironmentRemoved(change)) {
            return List.of();
        }
        StoredObject was = change.before().get();
        Scene after = around.after(change);
        if (change.after().isPresent()) {
            return keys(was, change.after().get(), after);
        }
        return user(was, after)
                .map(u -> new Hazard(Risk.OUTAGE, Named.the(was) + " is removed, which " + u + " needs"))
                .stream()
                .toList();
    }

    private static Optional<String> user(StoredObject gone, Scene after) {
        return switch (gone.kind()) {
            case "ConfigMap", "PersistentVolumeClaim", "ServiceAccount", "Secret" ->
                pods(gone, gone.kind(), gone.name(), after);
            case "ExternalSecret" ->
                pods(
                        gone,
                        "Secret",
                        View.of(gone).text("spec", "target", "name").orElse(gone.name()),
                        after);
            case "PriorityClass" ->
                after.workloads().stream()
                        .filter(w -> w.pod()
                                .text("priorityClassName")
                                .filter(gone.name()::equals)
                                .isPresent())
                        .map(w -> Named.the(w.owner()))
                        .findFirst();
            case "StorageClass" ->
                after.ofKind("PersistentVolumeClaim").stream()
                        .filter(c -> View.of(c)
                                .text("spec", "storageClassName")
                                .filter(gone.name()::equals)
                                .isPresent())
                        .map(Named::the)
                        .findFirst();
            case "IngressClass" ->
                after.ofKind("Ingress").stream()
                        .filter(i -> IngressPaths.className(i).equals(gone.name()))
                        .map(Named::the)
                        .findFirst();
            case "SecretStore", "ClusterSecretStore" ->
                after.ofKind("ExternalSecret").stream()
                        .filter(s -> View.of(s)
                                .text("spec", "secretStoreRef", "name")
                                .filter(gone.name()::equals)
                                .isPresent())
                        .map(Named::the)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static Optional<String> pods(StoredObject gone, String kind, String name, Scene after) {
        boolean elsewhere = kind.equals("Secret") && isMade(gone, name, after);
        return elsewhere
                ? Optional.empty()
                : after.needs().of(kind, gone.namespace(), name).stream()
                        .filter(Needs.Need::required)
                        .map(n -> Named.the(n.pods().owner()))
                        .findFirst();
    }

    /** Whether something else makes the Secret. */
    private static boolean isMade(StoredObject gone, String name, Scene after) {
        return after.ofKind("Secret").stream()
                        .anyMatch(s -> s.name().equals(name) && s.namespace().equals(gone.namespace()))
                || after.ofKind("ExternalSecret").stream()
                        .anyMatch(s -> s.namespace().equals(gone.namespace())
                                && View.of(s)
                                        .text("spec", "target", "name")
                                        .orElse(s.name())
                                        .equals(name));
    }

    /** Keys that go while pods need them. */
    private static List<Hazard> keys(StoredObject was, StoredObject is, Scene after) {
        boolean isMap = was.kind().equals("ConfigMap");
        if (!isMap && !was.kind().equals("Secret") && !was.kind().equals("ExternalSecret")) {
            return List.of();
        }
        String name = View.of(is).text("spec", "target", "name").orElse(is.name());
        List<String> gone = new ArrayList<>(keysOf(was));
        gone.removeAll(keysOf(is));
        List<Hazard> hazards = new ArrayList<>();
        for (String key : gone) {
            after.needs().of(isMap ? "ConfigMap" : "Secret", was.namespace(), name).stream()
                    .filter(n -> n.required() && n.keys().contains(key))
                    .findFirst()
                    .ifPresent(n -> hazards.add(new Hazard(
                            Risk.OUTAGE,
                            Named.the(is) + " loses the key \"" + key + "\", which "
                                    + Named.the(n.pods().owner()) + " needs")));
        }
        return hazards;
    }

    private static List<String> keysOf(StoredObject object) {
        View root = View.of(object);
        List<String> keys = new ArrayList<>();
        List.of("data", "binaryData", "stringData")
                .forEach(f -> keys.addAll(root.entries(f).keySet()));
        root.items("spec", "data").forEach(d -> d.text("secretKey").ifPresent(keys::add));
        return keys;
    }
}
