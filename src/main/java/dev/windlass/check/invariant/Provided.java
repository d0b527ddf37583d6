package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What can be named in a cluster: what is rendered, what controllers make of it, and what every cluster has. */
final class Provided {
    /** Storage classes of a GKE cluster (cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes). */
    private static final Set<String> GKE_STORAGE_CLASSES = Set.of("premium-rwo", "standard", "standard-rwo");
    /** The default cluster roles for users (kubernetes.io/docs/reference/access-authn-authz/rbac). */
    private static final Set<String> USER_ROLES = Set.of("admin", "cluster-admin", "edit", "view");

    private static final Pattern ORDINAL = Pattern.compile("-\\d+$");

    private final Map<Scope, Set<String>> names = new HashMap<>();
    /** What claims of StatefulSets are called, but for the number at the end. */
    private final Set<Scoped> numberedClaims = new HashSet<>();

    private record Scope(String group, String kind, String namespace) {}

    private record Scoped(String namespace, String name) {}

    static Provided by(ClusterIndex cluster) {
        Provided provided = new Provided();
        cluster.resources().forEach(provided::add);
        return provided;
    }

    private void add(Resource resource) {
        String namespace = resource.namespace().orElse("");
        add(resource.group(), resource.kind(), namespace, resource.name());
        Site root = Site.root(resource);
        switch (resource.kind()) {
            case "ExternalSecret" -> {
                String kind = root.text("spec", "target", "manifest", "kind").orElse("Secret");
                String apiVersion =
                        root.text("spec", "target", "manifest", "apiVersion").orElse("v1");
                int slash = apiVersion.indexOf('/');
                String group = slash < 0 ? "" : apiVersion.substring(0, slash);
                add(group, kind, namespace, root.text("spec", "target", "name").orElse(resource.name()));
            }
            case "SealedSecret" -> add("", "Secret", namespace, resource.name());
            case "Certificate" -> addSecret(namespace, root.text("spec", "secretName"));
            case "SecretProviderClass" ->
                root.items("spec", "secretObjects").forEach(o -> addSecret(namespace, o.text("secretName")));
            case "StatefulSet" ->
                root.items("spec", "volumeClaimTemplates")
                        .forEach(t -> t.text("metadata", "name")
                                .ifPresent(n -> numberedClaims.add(new Scoped(namespace, n + '-' + resource.name()))));
            // A claim and a volume may meet under the name of a class that is no object.
            case "PersistentVolume" ->
                root.text("spec", "storageClassName").ifPresent(c -> add("storage.k8s.io", "StorageClass", "", c));
            default -> {}
        }
    }

    private void addSecret(String namespace, Optional<String> name) {
        name.ifPresent(n -> add("", "Secret", namespace, n));
    }

    private void add(String group, String kind, String namespace, String name) {
        names.computeIfAbsent(new Scope(group, kind, namespace), s -> new HashSet<>())
                .add(name);
    }

    boolean has(Reference reference) {
        return set(reference).contains(reference.name()) || isEverywhere(reference) || isNumberedClaim(reference);
    }

    /** What is there of the kind that a reference names, where it is looked for. */
    Collection<String> names(Reference reference) {
        return new TreeSet<>(set(reference));
    }

    private Set<String> set(Reference r) {
        return names.getOrDefault(new Scope(r.group(), r.kind(), r.namespace()), Set.of());
    }

    private static boolean isEverywhere(Reference reference) {
        String name = reference.name();
        return switch (reference.kind()) {
            case "ConfigMap" -> name.equals("kube-root-ca.crt");
            case "ServiceAccount" -> name.equals("default");
            case "StorageClass" -> GKE_STORAGE_CLASSES.contains(name);
            case "PriorityClass" -> name.startsWith("system-");
            case "ClusterRole" -> USER_ROLES.contains(name) || name.startsWith("system:");
            case "Role" -> name.startsWith("system:");
            default -> false;
        };
    }

    private boolean isNumberedClaim(Reference r) {
        return r.kind().equals("PersistentVolumeClaim")
                && numberedClaims.contains(
                        new Scoped(r.namespace(), ORDINAL.matcher(r.name()).replaceFirst("")));
    }
}
