package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Pods read a secret of another unit that no pods of theirs read. What a spec under {@code uses} hands over, the credential of a chain, is
 * theirs to read.
 */
final class SecretReadRules implements RiskRule {
    private static final String ALL = "";
    private static final String CREDENTIAL = "-rpc";
    private static final Set<String> HANDED_OVER = Set.of("user", "password");

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        Optional<Workload> is = change.after().flatMap(Workload::of);
        if (is.isEmpty()) {
            return List.of();
        }
        Map<String, Set<String>> had = new LinkedHashMap<>();
        Stream.concat(
                        change.before().flatMap(Workload::of).stream(),
                        around.before(change).ofUnit(is.get().owner().unit()).stream())
                .forEach(w -> read(w).forEach((secret, keys) ->
                        had.computeIfAbsent(secret, s -> new TreeSet<>()).addAll(keys)));
        Scene after = around.after(change);
        Scene before = around.before(change);
        return read(is.get()).entrySet().stream()
                .filter(e -> !had.getOrDefault(e.getKey(), Set.of()).contains(ALL))
                .filter(e -> !had.getOrDefault(e.getKey(), Set.of()).containsAll(e.getValue()))
                .flatMap(e -> owner(e.getKey(), is.get(), before)
                        .or(() -> owner(e.getKey(), is.get(), after))
                        .filter(unit -> !unit.equals(is.get().owner().unit()))
                        .filter(unit -> !isHandedOver(e.getKey(), e.getValue(), unit, is.get(), around))
                        .map(unit -> new Hazard(
                                Risk.PRIVILEGE,
                                "the pods of " + Named.the(is.get().owner()) + " read the Secret \"" + e.getKey()
                                        + "\" of \"" + unit + '"'))
                        .stream())
                .toList();
    }

    private static boolean isHandedOver(
            String secret, Set<String> keys, String unit, Workload pods, Surroundings around) {
        return secret.equals(unit + CREDENTIAL)
                && HANDED_OVER.containsAll(keys)
                && around.unit(pods.owner()).stream()
                        .flatMap(u -> u.spec().sequence("uses").items().stream())
                        .anyMatch(n -> new View(n).text().filter(unit::equals).isPresent());
    }

    /** The unit that a Secret belongs to, or what makes it; empty where it is of no unit. */
    private static Optional<String> owner(String secret, Workload pods, Scene scene) {
        Optional<String> namespace = pods.owner().namespace();
        for (String kind : List.of("Secret", "SealedSecret")) {
            Optional<StoredObject> plain = scene.find(kind, namespace, secret);
            if (plain.isPresent()) {
                return plain.map(o -> o.unit());
            }
        }
        return scene.ofKind("ExternalSecret").stream()
                .filter(o -> o.namespace().equals(namespace))
                .filter(o -> View.of(o)
                        .text("spec", "target", "name")
                        .orElse(o.name())
                        .equals(secret))
                .map(o -> o.unit())
                .findFirst();
    }

    /** The keys that pods read, by the Secret. */
    private static Map<String, Set<String>> read(Workload pods) {
        Map<String, Set<String>> read = new LinkedHashMap<>();
        for (View volume : pods.pod().items("volumes")) {
            files(read, volume.text("secret", "secretName"), volume.field("secret"));
            for (View source : volume.items("projected", "sources")) {
                files(read, source.text("secret", "name"), source.field("secret"));
            }
        }
        for (View container : pods.containers()) {
            for (View variable : container.items("env")) {
                View of = variable.field("valueFrom", "secretKeyRef");
                add(read, of.text("name"), of.text("key").orElse(ALL));
            }
            container.items("envFrom").forEach(e -> add(read, e.text("secretRef", "name"), ALL));
        }
        return read;
    }

    private static void files(Map<String, Set<String>> read, Optional<String> name, View source) {
        List<View> items = source.items("items");
        if (items.isEmpty()) {
            add(read, name, ALL);
        }
        items.forEach(i -> add(read, name, i.text("key").orElse(ALL)));
    }

    private static void add(Map<String, Set<String>> read, Optional<String> name, String key) {
        name.ifPresent(n -> read.computeIfAbsent(n, k -> new TreeSet<>()).add(key));
    }
}
