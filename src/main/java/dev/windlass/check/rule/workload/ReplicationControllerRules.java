package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;

/** ReplicationController, as ValidateReplicationController in k8s.io/kubernetes/pkg/apis/core/validation. */
public final class ReplicationControllerRules implements KindRules {
    /** The selector and the labels of the controller are those of its pods where there are none. */
    @Override
    public Mapping complete(Mapping object, int minor) {
        Mapping spec = object.mapping("spec");
        Mapping labels = spec.mapping("template").mapping("metadata").mapping("labels");
        if (labels.isEmpty()) {
            return object;
        }
        Mapping completed = object;
        if (spec.mapping("selector").isEmpty() && isNothingOrMapping(spec, "selector")) {
            completed = Filled.with(completed, "spec", Filled.with(spec, "selector", labels));
        }
        return Filled.withLabels(completed, labels);
    }

    private static boolean isNothingOrMapping(Mapping spec, String field) {
        return spec.get(field) == null || spec.get(field) instanceof Mapping;
    }

    @Override
    public void check(Value object) {
        LastingPods.hostNames(object);
        Value spec = object.field("spec");
        LastingPods.notNegative(spec, "replicas", "minReadySeconds");
        Value selector = spec.field("selector");
        if (selector.isEmpty()) {
            selector.required("it names the labels by which the pods are found");
        }
        Value template = spec.field("template");
        if (template.isAbsent()) {
            template.required();
            return;
        }
        Value labels = template.field("metadata", "labels");
        boolean matches = selector.entries().stream()
                .allMatch(e -> labels.key(e.key()).isPresent()
                        && labels.key(e.key()).text().equals(e.value().text()));
        if (!matches) {
            labels.invalid("must have the labels of spec.selector");
        }
        LastingPods.template(template);
    }
}
