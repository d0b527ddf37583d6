package dev.windlass.check.schema;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Custom kinds of projects that clusters often run (External Secrets, Argo CD, Flux, cert-manager, Gateway API, GKE,
 * Prometheus and others), from the definitions that each project publishes; the file of each group names the release.
 * The file is read when one of its kinds is met.
 */
public final class CustomKinds implements KnownKinds {
    private final Schema objectMeta;
    private final List<KindName> names;
    private final Map<String, Optional<SchemaTable>> groups = new ConcurrentHashMap<>();
    private final Map<String, Optional<KindSchema>> found = new ConcurrentHashMap<>();

    /**
     * Makes the kinds known.
     *
     * @param objectMeta the schema of {@code metadata}, which is the API server's own in every kind
     */
    public CustomKinds(Schema objectMeta) {
        this.objectMeta = objectMeta;
        this.names = SchemaTable.text("/kubernetes/custom/kinds.tsv")
                .orElseThrow()
                .lines()
                .filter(l -> !l.startsWith("#"))
                .map(l -> l.split("\t", -1))
                .map(c -> new KindName(c[0], c[1], c[4].equals("served"), Optional.empty()))
                .toList();
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
            known = served
                    ? group(KnownKinds.groupOf(apiVersion))
                            .flatMap(t -> t.kind(apiVersion, kind, true))
                            .map(this::whole)
                    : Optional.empty();
            found.put(key, known);
        }
        return known;
    }

    private Optional<SchemaTable> group(String group) {
        return groups.computeIfAbsent(group, g -> SchemaTable.open("/kubernetes/custom/" + g));
    }

    /** Adds what every object has, and no file repeats. */
    private KindSchema whole(KindSchema kind) {
        Schema text = new Schema.Leaf(Schema.Form.TEXT);
        Schema.Struct root = (Schema.Struct) kind.schema().shape();
        Map<String, Schema> fields = new HashMap<>(root.fields());
        fields.put("apiVersion", text);
        fields.put("kind", text);
        fields.put("metadata", objectMeta);
        Schema.Struct struct = new Schema.Struct(fields, root.required(), root.open());
        Schema schema = kind.schema() instanceof Schema.Ruled(Schema _, List<Rule> rules)
                ? new Schema.Ruled(struct, rules)
                : struct;
        return new KindSchema(kind.apiVersion(), kind.kind(), kind.plural(), kind.namespaced(), true, schema);
    }

    @Override
    public Collection<KindName> names() {
        return names;
    }
}
