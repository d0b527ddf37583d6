package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.Value;
import java.util.Map;

/** What the admission plugins Priority and RuntimeClass refuse of a new Pod, whatever the cluster holds. */
final class PodAdmissionRules {
    private static final String DEFAULT_PREEMPTION = "PreemptLowerPriority";
    /** The classes that every cluster has, and "" for none. */
    private static final Map<String, Long> PRIORITIES =
            Map.of("", 0L, "system-cluster-critical", 2_000_000_000L, "system-node-critical", 2_000_001_000L);

    private PodAdmissionRules() {}

    static void check(Value spec) {
        Long known = PRIORITIES.get(spec.field("priorityClassName").text());
        Value priority = spec.field("priority");
        if (known != null && priority.isPresent() && priority.number() != known) {
            priority.forbidden("must not be set to another number than that of the priorityClassName, " + known);
        }
        Value preemption = spec.field("preemptionPolicy");
        if (known != null && preemption.isPresent() && !preemption.isText(DEFAULT_PREEMPTION)) {
            preemption.forbidden("must not differ from that of the priorityClassName, " + DEFAULT_PREEMPTION);
        }
        if (spec.field("overhead").size() > 0 && spec.field("runtimeClassName").isAbsent()) {
            spec.field("overhead")
                    .forbidden("must not be set without a runtimeClassName: it comes from the RuntimeClass");
        }
    }
}
