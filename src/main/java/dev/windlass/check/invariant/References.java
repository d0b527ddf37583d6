package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a resource names. References that are marked optional are left out. */
final class References {
    private static final String RBAC = "rbac.authorization.k8s.io";

    private final Resource resource;
    private final String namespace;
    private final List<Reference> found = new ArrayList<>();

    private References(Resource resource) {
        this.resource = resource;
        this.namespace = resource.namespace().orElse("");
    }

    static List<Reference> of(Resource resource, Optional<PodTemplate> pods) {
        References references = new References(resource);
        pods.ifPresent(p -> references.pod(p.spec()));
        references.own(Site.root(resource));
        return references.found;
    }

    private void own(Site root) {
        switch (resource.kind()) {
            case "PersistentVolumeClaim" -> storageClass(root.field("spec"));
            case "StatefulSet" -> {
                add("", "Service", root.field("spec", "serviceName"));
                root.items("spec", "volumeClaimTemplates").forEach(t -> storageClass(t.field("spec")));
            }
            case "Ingress" -> ingress(root);
            case "RoleBinding", "ClusterRoleBinding" -> binding(root);
            case "HorizontalPodAutoscaler", "ScaledObject" ->
                root.field("spec", "scaleTargetRef").ifPresent(r -> {
                    ClusterIndex.Identity target = ScaledReplicas.identity(r);
                    add(target.group(), target.kind(), r.field("name"));
                });
            case "ExternalSecret" ->
                root.field("spec", "secretStoreRef")
                        .filter(r -> r.text("kind")
                                .orElse("SecretStore")
                                .equals("SecretStore")) // the others are made outside
                        .filter(r -> !isOfEnvironment(r.text("name").orElse("")))
                        .ifPresent(r -> add("external-secrets.io", "SecretStore", r.field("name")));
            case "ServiceAccount" -> root.items("imagePullSecrets").forEach(s -> add("", "Secret", s.field("name")));
            default -> {}
        }
    }

    /** Whether {@code environment.yaml} names the store, which it says is made outside. */
    private boolean isOfEnvironment(String store) {
        return resource.unit()
                .environment()
                .spec()
                .mapping("secretStore")
                .text("name")
                .orElse("")
                .equals(store);
    }

    private void ingress(Site root) {
        add("", "Service", root.field("spec", "defaultBackend", "service", "name"));
        for (Site rule : root.items("spec", "rules")) {
            for (Site path : rule.items("http", "paths")) {
                add("", "Service", path.field("backend", "service", "name"));
            }
        }
        root.items("spec", "tls").forEach(t -> add("", "Secret", t.field("secretName")));
    }

    private void binding(Site root) {
        String kind = root.text("roleRef", "kind").orElse("");
        if (kind.equals("ClusterRole")) {
            addIn("", RBAC, kind, root.field("roleRef", "name"));
        } else if (kind.equals("Role")) {
            add(RBAC, kind, root.field("roleRef", "name"));
        }
    }

    private void pod(Site spec) {
        add("", "ServiceAccount", spec.field("serviceAccountName"));
        addIn("", "scheduling.k8s.io", "PriorityClass", spec.field("priorityClassName"));
        spec.items("imagePullSecrets").forEach(s -> add("", "Secret", s.field("name")));
        spec.items("volumes").forEach(this::volume);
        for (String containers : List.of("initContainers", "containers", "ephemeralContainers")) {
            spec.items(containers).forEach(this::container);
        }
    }

    private void volume(Site volume) {
        volume.field("configMap").ifPresent(v -> required("ConfigMap", v, "name"));
        volume.field("secret").ifPresent(v -> required("Secret", v, "secretName"));
        add("", "PersistentVolumeClaim", volume.field("persistentVolumeClaim", "claimName"));
        storageClass(volume.field("ephemeral", "volumeClaimTemplate", "spec"));
        for (Site source : volume.items("projected", "sources")) {
            source.field("configMap").ifPresent(v -> required("ConfigMap", v, "name"));
            source.field("secret").ifPresent(v -> required("Secret", v, "name"));
        }
    }

    private void container(Site container) {
        for (Site env : container.items("env")) {
            env.field("valueFrom", "configMapKeyRef").ifPresent(v -> required("ConfigMap", v, "name"));
            env.field("valueFrom", "secretKeyRef").ifPresent(v -> required("Secret", v, "name"));
        }
        for (Site from : container.items("envFrom")) {
            from.field("configMapRef").ifPresent(v -> required("ConfigMap", v, "name"));
            from.field("secretRef").ifPresent(v -> required("Secret", v, "name"));
        }
    }

    private void storageClass(Optional<Site> claimSpec) {
        addIn("", "storage.k8s.io", "StorageClass", claimSpec.flatMap(s -> s.field("storageClassName")));
    }

    private void required(String kind, Site reference, String field) {
        if (!reference.isTrue("optional")) {
            add("", kind, reference.field(field));
        }
    }

    private void add(String group, String kind, Optional<Site> name) {
        addIn(namespace, group, kind, name);
    }

    private void addIn(String where, String group, String kind, Optional<Site> name) {
        name.ifPresent(site -> site.text().ifPresent(text -> found.add(new Reference(group, kind, where, text, site))));
    }
}
