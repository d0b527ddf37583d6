package dev.windlass.check.custom;

import dev.windlass.check.schema.KindSchema;
import dev.windlass.check.schema.KnownKinds;
import dev.windlass.check.schema.KubernetesSchemas;
import dev.windlass.check.schema.Rule;
import dev.windlass.check.schema.Schema;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The kinds that CustomResourceDefinition manifests define, for {@link dev.windlass.check.ObjectCheck}. Takes what it can
 * of each manifest and says what it could not; whether kube-apiserver would take the manifest itself is for the rules of
 * CustomResourceDefinition to say. A schema is read when its kind is first met.
 */
public final class CrdKinds implements KnownKinds {
    /** metadata is the API server's own, and the same in all its versions. */
    private static final Schema OBJECT_META = new Schema.Reference("ObjectMeta", name -> Meta.SCHEMA);

    private final Map<String, Version> versions;
    private final List<KindName> names;
    private final Map<String, Optional<KindSchema>> found = new ConcurrentHashMap<>();

    /** One version of a kind, still as it was written. */
    private record Version(
            String apiVersion, String kind, String plural, boolean namespaced, boolean served, Mapping body) {}

    /** What was read. */
    public record Read(CrdKinds kinds, List<Diagnostic> diagnostics) {
        public Read {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Opens the built-in kinds only where a custom one is looked at. */
    private static final class Meta {
        private static final Schema SCHEMA = KubernetesSchemas.of(KubernetesSchemas.VERSIONS.getLast())
                .orElseThrow()
                .objectMeta();
    }

    private CrdKinds(Map<String, Version> versions, List<KindName> names) {
        this.versions = Map.copyOf(versions);
        this.names = List.copyOf(names);
    }

    /**
     * Reads manifests of kind CustomResourceDefinition, in apiextensions.k8s.io/v1.
     *
     * @param definitions the manifests; the first one that defines a kind counts
     */
    public static Read of(List<Mapping> definitions) {
        Map<String, Version> versions = new LinkedHashMap<>();
        List<KindName> names = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        definitions.forEach(d -> read(d, versions, names, diagnostics));
        return new Read(new CrdKinds(versions, names), diagnostics);
    }

    private static void read(
            Mapping definition, Map<String, Version> versions, List<KindName> names, List<Diagnostic> diagnostics) {
        Mapping spec = definition.mapping("spec");
        Mapping words = spec.mapping("names");
        String group = spec.text("group").orElse("");
        String kind = words.text("kind").orElse("");
        List<Mapping> all = spec.sequence("versions").items().stream()
                .flatMap(n -> n instanceof Mapping m ? Optional.of(m).stream() : Optional.<Mapping>empty().stream())
                .filter(v -> !v.text("name").orElse("").isEmpty())
                .toList();
        if (!definition.text("apiVersion").orElse("").equals("apiextensions.k8s.io/v1")
                || group.isEmpty()
                || kind.isEmpty()
                || all.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(
                                    Code.INVALID_VALUE,
                                    definition.origin().place(),
                                    "this CustomResourceDefinition does not define a kind")
                            .help(
                                    "it needs apiVersion apiextensions.k8s.io/v1, spec.group, spec.names.kind and spec.versions"));
            return;
        }
        Optional<String> stored = all.stream()
                .filter(v -> isTrue(v.get("storage")))
                .map(v -> group + '/' + v.text("name").orElse("") + ' ' + kind)
                .findFirst();
        boolean namespaced = !spec.text("scope").orElse("").equals("Cluster");
        for (Mapping version : all) {
            String apiVersion = group + '/' + version.text("name").orElse("");
            boolean served = isTrue(version.get("served"));
            Version one = new Version(apiVersion, kind, words.text("plural").orElse(""), namespaced, served, version);
            if (versions.putIfAbsent(apiVersion + ' ' + kind, one) != null) {
                diagnostics.add(Diagnostic.error(
                        Code.DUPLICATE_VALUE,
                        version.origin().place(),
                        "kind " + kind + " of " + apiVersion + " is defined twice"));
            } else {
                names.add(new KindName(apiVersion, kind, served, served ? Optional.empty() : stored));
            }
        }
    }

    private static boolean isTrue(@Nullable Node node) {
        return node instanceof Scalar.Bool b && b.value();
    }

    /** A schema as it stands in a manifest, such as that of a field. */
    public static Schema schema(Mapping schema) {
        return StructuralSchema.of(schema, OBJECT_META);
    }

    /** A schema of a whole object as it stands in a manifest. */
    public static Schema rootSchema(Mapping schema) {
        return root(schema(schema), false);
    }

    @Override
    public Optional<KindSchema> find(String apiVersion, String kind) {
        return found.computeIfAbsent(
                apiVersion + ' ' + kind,
                k -> Optional.ofNullable(versions.get(k))
                        .filter(Version::served)
                        .map(CrdKinds::schema));
    }

    private static KindSchema schema(Version version) {
        Mapping schema = version.body().mapping("schema").mapping("openAPIV3Schema");
        boolean status = version.body().mapping("subresources").get("status") instanceof Mapping;
        return new KindSchema(
                version.apiVersion(),
                version.kind(),
                version.plural(),
                version.namespaced(),
                true,
                root(StructuralSchema.of(schema, OBJECT_META), status));
    }

    /** Adds what every object has, and marks the status where it is a resource of its own. */
    static Schema root(Schema schema, boolean status) {
        boolean isStruct = schema.shape() instanceof Schema.Struct;
        Schema.Struct struct = isStruct
                ? (Schema.Struct) schema.shape()
                : new Schema.Struct(Map.of(), List.of(), schema.shape() instanceof Schema.Anything);
        Map<String, Schema> fields = new HashMap<>(struct.fields());
        fields.put("apiVersion", new Schema.Leaf(Schema.Form.TEXT));
        fields.put("kind", new Schema.Leaf(Schema.Form.TEXT));
        fields.put("metadata", OBJECT_META);
        if (status) {
            fields.computeIfPresent("status", (key, s) -> emptied(s));
        }
        Schema.Struct whole = new Schema.Struct(fields, struct.required(), struct.open());
        List<Rule> rules = schema instanceof Schema.Ruled(Schema _, List<Rule> all) ? all : List.of();
        return rules.isEmpty() ? whole : new Schema.Ruled(whole, rules);
    }

    private static Schema emptied(Schema schema) {
        List<Rule> rules = new ArrayList<>();
        rules.add(new Rule.Emptied());
        if (schema instanceof Schema.Ruled(Schema type, List<Rule> all)) {
            rules.addAll(all);
            return new Schema.Ruled(type, rules);
        }
        return new Schema.Ruled(schema, rules);
    }

    @Override
    public Collection<KindName> names() {
        return names;
    }
}
