package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import java.util.List;
import java.util.Map;

/** PriorityClass, as in k8s.io/kubernetes/pkg/apis/scheduling/validation. */
public final class PriorityClassRules implements KindRules {
    private static final long MOST = 1_000_000_000;
    /** The classes that Kubernetes itself has, and their values. */
    private static final Map<String, Long> OF_KUBERNETES =
            Map.of("system-node-critical", 2_000_001_000L, "system-cluster-critical", 2_000_000_000L);

    private static final List<String> PREEMPTION_POLICIES = List.of("Never", "PreemptLowerPriority");

    @Override
    public void check(Value object) {
        Value name = object.field("metadata", "name");
        Value value = object.field("value");
        if (name.text().startsWith("system-")) {
            boolean isKnown = OF_KUBERNETES.containsKey(name.text())
                    && OF_KUBERNETES.get(name.text()) == value.number()
                    && !object.field("globalDefault").isTrue();
            if (!isKnown) {
                name.forbidden("must not begin with system-: such names belong to Kubernetes");
            }
        } else if (value.number() > MOST) {
            value.forbidden("must be at most " + MOST);
        }
        if (object.field("preemptionPolicy").isPresent()) {
            object.field("preemptionPolicy").oneOf(PREEMPTION_POLICIES);
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        if (old.field("value").number() != object.field("value").number()) {
            object.field("value").immutable();
        }
        if (!old.field("preemptionPolicy").isSameAs(object.field("preemptionPolicy"))) {
            object.field("preemptionPolicy").immutable();
        }
    }
}
