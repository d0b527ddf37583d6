package dev.windlass.review.risk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which pods do not start without which ConfigMaps, Secrets, claims and accounts. */
final class Needs {
    private final Map<Target, Map<String, Need>> found = new HashMap<>();

    /** What is needed. */
    private record Target(String kind, Optional<String> namespace, String name) {}

    /**
     * That pods need something.
     *
     * @param whole whether they take all that it holds, whatever that is
     * @param keys the keys that they cannot do without
     * @param required whether they do not start without it
     */
    record Need(Workload pods, boolean whole, Set<String> keys, boolean required) {}

    private Needs() {}

    static Needs in(Scene scene) {
        Needs needs = new Needs();
        scene.workloads().forEach(needs::gather);
        return needs;
    }

    /** The pods that need an object. */
    List<Need> of(String kind, Optional<String> namespace, String name) {
        return List.copyOf(
                found.getOrDefault(new Target(kind, namespace, name), Map.of()).values());
    }

    private void gather(Workload pods) {
        add(pods, "ServiceAccount", Optional.of(pods.account()), true, List.of(), true);
        pods.claims().values().forEach(c -> add(pods, "PersistentVolumeClaim", Optional.of(c), true, List.of(), true));
        for (View volume : pods.pod().items("volumes")) {
            volume(pods, "ConfigMap", volume.field("configMap"), "name");
            volume(pods, "Secret", volume.field("secret"), "secretName");
            for (View source : volume.items("projected", "sources")) {
                volume(pods, "ConfigMap", source.field("configMap"), "name");
                volume(pods, "Secret", source.field("secret"), "name");
            }
        }
        for (View container : pods.containers()) {
            for (View variable : container.items("env")) {
                variable(pods, "ConfigMap", variable.field("valueFrom", "configMapKeyRef"));
                variable(pods, "Secret", variable.field("valueFrom", "secretKeyRef"));
            }
            for (View all : container.items("envFrom")) {
                volume(pods, "ConfigMap", all.field("configMapRef"), "name");
                volume(pods, "Secret", all.field("secretRef"), "name");
            }
        }
    }

    private void volume(Workload pods, String kind, View source, String name) {
        List<String> keys = source.items("items").stream()
                .flatMap(i -> i.text("key").stream())
                .toList();
        add(pods, kind, source.text(name), keys.isEmpty(), keys, !source.isTrue("optional"));
    }

    private void variable(Workload pods, String kind, View reference) {
        List<String> keys = reference.text("key").stream().toList();
        add(pods, kind, reference.text("name"), false, keys, !reference.isTrue("optional"));
    }

    private void add(
            Workload pods, String kind, Optional<String> name, boolean whole, List<String> keys, boolean required) {
        if (name.isEmpty()) {
            return;
        }
        Target target = new Target(kind, pods.owner().namespace(), name.get());
        Set<String> all = new HashSet<>(keys);
        found.computeIfAbsent(target, t -> new LinkedHashMap<>())
                .merge(pods.owner().path(), new Need(pods, whole, all, required), Needs::both);
    }

    private static Need both(Need a, Need b) {
        Set<String> keys = new HashSet<>(a.keys);
        keys.addAll(b.keys);
        return new Need(a.pods, a.whole || b.whole, keys, a.required || b.required);
    }
}
