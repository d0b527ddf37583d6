package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.util.List;

/**
 * The selector and the labels by which kube-apiserver ties a Job to its pods, unless it is told to leave that to the
 * manifest ({@code manualSelector}), as in k8s.io/kubernetes/pkg/registry/batch/job.
 */
final class JobLabels {
    private static final String UID_KEY = "batch.kubernetes.io/controller-uid";
    private static final List<String> UID_KEYS = List.of("controller-uid", UID_KEY);
    private static final List<String> NAME_KEYS = List.of("job-name", "batch.kubernetes.io/job-name");
    /** Stands for the uid, which no one knows before the Job is there. */
    private static final String UID = "00000000-0000-0000-0000-000000000000";

    private JobLabels() {}

    /** A specification with them, where there is none of its own. */
    static Mapping fill(Mapping spec, Mapping metadata) {
        Node template = spec.get("template");
        Node selector = spec.get("selector");
        if ((template != null && !(template instanceof Mapping))
                || (selector != null && !(selector instanceof Mapping))) {
            return spec;
        }
        String name = name(metadata);
        Mapping around = spec.mapping("template");
        Mapping labels = around.mapping("metadata").mapping("labels");
        for (String key : NAME_KEYS) {
            labels = Filled.withText(labels, key, name);
        }
        for (String key : UID_KEYS) {
            labels = Filled.withText(labels, key, UID);
        }
        Mapping matched = Filled.withText(spec.mapping("selector").mapping("matchLabels"), UID_KEY, UID);
        Mapping filled = Filled.with(
                spec,
                "template",
                Filled.with(around, "metadata", Filled.with(around.mapping("metadata"), "labels", labels)));
        return Filled.with(filled, "selector", Filled.with(spec.mapping("selector"), "matchLabels", matched));
    }

    private static String name(Mapping metadata) {
        return metadata.text("name")
                .filter(n -> !n.isEmpty())
                .orElseGet(() -> GeneratedName.of(metadata.text("generateName").orElse("")));
    }

    /** That a manifest did not set them to something else. */
    static void check(Value object) {
        Value spec = object.field("spec");
        if (spec.field("manualSelector").isTrue() || object.isUpdate()) {
            return;
        }
        Value labels = spec.field("template", "metadata", "labels");
        Mapping expected = own(object);
        expected.members().forEach((key, member) -> {
            Value label = labels.key(key);
            if (label.isPresent() && !label.isText(expected.text(key).orElse(""))) {
                label.invalid("is set by Kubernetes to the name or uid of the Job", "remove the label");
            }
        });
        Value selector = spec.field("selector");
        if (LabelRules.isSound(selector) && !LabelRules.matches(selector, labels.with(expected))) {
            selector.invalid(
                    "must not be set",
                    "remove it: Kubernetes makes the selector of a Job, unless manualSelector is true");
        }
    }

    private static Mapping own(Value object) {
        Mapping metadata =
                object.field("metadata").node().orElse(null) instanceof Mapping m ? m : Mapping.empty(object.origin());
        return fill(Mapping.empty(object.origin()), metadata)
                .mapping("template")
                .mapping("metadata")
                .mapping("labels");
    }
}
