package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.tree.FieldPath;

/** ConfigMap, as in ValidateConfigMap of k8s.io/kubernetes/pkg/apis/core/validation. */
public final class ConfigMapRules implements KindRules {
    @Override
    public void check(Value object) {
        Value data = object.field("data");
        Value binary = object.field("binaryData");
        DataRules.keys(data);
        DataRules.keys(binary);
        long bytes = DataRules.decodedBytes(binary);
        for (Entry e : data.entries()) {
            bytes += TextForm.bytes(e.value().text());
            if (binary.key(e.key()).isPresent()) {
                e.value().at(e.keyOrigin()).invalid("must not stand in binaryData as well");
            }
        }
        if (bytes > DataRules.MOST_BYTES) {
            object.reportedAs(FieldPath.ROOT.key("")).tooLong(DataRules.MOST_BYTES, "bytes in all its values");
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        if (!old.field("immutable").isTrue()) {
            return;
        }
        if (!object.field("immutable").isTrue()) {
            DataRules.immutable(object.field("immutable"));
        }
        if (!old.field("data").isSameAs(object.field("data"))) {
            DataRules.immutable(object.field("data"));
        }
        if (!DataRules.isSameBinary(old.field("binaryData"), object.field("binaryData"))) {
            DataRules.immutable(object.field("binaryData"));
        }
    }
}
