package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The resources of one cluster, by what others look for. */
public final class ClusterIndex {
    private final List<Resource> resources;
    private final Map<Identity, List<Resource>> byIdentity = new LinkedHashMap<>();
    private final Map<String, List<Resource>> byKind = new LinkedHashMap<>();
    private final IdentityHashMap<Resource, PodTemplate> templates = new IdentityHashMap<>();
    private final Map<String, List<PodTemplate>> templatesByNamespace = new LinkedHashMap<>();
    private final Map<Label, List<PodTemplate>> templatesByLabel = new LinkedHashMap<>();

    /**
     * What makes a resource itself, whatever version it is written in.
     *
     * @param group empty for the core group
     * @param namespace empty for cluster-wide ones
     */
    record Identity(String group, String kind, String namespace, String name) {
        static Identity of(Resource r) {
            return new Identity(r.group(), r.kind(), r.namespace().orElse(""), r.name());
        }
    }

    private record Label(String namespace, String key, String value) {}

    /** Indexes resources in the order in which they are given, which is the order of the findings too. */
    public ClusterIndex(List<Resource> resources) {
        this.resources = List.copyOf(resources);
        for (Resource r : this.resources) {
            byIdentity.computeIfAbsent(Identity.of(r), i -> new ArrayList<>(1)).add(r);
            byKind.computeIfAbsent(r.kind(), k -> new ArrayList<>()).add(r);
            PodTemplate.of(r).ifPresent(this::add);
        }
    }

    private void add(PodTemplate pods) {
        String namespace = pods.owner().namespace().orElse("");
        templates.put(pods.owner(), pods);
        templatesByNamespace.computeIfAbsent(namespace, n -> new ArrayList<>()).add(pods);
        pods.labels().members().forEach((key, member) -> {
            if (member.value() instanceof Scalar.Text t) {
                templatesByLabel
                        .computeIfAbsent(new Label(namespace, key, t.value()), l -> new ArrayList<>())
                        .add(pods);
            }
        });
    }

    List<Resource> resources() {
        return resources;
    }

    /** The resources of a kind, of any group. */
    List<Resource> ofKind(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    Collection<List<Resource>> byIdentity() {
        return byIdentity.values();
    }

    Optional<Resource> find(Identity identity) {
        return Optional.ofNullable(byIdentity.get(identity)).map(List::getFirst);
    }

    Optional<PodTemplate> pods(Resource owner) {
        return Optional.ofNullable(templates.get(owner));
    }

    /** The templates in a namespace whose pods a selector selects. Looks only at those that carry its rarest label. */
    List<PodTemplate> select(String namespace, LabelSelector selector) {
        List<PodTemplate> fewest = templatesByNamespace.getOrDefault(namespace, List.of());
        for (Map.Entry<String, Site> label : selector.labels().entrySet()) {
            if (!PodTemplate.isAdded(label.getKey())) {
                List<PodTemplate> having = having(namespace, label.getKey(), LabelSelector.value(label.getValue()));
                fewest = having.size() < fewest.size() ? having : fewest;
            }
        }
        return fewest.stream().filter(selector::matches).toList();
    }

    /** The templates in a namespace whose pods carry a label. */
    List<PodTemplate> having(String namespace, String key, String value) {
        return templatesByLabel.getOrDefault(new Label(namespace, key, value), List.of());
    }

    /** The values that the pods of a namespace have for a label. */
    Collection<String> values(String namespace, String key) {
        TreeSet<String> values = new TreeSet<>();
        for (PodTemplate pods : templatesByNamespace.getOrDefault(namespace, List.of())) {
            pods.labels().text(key).ifPresent(values::add);
        }
        return values;
    }
}
