package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A secret goes or becomes another one without which stored data is of no use: the key of a wallet, a keystore or an encrypted volume. What
 * only lets in, such as an RPC password or the JWT of a pair, can be made anew and is no data.
 */
final class SecretRules implements RiskRule {
    private static final Pattern UNLOCKS = Pattern.compile(
            "wallet|keystore|key-store|mnemonic|seed|passphrase|private-?key|priv-?key|encrypt|decrypt|unlock|unseal|validator|staking|luks"
                    + "|vault|master-?key|keyfile|node-?key");
    private static final Pattern LETS_IN = Pattern.compile(
            "jwt|rpc|auth|api|token|tls|cert|pull|registry|docker|database|postgres|mysql|redis|url|dsn|webhook|metrics|basic|login|smtp|admin");
    private static final List<String> OF_VOLUME = List.of(
            "nodeStageSecretRef",
            "nodePublishSecretRef",
            "nodeExpandSecretRef",
            "controllerPublishSecretRef",
            "controllerExpandSecretRef");

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.before().isEmpty() || !isSecret(change.before().get())) {
            return List.of();
        }
        StoredObject secret = change.before().get();
        Uses uses = Uses.of(secret, around.before(change));
        List<Hazard> hazards = new ArrayList<>();
        if (change.after().isEmpty()) {
            uses.user(Optional.empty(), entries(secret))
                    .ifPresent(user -> hazards.add(new Hazard(
                            Risk.DATA_LOSS,
                            Named.the(secret) + " is removed, which what " + user + " stores needs to be read",
                            "keep it as long as the disk is kept")));
            return hazards;
        }
        Map<String, String> after = entries(change.after().get());
        entries(secret).forEach((key, value) -> {
            String now = after.get(key);
            if (!value.equals(now)) {
                uses.user(Optional.of(key), Map.of(key, value))
                        .ifPresent(user -> hazards.add(new Hazard(
                                Risk.DATA_LOSS,
                                "the key \"" + key + "\" of " + Named.the(secret)
                                        + (now == null ? " is removed" : " becomes another one") + ", which what "
                                        + user + " stores needs to be read",
                                "keep it as long as the disk is kept")));
            }
        });
        return hazards;
    }

    private static boolean isSecret(StoredObject object) {
        return object.kind().equals("Secret") || object.kind().equals("ExternalSecret");
    }

    /** Whether an object is a secret that stored data needs. */
    static boolean isOfData(StoredObject object, ResourceChange change, Surroundings around) {
        return isSecret(object)
                && Uses.of(object, around.before(change))
                        .user(Optional.empty(), entries(object))
                        .isPresent();
    }

    /** What a secret holds by key: of one made outside, the name there; of others the value behind a {@code =}, never to be shown. */
    private static Map<String, String> entries(StoredObject secret) {
        Map<String, String> entries = new LinkedHashMap<>();
        View root = View.of(secret);
        root.entries("data").forEach((k, v) -> entries.put(k, "=" + v));
        root.entries("stringData").forEach((k, v) -> entries.put(k, "=" + v));
        for (View d : root.items("spec", "data")) {
            entries.put(
                    d.text("secretKey").orElse(""),
                    d.text("remoteRef", "key").orElse("")
                            + d.text("remoteRef", "property").map(p -> '/' + p).orElse(""));
        }
        for (View d : root.items("spec", "dataFrom")) {
            entries.put("*", d.text("extract", "key").orElse(String.valueOf(d.node())));
        }
        return entries;
    }

    /**
     * Who needs a secret for what is stored.
     *
     * @param name the Secret's
     * @param byVolume who needs it to mount a volume at all
     * @param byPods the pods with a disk that refer to it, with the keys that each refers to; all keys where there are none
     */
    private record Uses(String name, Optional<String> byVolume, Map<String, Set<String>> byPods) {
        static Uses of(StoredObject secret, Scene scene) {
            String name = View.of(secret).text("spec", "target", "name").orElse(secret.name());
            Map<String, Set<String>> byPods = new LinkedHashMap<>();
            for (Needs.Need n : scene.needs().of("Secret", secret.namespace(), name)) {
                if (n.pods().hasDisk()) {
                    byPods.put(Named.the(n.pods().owner()), n.whole() ? Set.of() : n.keys());
                }
            }
            return new Uses(name, volume(scene, name), byPods);
        }

        private static Optional<String> volume(Scene scene, String name) {
            for (StoredObject volume : scene.ofKind("PersistentVolume")) {
                View csi = View.of(volume).field("spec", "csi");
                if (OF_VOLUME.stream()
                        .anyMatch(r -> csi.text(r, "name").filter(name::equals).isPresent())) {
                    return Optional.of(Named.the(volume));
                }
            }
            for (StoredObject kind : scene.ofKind("StorageClass")) {
                boolean named = View.of(kind).pairs("parameters").entrySet().stream()
                        .anyMatch(p -> p.getKey().endsWith("secret-name")
                                && p.getValue().equals(name));
                if (named) {
                    return Optional.of(Named.the(kind));
                }
            }
            return Optional.empty();
        }

        /** Who needs a key of it, or any of these, to read what is stored. */
        Optional<String> user(Optional<String> key, Map<String, String> entries) {
            if (byVolume.isPresent()) {
                return byVolume;
            }
            if (!unlocks(entries)) {
                return Optional.empty();
            }
            return byPods.entrySet().stream()
                    .filter(u -> u.getValue().isEmpty()
                            || key.isEmpty()
                            || u.getValue().contains(key.get()))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        /** By the names of the secret and its keys; what says nothing of its use counts as needed. */
        private boolean unlocks(Map<String, String> entries) {
            boolean any = entries.isEmpty();
            for (Map.Entry<String, String> e : entries.entrySet()) {
                String own = (e.getKey() + ' ' + (e.getValue().startsWith("=") ? "" : e.getValue()))
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
                String all = own + ' ' + name.toLowerCase(Locale.ROOT);
                if (UNLOCKS.matcher(all).find()) {
                    return true;
                }
                any |= !LETS_IN.matcher(all).find();
            }
            return any && !LETS_IN.matcher(name.toLowerCase(Locale.ROOT)).find();
        }
    }
}
