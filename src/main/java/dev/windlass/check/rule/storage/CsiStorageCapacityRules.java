package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;

/** CSIStorageCapacity, as in k8s.io/kubernetes/pkg/apis/storage/validation. */
public final class CsiStorageCapacityRules implements KindRules {
    @Override
    public void check(Value object) {
        LabelRules.selector(object.field("nodeTopology"));
        object.field("storageClassName").form(TextForm.SUBDOMAIN);
        if (object.field("capacity").quantity().filter(q -> q.signum() < 0).isPresent()) {
            object.field("capacity").invalid("must not be negative");
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        for (String field : List.of("nodeTopology", "storageClassName")) {
            if (!old.field(field).isSameAs(object.field(field))) {
                object.field(field).immutable();
            }
        }
    }
}
