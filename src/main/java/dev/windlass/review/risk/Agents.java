package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.List;
import java.util.Set;

/**
 * The objects that tell Argo CD and Flux what to deliver, and what these do when one goes (Argo CD 3, user-guide/app_deletion; Flux 2,
 * components/kustomize/kustomizations#deletion-policy, components/helm/helmreleases).
 */
final class Agents {
    private static final String CASCADE = "resources-finalizer.argocd.argoproj.io";
    private static final String ARGO = "argoproj.io";
    private static final String KUSTOMIZE = "kustomize.toolkit.fluxcd.io";
    private static final String HELM = "helm.toolkit.fluxcd.io";
    private static final Set<String> OF_ARGO = Set.of("Application", "ApplicationSet", "AppProject");

    private Agents() {}

    static boolean isApplication(StoredObject object) {
        return object.group().equals(ARGO) && object.kind().equals("Application");
    }

    static boolean isApplicationSet(StoredObject object) {
        return object.group().equals(ARGO) && object.kind().equals("ApplicationSet");
    }

    static boolean isKustomization(StoredObject object) {
        return object.group().equals(KUSTOMIZE) && object.kind().equals("Kustomization");
    }

    static boolean isHelmRelease(StoredObject object) {
        return object.group().equals(HELM) && object.kind().equals("HelmRelease");
    }

    /** Whether it is for an agent alone, and runs nothing. */
    static boolean isFor(StoredObject object) {
        return (object.group().equals(ARGO) && OF_ARGO.contains(object.kind()))
                || object.group().endsWith(".toolkit.fluxcd.io");
    }

    /** Whether an agent looks after what is on this side. */
    static boolean lookAfter(Scene scene) {
        return scene.ofKind("Application").stream().anyMatch(Agents::isApplication)
                || scene.ofKind("Kustomization").stream().anyMatch(Agents::isKustomization);
    }

    /** Whether the agent deletes what it applied when this object goes. */
    static boolean isCascading(StoredObject object) {
        View root = View.of(object);
        if (isApplication(object)) {
            return root.texts("metadata", "finalizers").stream().anyMatch(f -> f.startsWith(CASCADE));
        }
        if (isApplicationSet(object)) {
            return !root.isTrue("spec", "syncPolicy", "preserveResourcesOnDeletion");
        }
        if (isKustomization(object)) {
            return switch (root.text("spec", "deletionPolicy").orElse("MirrorPrune")) {
                case "Orphan" -> false;
                case "MirrorPrune" -> root.isTrue("spec", "prune");
                default -> true;
            };
        }
        return isHelmRelease(object);
    }

    /** What a unit's agent object follows; nothing where that cannot be told. */
    static List<StoredObject> applied(StoredObject agent, Scene scene) {
        View spec = View.of(agent).field("spec");
        String path = spec.text("source", "path")
                .or(() -> spec.text("path"))
                .orElse("")
                .replaceFirst("/+$", "");
        String unit = path.substring(path.lastIndexOf('/') + 1);
        return scene.objects().stream().filter(o -> o.unit().equals(unit)).toList();
    }

    /** Whether the agent deletes this object along with what it applied. */
    static boolean deletes(StoredObject agent, StoredObject object) {
        List<String> guards = Kept.guards(object);
        return isApplication(agent) ? !guards.contains("Delete=false") : !guards.contains("prune: disabled");
    }
}
