package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What holds data or names a secret is marked so that the environment's agent never prunes or deletes it: not when its manifest goes, and
 * not when its whole unit does. The built-in templates mark theirs; a template of the repository's own or a patch may miss it.
 */
final class Kept implements Invariant {
    private static final Map<String, Set<String>> KINDS = Map.of(
            "", Set.of("Namespace", "PersistentVolume", "PersistentVolumeClaim", "Secret"),
            "snapshot.storage.k8s.io", Set.of("VolumeSnapshot", "VolumeSnapshotContent"),
            "external-secrets.io",
                    Set.of("ExternalSecret", "ClusterExternalSecret", "SecretStore", "ClusterSecretStore"),
            "bitnami.com", Set.of("SealedSecret"),
            "secrets-store.csi.x-k8s.io", Set.of("SecretProviderClass"));

    /** Argo CD, docs/user-guide/sync-options.md: an option for when the manifest goes, and one for when the Application does. */
    private static final String SYNC_OPTIONS = "argocd.argoproj.io/sync-options";

    private static final Set<String> STAYS = Set.of("Prune=false", "Delete=false");

    /** kustomize-controller, docs/spec/v1/kustomizations.md: a label or an annotation, for both. */
    private static final String PRUNE = "kustomize.toolkit.fluxcd.io/prune";

    @Override
    public List<Diagnostic> check(ClusterIndex cluster) {
        List<Diagnostic> findings = new ArrayList<>();
        for (Resource resource : cluster.resources()) {
            if (KINDS.getOrDefault(resource.group(), Set.of()).contains(resource.kind())) {
                unmarked(resource).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Diagnostic> unmarked(Resource resource) {
        String agent = resource.unit()
                .environment()
                .spec()
                .mapping("deliver")
                .text("agent")
                .orElse("");
        return switch (agent) {
            case "argocd" -> isKeptByArgoCd(resource) ? Optional.empty() : Optional.of(finding(resource, SYNC_OPTIONS));
            case "flux" -> isKeptByFlux(resource) ? Optional.empty() : Optional.of(finding(resource, PRUNE));
            default -> Optional.empty();
        };
    }

    private static boolean isKeptByArgoCd(Resource resource) {
        String options = mark(resource, "annotations", SYNC_OPTIONS).orElse("");
        return Arrays.stream(options.split(",", -1)).map(String::strip).toList().containsAll(STAYS);
    }

    private static boolean isKeptByFlux(Resource resource) {
        return List.of("labels", "annotations").stream()
                .anyMatch(where -> mark(resource, where, PRUNE).equals(Optional.of("disabled")));
    }

    private static Optional<String> mark(Resource resource, String where, String key) {
        return resource.body().mapping("metadata").mapping(where).text(key);
    }

    private static Diagnostic finding(Resource resource, String key) {
        Site root = Site.root(resource);
        Site metadata = root.field("metadata").orElse(root);
        Optional<Site> annotations = root.field("metadata", "annotations");
        Site at = annotations.flatMap(a -> a.key(key)).or(() -> annotations).orElse(metadata);
        return at.error(
                        Code.NOT_KEPT,
                        resource.kind() + " \"" + resource.name() + "\" would be deleted with its manifest: "
                                + "the annotation " + key + " does not keep it")
                .help("give it the annotations \"kept\" of windlass/kubernetes.libsonnet");
    }
}
