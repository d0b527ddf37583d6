package dev.windlass.check.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The built-in kinds of one Kubernetes version. Fields and types come from the official Java client of that version,
 * which is generated from kube-apiserver's OpenAPI document; what is served, from {@code served.tsv}.
 */
public final class KubernetesSchemas implements KnownKinds {
    /** The supported minor versions, oldest first. */
    public static final List<String> VERSIONS = List.of("1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36");

    private final String version;
    private final SchemaTable table;
    private final List<KindName> names;
    private final Map<String, Optional<KindSchema>> found = new ConcurrentHashMap<>();

    private KubernetesSchemas(String version, SchemaTable table) {
        this.version = version;
        this.table = table;
        this.names = ServedVersions.of(version);
    }

    /** Opens the kinds of a minor version, such as {@code 1.33}; empty where it is none of {@link #VERSIONS}. */
    public static Optional<KubernetesSchemas> of(String version) {
        return VERSIONS.contains(version)
                ? SchemaTable.open("/kubernetes/" + version).map(t -> new KubernetesSchemas(version, t))
                : Optional.empty();
    }

    public String version() {
        return version;
    }

    /** The schema of every object's {@code metadata}. */
    public Schema objectMeta() {
        return table.definition("V1ObjectMeta");
    }

    /**
     * A definition by its name, such as {@code V1PodSpec}.
     *
     * @throws IllegalStateException where this version has none of that name
     */
    Schema definition(String name) {
        return table.definition(name);
    }

    @Override
    public Optional<KindSchema> find(String apiVersion, String kind) {
        String key = apiVersion + ' ' + kind;
        Optional<KindSchema> known = found.get(key);
        if (known == null) {
            boolean served = names.stream()
                    .anyMatch(n -> n.served()
                            && n.apiVersion().equals(apiVersion)
                            && n.kind().equals(kind));
            known = served ? table.kind(apiVersion, kind, false) : Optional.empty();
            found.put(key, known);
        }
        return known;
    }

    @Override
    public Collection<KindName> names() {
        return new ArrayList<>(names);
    }
}
