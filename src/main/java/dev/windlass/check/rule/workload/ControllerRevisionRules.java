package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;

/** ControllerRevision, as ValidateControllerRevision in k8s.io/kubernetes/pkg/apis/apps/validation. */
public final class ControllerRevisionRules implements KindRules {
    @Override
    public void check(Value object) {
        Value data = object.field("data");
        if (data.isAbsent()) {
            data.required();
        } else if (object.minor() > 30 && !(data.node().orElse(null) instanceof Mapping)) {
            data.invalid("must be an object with fields");
        }
        object.field("revision").atLeast(0);
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value data = object.field("data");
        if (!data.isSameAs(old.field("data"))) {
            data.immutable();
        }
    }
}
