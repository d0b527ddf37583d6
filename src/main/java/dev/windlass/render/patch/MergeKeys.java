package dev.windlass.render.patch;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By which field the lists of built-in kinds merge: the {@code patchMergeKey} tags of the Kubernetes API types (k8s.io/api, 1.30 to
 * 1.36). Lists that are not named here are replaced whole, as the API server does.
 */
final class MergeKeys {
    /** For each list the keys it may merge by: a container's ports and a Service's have the same name and different keys. */
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("containers", List.of("name")),
            Map.entry("initContainers", List.of("name")),
            Map.entry("ephemeralContainers", List.of("name")),
            Map.entry("volumes", List.of("name")),
            Map.entry("env", List.of("name")),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("ports", List.of("containerPort", "port")),
            Map.entry("imagePullSecrets", List.of("name")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey")),
            Map.entry("resourceClaims", List.of("name")),
            Map.entry("schedulingGates", List.of("name")),
            Map.entry("secrets", List.of("name")),
            Map.entry("conditions", List.of("type")),
            Map.entry("ownerReferences", List.of("uid")),
            Map.entry("webhooks", List.of("name")),
            Map.entry("validations", List.of("expression")),
            Map.entry("variables", List.of("name")),
            Map.entry("matchConditions", List.of("name")));

    private MergeKeys() {}

    /** The key by which a list merges: one that every element has that is there already; empty where the list is replaced. */
    static Optional<String> of(String list, Sequence old, Sequence patch) {
        List<Node> known = old.items().isEmpty() ? patch.items() : old.items();
        return KEYS.getOrDefault(list, List.of()).stream()
                .filter(key -> known.stream().allMatch(item -> has(item, key)))
                .findFirst();
    }

    private static boolean has(Node item, String key) {
        return item instanceof Mapping m && m.get(key) != null;
    }
}
