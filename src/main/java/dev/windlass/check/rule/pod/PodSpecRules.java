package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.MetadataRules;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.storage.PodVolumeRules;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The specification of a pod, in a Pod or in the template of a workload, as ValidatePodSpec in
 * k8s.io/kubernetes/pkg/apis/core/validation.
 */
public final class PodSpecRules {
    private PodSpecRules() {}

    /** A template: its labels and annotations, and the specification of its pods. */
    public static void template(Value template) {
        metadata(template);
        content(template);
    }

    /** The labels and annotations of a template. */
    public static void metadata(Value template) {
        LabelRules.labels(
                template.field("metadata", "labels").reportedAs(template.path().field("labels")));
        Value annotations = annotations(template);
        MetadataRules.annotations(annotations);
        PodAnnotationRules.check(annotations, template.field("spec"));
    }

    /** All of a template but its labels and annotations. */
    public static void content(Value template) {
        Value spec = template.field("spec");
        spec(spec, "", false);
        ProfileRules.seccompAgrees(annotations(template), spec);
        ProfileRules.appArmorAgrees(annotations(template), spec);
        if (spec.field("ephemeralContainers").size() > 0) {
            spec.field("ephemeralContainers").forbidden("must not be set in a template");
        }
    }

    /** The server leaves out "metadata". */
    private static Value annotations(Value template) {
        return template.field("metadata", "annotations")
                .reportedAs(template.path().field("annotations"));
    }

    /** A Pod's own specification, and the annotations that are about it. */
    public static void pod(Value pod) {
        Value annotations = pod.field("metadata", "annotations");
        Value spec = pod.field("spec");
        PodAnnotationRules.check(annotations, spec);
        spec(spec, pod.field("metadata", "name").text(), true);
        ContainerRules.ofPodOnly(spec);
        if (pod.isUpdate()) {
            return;
        }
        PodAdmissionRules.check(spec);
        ProfileRules.seccompAgrees(annotations, spec);
        ProfileRules.appArmorAgrees(annotations, spec);
        if (spec.field("ephemeralContainers").size() > 0) {
            spec.field("ephemeralContainers")
                    .forbidden("must not be set on a new Pod: kubectl debug adds such containers to one that runs");
        }
        if (!spec.field("nodeName").isEmpty() && spec.field("schedulingGates").size() > 0) {
            spec.field("nodeName").forbidden("must not be set while there are schedulingGates");
        }
    }

    private static void spec(Value spec, String podName, boolean isPod) {
        Map<String, Value> volumes = PodVolumeRules.check(spec, podName);
        Set<String> claims = ClaimRules.check(spec.field("resourceClaims"));
        PodParts pod = new PodParts(spec, isPod, volumes, claims);
        ContainerRules.check(pod);
        // for Windows all of it is forbidden, whatever it is
        if (spec.field("resources").isPresent() && !spec.field("os", "name").isText("windows")) {
            PodResourceRules.check(pod);
        }
        PodFieldRules.check(pod);
        PodSecurityRules.check(spec);
        AffinityRules.check(spec.field("affinity"));
        SpreadRules.check(spec.field("topologySpreadConstraints"));
        TolerationRules.check(spec.field("tolerations"));
        if (spec.field("hostNetwork").isTrue()) {
            PortRules.onHostNetwork(spec, isPod);
        }
        WindowsRules.hostProcesses(spec);
        OperatingSystemRules.check(spec);
        PortRules.repetitions(spec);
        OldNodeLabels.warn(spec);
    }

    /** Names of the containers of a list. */
    static Set<String> names(Value containers) {
        Set<String> names = new HashSet<>();
        containers.items().forEach(c -> names.add(c.field("name").text()));
        return names;
    }
}
