package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** StorageClass, as in k8s.io/kubernetes/pkg/apis/storage/validation. */
public final class StorageClassRules implements KindRules {
    private static final List<String> RECLAIM_POLICIES = List.of("Delete", "Retain");
    private static final List<String> BINDING_MODES = List.of("Immediate", "WaitForFirstConsumer");

    @Override
    public void check(Value object) {
        ProvisionerRules.name(object.field("provisioner"));
        ProvisionerRules.parameters(object.field("parameters"));
        if (!object.field("reclaimPolicy").isEmpty()) {
            object.field("reclaimPolicy").oneOf(RECLAIM_POLICIES);
        }
        object.field("volumeBindingMode").oneOf(BINDING_MODES);
        topologies(object.field("allowedTopologies").items());
    }

    private static void topologies(List<Value> terms) {
        List<Map<String, Set<String>>> earlier = new ArrayList<>();
        // kube-apiserver takes an empty term for a repetition, even the first one
        earlier.add(Map.of());
        for (Value term : terms) {
            Map<String, Set<String>> wanted = term(term.field("matchLabelExpressions"));
            if (earlier.contains(wanted)) {
                term.field("matchLabelExpressions").duplicate();
            }
            earlier.add(wanted);
        }
    }

    private static Map<String, Set<String>> term(Value expressions) {
        Map<String, Set<String>> wanted = new HashMap<>();
        for (Value e : expressions.items()) {
            Set<String> values = new HashSet<>();
            if (e.field("values").size() == 0) {
                e.field("values").required("at least one");
            }
            for (Value v : e.field("values").items()) {
                if (!values.add(v.text())) {
                    v.duplicate();
                }
            }
            e.field("key").form(TextForm.LABEL_KEY);
            if (wanted.put(e.field("key").text(), values) != null) {
                e.field("key").duplicate();
            }
        }
        return wanted;
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        for (String field : List.of("parameters", "provisioner", "reclaimPolicy", "volumeBindingMode")) {
            if (!old.field(field).isSameAs(object.field(field))) {
                object.field(field).immutable();
            }
        }
    }
}
