package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ReplicaSet, as ValidateReplicaSet in k8s.io/kubernetes/pkg/apis/apps/validation. */
public final class ReplicaSetRules implements KindRules {
    @Override
    public void check(Value object) {
        LastingPods.hostNames(object);
        Value spec = object.field("spec");
        LastingPods.notNegative(spec, "replicas", "minReadySeconds");
        LastingPods.selector(spec);
        LastingPods.template(spec.field("template"));
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value selector = object.field("spec", "selector");
        if (!selector.isSameAs(old.field("spec", "selector"))) {
            selector.immutable();
        }
    }
}
