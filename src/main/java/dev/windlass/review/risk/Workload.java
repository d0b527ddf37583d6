package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An object that makes pods, and the pods. Two are equal if they are of the same object of the same state.
 *
 * @param labels of the pods
 * @param pod their {@code PodSpec}
 */
record Workload(StoredObject owner, Map<String, String> labels, View pod) {
    private static final String COMPONENT = "app.kubernetes.io/component";
    private static final String APP = "app.kubernetes.io/name";

    /** The pods of an object; empty for one that makes none. */
    static Optional<Workload> of(StoredObject object) {
        View root = View.of(object);
        View template = switch (object.kind()) {
            case "Pod" -> root;
            case "CronJob" -> root.field("spec", "jobTemplate", "spec", "template");
            default -> root.field("spec", "template"); // also custom workloads, such as an Argo Rollout
        };
        View pod = template.field("spec");
        return pod.field("containers").isPresent()
                ? Optional.of(new Workload(object, template.pairs("metadata", "labels"), pod))
                : Optional.empty();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same object, not one like it
    public boolean equals(@Nullable Object o) {
        return o instanceof Workload w && w.owner.path().equals(owner.path()) && w.owner.body() == owner.body();
    }

    /** By the name of its file, since objects are large. */
    @Override
    public int hashCode() {
        return owner.path().hashCode();
    }

    String kind() {
        return owner.kind();
    }

    String name() {
        return owner.name();
    }

    /** Whether its pods run on and on, and are replaced when it changes. */
    boolean isLasting() {
        return switch (kind()) {
            case "StatefulSet", "Deployment", "DaemonSet", "ReplicaSet", "ReplicationController", "Rollout" -> true;
            default -> false;
        };
    }

    /** How many pods it asks for; empty where it does not say, and something else decides. */
    OptionalLong replicas() {
        return View.of(owner).number("spec", "replicas");
    }

    /** Whether it has pods: all have, but those that ask for none. */
    boolean runs() {
        return replicas().orElse(1) > 0;
    }

    /** What part its pods play in their unit, such as {@code execution}; empty where no label says it. */
    Optional<String> role() {
        return Optional.ofNullable(labels.get(COMPONENT)).or(() -> Optional.ofNullable(labels.get(APP)));
    }

    /** All containers, those that run first in front. */
    List<View> containers() {
        List<View> all = new ArrayList<>(pod.items("initContainers"));
        all.addAll(pod.items("containers"));
        return all;
    }

    /** All containers by their names. */
    Map<String, View> named() {
        Map<String, View> named = new LinkedHashMap<>();
        containers().forEach(c -> named.put(c.text("name").orElse(""), c));
        return named;
    }

    /** The claims that the pods mount, by the name of their volume; those of {@code volumeClaimTemplates} by the template's name. */
    Map<String, String> claims() {
        Map<String, String> claims = new LinkedHashMap<>();
        for (View volume : pod.items("volumes")) {
            volume.text("persistentVolumeClaim", "claimName")
                    .ifPresent(c -> claims.put(volume.text("name").orElse(""), c));
        }
        for (View template : claimTemplates()) {
            template.text("metadata", "name").ifPresent(n -> claims.put(n, n + '-' + name()));
        }
        return claims;
    }

    List<View> claimTemplates() {
        return View.of(owner).items("spec", "volumeClaimTemplates");
    }

    /** Whether its pods keep something on a disk of their own. */
    boolean hasDisk() {
        return !claims().isEmpty();
    }

    /** The number of a container's port; empty where no container has one of that name. */
    OptionalLong port(String name) {
        return containers().stream()
                .flatMap(c -> c.items("ports").stream())
                .filter(p -> p.text("name").filter(name::equals).isPresent())
                .mapToLong(p -> p.number("containerPort").orElse(0))
                .findFirst();
    }

    /** The account that the pods run as. */
    String account() {
        return pod.text("serviceAccountName")
                .or(() -> pod.text("serviceAccount"))
                .orElse("default");
    }
}
