package dev.windlass.check;

import dev.windlass.check.schema.CustomKinds;
import dev.windlass.check.schema.Finding;
import dev.windlass.check.schema.KindSchema;
import dev.windlass.check.schema.KnownKinds;
import dev.windlass.check.schema.KnownKinds.KindName;
import dev.windlass.check.schema.KubernetesSchemas;
import dev.windlass.check.schema.SchemaWalk;
import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Whether resources have the structure that the Kubernetes version of their environment asks for: kind, version,
 * scope, fields, types. Opens the schemas of a version when it is first met. Safe for use by several threads.
 */
public final class StructureCheck {
    private final Function<KubernetesSchemas, List<KnownKinds>> more;
    private final Map<String, Optional<Known>> versions = new ConcurrentHashMap<>();

    /** The sources of kinds for one Kubernetes version. */
    private record Known(KubernetesSchemas kubernetes, List<KnownKinds> all) {
        Optional<KindSchema> find(String apiVersion, String kind) {
            return all.stream().flatMap(k -> k.find(apiVersion, kind).stream()).findFirst();
        }

        List<KindName> names() {
            return all.stream().flatMap(k -> k.names().stream()).toList();
        }
    }

    /** Knows the built-in kinds and the custom kinds that come with Windlass. */
    public StructureCheck() {
        this(kubernetes -> List.of());
    }

    /** Knows further kinds as well, which go before those that come with Windlass. */
    public StructureCheck(Function<KubernetesSchemas, List<KnownKinds>> more) {
        this.more = more;
    }

    /** The schema of a resource's kind in its environment; empty where it is not known or not served. */
    public Optional<KindSchema> schema(Resource resource) {
        return known(resource.unit().environment().kubernetes())
                .flatMap(k -> k.find(resource.apiVersion(), resource.kind()));
    }

    /** Everything that is wrong with a resource's structure. */
    public List<Diagnostic> check(Resource resource) {
        String version = resource.unit().environment().kubernetes();
        Optional<Known> known = known(version);
        if (known.isEmpty()) {
            return List.of(unsupported(resource, version));
        }
        Optional<KindSchema> kind = known.get().find(resource.apiVersion(), resource.kind());
        if (kind.isEmpty()) {
            return List.of(unknown(resource, known.get()));
        }
        List<Diagnostic> findings = new ArrayList<>(SchemaWalk.check(kind.get(), resource.body(), resource.subject()));
        scope(resource, kind.get()).ifPresent(findings::add);
        return findings;
    }

    private Optional<Known> known(String version) {
        return versions.computeIfAbsent(
                version,
                v -> KubernetesSchemas.of(v).map(kubernetes -> {
                    List<KnownKinds> all = new ArrayList<>();
                    all.add(kubernetes);
                    all.addAll(more.apply(kubernetes));
                    all.add(new CustomKinds(kubernetes.objectMeta()));
                    return new Known(kubernetes, List.copyOf(all));
                }));
    }

    private static Diagnostic unsupported(Resource resource, String version) {
        Mapping spec = resource.unit().environment().spec();
        Node written = spec.get("kubernetes");
        return Diagnostic.error(
                        Code.INVALID_VALUE,
                        (written == null ? spec : written).origin().place(),
                        "Kubernetes \"" + version + "\" is not a supported version")
                .help("supported: " + String.join(", ", KubernetesSchemas.VERSIONS));
    }

    private static Diagnostic unknown(Resource resource, Known known) {
        String apiVersion = resource.apiVersion();
        String kind = resource.kind();
        String version = known.kubernetes().version();
        List<KindName> names = known.names();
        Optional<KindName> same = names.stream()
                .filter(n -> n.apiVersion().equals(apiVersion) && n.kind().equals(kind))
                .findFirst();
        List<String> served = names.stream()
                .filter(n -> n.served() && n.kind().equals(kind) && n.group().equals(resource.group()))
                .map(KindName::apiVersion)
                .distinct()
                .toList();
        if (same.isPresent() || !served.isEmpty()) {
            String help = same.flatMap(KindName::replacement)
                    .map(r -> "write " + r)
                    .orElseGet(() -> served.isEmpty()
                            ? "nothing replaces it in this version"
                            : "write " + served.getLast() + ' ' + kind);
            String message = "Kubernetes " + version + " does not serve " + apiVersion + ' ' + kind;
            return at(resource, Code.UNSERVED_VERSION, "apiVersion", message).help(help);
        }
        List<String> elsewhere = names.stream()
                .filter(n -> n.served() && n.kind().equals(kind))
                .map(KindName::apiVersion)
                .distinct()
                .toList();
        if (!elsewhere.isEmpty()) {
            String message = "there is no kind " + kind + " in " + apiVersion;
            return at(resource, Code.UNKNOWN_KIND, "apiVersion", message)
                    .help("it is in " + String.join(", ", elsewhere));
        }
        List<String> ofVersion = names.stream()
                .filter(n -> n.served() && n.apiVersion().equals(apiVersion))
                .map(KindName::kind)
                .toList();
        Optional<String> nearest = Nearest.to(kind, ofVersion)
                .or(() -> Nearest.to(
                        kind,
                        names.stream()
                                .filter(KindName::served)
                                .map(KindName::kind)
                                .toList()));
        String help = nearest.map(n -> "did you mean \"" + n + "\"?")
                .orElse("if it is a custom kind, add its CustomResourceDefinition to crds/");
        return at(resource, Code.UNKNOWN_KIND, "kind", "there is no kind " + kind + " in " + apiVersion)
                .help(help);
    }

    private static Diagnostic at(Resource resource, Code code, String field, String message) {
        Node value = resource.body().get(field);
        Origin origin = (value == null ? resource.body() : value).origin();
        return Finding.error(code, resource.subject(), FieldPath.of(field), origin, message);
    }

    private static Optional<Diagnostic> scope(Resource resource, KindSchema kind) {
        Mapping metadata = resource.body().mapping("metadata");
        Optional<Node> namespace = Optional.ofNullable(metadata.get("namespace"));
        boolean named = resource.namespace().filter(n -> !n.isEmpty()).isPresent();
        if (named == kind.namespaced()) {
            return Optional.empty();
        }
        Origin origin = namespace.map(Node::origin).orElse(metadata.origin());
        String message = kind.namespaced()
                ? kind.kind() + " \"" + resource.name() + "\" names no namespace"
                : kind.kind() + " \"" + resource.name() + "\" is cluster-wide and cannot have a namespace";
        return Optional.of(Finding.error(
                        Code.WRONG_SCOPE, resource.subject(), FieldPath.of("metadata", "namespace"), origin, message)
                .help(kind.namespaced() ? "add metadata.namespace" : "remove metadata.namespace"));
    }
}
