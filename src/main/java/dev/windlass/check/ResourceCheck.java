package dev.windlass.check;

import dev.windlass.check.schema.Finding;
import dev.windlass.check.schema.KindSchema;
import dev.windlass.check.schema.KnownKinds;
import dev.windlass.check.schema.KubernetesSchemas;
import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Severity;
import dev.windlass.spec.Environment;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * kube-apiserver's verdict over rendered resources, by the Kubernetes version of their environment. What it takes but
 * what can never work is an error here: nobody renders such a thing on purpose. Opens the schemas of a version when it is
 * first met. Safe for use by several threads.
 */
public final class ResourceCheck {
    private final List<KnownKinds> more;
    private final Map<Asked, Optional<ObjectCheck>> checks = new ConcurrentHashMap<>();

    private record Asked(String version, boolean tolerant) {}

    /** Knows the built-in kinds and the custom kinds that come with Windlass. */
    public ResourceCheck() {
        this(List.of());
    }

    /** Knows further kinds as well, which go before those that come with Windlass. */
    public ResourceCheck(List<KnownKinds> more) {
        this.more = List.copyOf(more);
    }

    /** The schema of a resource's kind in its environment; empty where it is not known or not served. */
    public Optional<KindSchema> schema(Resource resource) {
        return check(resource.unit().environment()).flatMap(k -> k.schema(resource.apiVersion(), resource.kind()));
    }

    /** The schema of a kind in a Kubernetes version; empty where it is not known or not served, or the version is not supported. */
    public Optional<KindSchema> schema(String version, String apiVersion, String kind) {
        return check(version, false).flatMap(k -> k.schema(apiVersion, kind));
    }

    /** An object as kube-apiserver of that version would keep it; the same where it does not know the kind. */
    public Mapping complete(String version, Mapping object) {
        return check(version, false).map(k -> k.complete(object)).orElse(object);
    }

    /** Everything that is wrong with a resource by itself. */
    public List<Diagnostic> check(Resource resource) {
        Environment environment = resource.unit().environment();
        Optional<ObjectCheck> check = check(environment);
        if (check.isEmpty()) {
            return List.of(unsupported(resource, environment.kubernetes()));
        }
        List<Diagnostic> findings = new ArrayList<>();
        for (Diagnostic d : check.get().judge(resource.body(), resource.subject())) {
            boolean isVain = d.code() == Code.NEVER_WORKS || d.code() == Code.IGNORED_FIELD;
            findings.add(isVain ? d.as(Severity.ERROR) : d);
        }
        schema(resource).flatMap(k -> scope(resource, k)).ifPresent(findings::add);
        return findings;
    }

    /**
     * What stands against changing an object into a resource and would not stand against creating it: what the API server refuses to
     * change. Nothing where the resource's kind or Kubernetes version is not known.
     *
     * @param before the object as it is in the cluster, of the same kind and name
     */
    public List<Diagnostic> checkUpdate(Mapping before, Resource after) {
        return check(after.unit().environment())
                .map(c -> c.judgeTransition(before, after.body(), after.subject()))
                .orElse(List.of());
    }

    private Optional<ObjectCheck> check(Environment environment) {
        String version = environment.kubernetes();
        boolean tolerant =
                environment.spec().text("unknownKinds").filter("warn"::equals).isPresent();
        return check(version, tolerant);
    }

    private Optional<ObjectCheck> check(String version, boolean tolerant) {
        return checks.computeIfAbsent(
                new Asked(version, tolerant),
                a -> KubernetesSchemas.VERSIONS.contains(version)
                        ? Optional.of(new ObjectCheck(version, more, tolerant))
                        : Optional.empty());
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
