package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The pods that a resource makes.
 *
 * @param labels that the resource gives them; more are added by controllers
 * @param spec their {@code PodSpec}
 */
record PodTemplate(Resource owner, Mapping labels, Site spec) {
    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";
    /** Labels that controllers of Kubernetes put on the pods that they make. */
    private static final Set<String> ADDED = Set.of(
            POD_NAME,
            "apps.kubernetes.io/pod-index",
            "batch.kubernetes.io/controller-uid",
            "batch.kubernetes.io/job-completion-index",
            "batch.kubernetes.io/job-name",
            "controller-revision-hash",
            "controller-uid",
            "job-name",
            "pod-template-generation",
            "pod-template-hash");

    private static final Pattern ORDINAL = Pattern.compile("\\d+");

    /** The pods of a resource; empty for one that makes none. */
    static Optional<PodTemplate> of(Resource resource) {
        Site root = Site.root(resource);
        Optional<Site> template = switch (resource.kind()) {
            case "Pod" -> Optional.of(root);
            case "CronJob" -> root.field("spec", "jobTemplate", "spec", "template");
            default -> root.field("spec", "template"); // also custom workloads, such as an Argo Rollout
        };
        return template.flatMap(t -> t.field("spec")
                .filter(spec -> spec.field("containers").isPresent())
                .map(spec -> new PodTemplate(resource, labels(t), spec)));
    }

    private static Mapping labels(Site template) {
        Mapping none = Mapping.empty(template.node().origin());
        return template.field("metadata", "labels")
                .map(l -> l.node() instanceof Mapping m ? m : none)
                .orElse(none);
    }

    /** Whether a label is one that only a controller sets, so that no template shows it. */
    static boolean isAdded(String key) {
        return ADDED.contains(key);
    }

    /** Whether the pods carry a label with this value, or may. */
    boolean has(String key, String value) {
        if (labels.text(key).filter(value::equals).isPresent()) {
            return true;
        }
        if (!isAdded(key)) {
            return false;
        }
        String prefix = owner.name() + '-';
        return !key.equals(POD_NAME)
                || (owner.kind().equals("StatefulSet")
                        && value.startsWith(prefix)
                        && ORDINAL.matcher(value.substring(prefix.length())).matches());
    }

    /** Whether the pods carry a label, whatever its value. */
    boolean has(String key) {
        return labels.get(key) != null || isAdded(key);
    }

    /** How many pods there are unless an autoscaler decides; empty where that hangs on nodes or runs. */
    OptionalLong replicas() {
        return switch (owner.kind()) {
            case "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController" ->
                owner.body().mapping("spec").get("replicas") instanceof Scalar.Int i
                        ? OptionalLong.of(i.value())
                        : OptionalLong.of(1);
            default -> OptionalLong.empty();
        };
    }
}
