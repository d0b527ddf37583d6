package dev.windlass;

import dev.windlass.render.Resource;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import dev.windlass.spec.UnitKind;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the units of an environment came to, as the template of its {@code gitops} unit takes it:
 *
 * <pre>
 * units: {bitcoin: {kind: chain, resources: [{apiVersion: apps/v1, kind: StatefulSet, name: bitcoin-0, namespace: shiedl}, …]}, …}
 * kinds: {clusterWide: [{group: "", kind: Namespace}, …], namespaced: [{group: apps, kind: StatefulSet}, …]}
 * namespaces: [shiedl]
 * </pre>
 *
 * Units that came to nothing are left out: they have no folder. Each value comes from where it does in the (first) resource that has it.
 */
final class Delivered {
    private final Unit gitops;
    private final Origin home;
    private final SortedMap<String, List<Resource>> units = new TreeMap<>();

    private Delivered(Unit gitops) {
        this.gitops = gitops;
        this.home = gitops.spec().origin();
    }

    /**
     * The unit with what it is rendered from.
     *
     * @param resources those of all other units of its environment, which were rendered without a fault
     */
    static Unit in(Unit gitops, List<Resource> resources) {
        Delivered delivered = new Delivered(gitops);
        for (Resource r : resources) {
            delivered
                    .units
                    .computeIfAbsent(r.unit().name(), _ -> new ArrayList<>())
                    .add(r);
        }
        Mapping spec = new Mapping.Builder()
                .putAll(gitops.spec())
                .put("units", delivered.units())
                .put("kinds", delivered.kinds())
                .put("namespaces", delivered.namespaces())
                .build(gitops.spec().origin());
        return new Unit(gitops.environment(), gitops.name(), gitops.template(), spec, gitops.files());
    }

    private Mapping units() {
        Mapping.Builder all = new Mapping.Builder();
        units.forEach((name, resources) -> {
            Node file = resources.getFirst().unit().spec().get("name");
            Origin named = file == null ? home : file.origin();
            List<Node> items = resources.stream().<Node>map(this::item).toList();
            Mapping unit = new Mapping.Builder()
                    .put("kind", new Scalar.Text(kind(name), named))
                    .put("resources", new Sequence(items, home))
                    .build(named);
            all.put(name, named, unit);
        });
        return all.build(home);
    }

    private String kind(String unit) {
        Environment environment = gitops.environment();
        for (UnitKind kind : UnitKind.values()) {
            if (environment.spec().mapping("units").mapping(kind.folder()).get(unit) != null) {
                return kind.id();
            }
        }
        return Unit.PLATFORM;
    }

    private Mapping item(Resource resource) {
        Mapping body = resource.body();
        Mapping metadata = body.mapping("metadata");
        Mapping.Builder item = new Mapping.Builder(4);
        put(item, "apiVersion", body);
        put(item, "kind", body);
        put(item, "name", metadata);
        put(item, "namespace", metadata);
        return item.build(body.origin());
    }

    private static void put(Mapping.Builder item, String field, Mapping of) {
        Node value = of.get(field);
        if (value != null) {
            item.put(field, value);
        }
    }

    private Mapping kinds() {
        SortedMap<String, Node> clusterWide = new TreeMap<>();
        SortedMap<String, Node> namespaced = new TreeMap<>();
        units.values()
                .forEach(resources -> resources.forEach(r -> {
                    Map<String, Node> scope = r.namespace().isPresent() ? namespaced : clusterWide;
                    scope.computeIfAbsent(r.group() + '/' + r.kind(), _ -> groupKind(r));
                }));
        return new Mapping.Builder()
                .put("clusterWide", list(clusterWide))
                .put("namespaced", list(namespaced))
                .build(home);
    }

    private static Mapping groupKind(Resource resource) {
        Mapping.Builder kind = new Mapping.Builder(2);
        Node apiVersion = resource.body().get("apiVersion");
        Origin origin = apiVersion == null ? resource.body().origin() : apiVersion.origin();
        kind.put("group", new Scalar.Text(resource.group(), origin));
        put(kind, "kind", resource.body());
        return kind.build(resource.body().origin());
    }

    private Sequence namespaces() {
        SortedMap<String, Node> namespaces = new TreeMap<>();
        units.values()
                .forEach(resources -> resources.forEach(r -> {
                    if (r.body().mapping("metadata").get("namespace") instanceof Scalar.Text text) {
                        namespaces.putIfAbsent(text.value(), text);
                    }
                }));
        return list(namespaces);
    }

    private Sequence list(SortedMap<String, Node> items) {
        return new Sequence(List.copyOf(items.values()), home);
    }
}
