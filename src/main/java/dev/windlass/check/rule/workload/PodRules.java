package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.pod.PodSpecRules;

/** Pod. */
public final class PodRules implements KindRules {
    @Override
    public void check(Value object) {
        PodSpecRules.pod(object);
    }
}
