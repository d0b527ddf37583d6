package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import java.util.List;

/** VolumeAttributesClass, as in k8s.io/kubernetes/pkg/apis/storage/validation. */
public final class VolumeAttributesClassRules implements KindRules {
    @Override
    public void check(Value object) {
        ProvisionerRules.name(object.field("driverName"));
        Value parameters = object.field("parameters");
        if (parameters.size() == 0) {
            parameters.required("at least one");
        }
        ProvisionerRules.parameters(parameters);
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        for (String field : List.of("driverName", "parameters")) {
            if (!old.field(field).isSameAs(object.field(field))) {
                object.field(field).immutable();
            }
        }
    }
}
