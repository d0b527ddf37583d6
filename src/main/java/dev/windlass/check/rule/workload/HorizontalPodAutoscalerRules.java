package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** HorizontalPodAutoscaler. */
public final class HorizontalPodAutoscalerRules implements KindRules {
    @Override
    public void check(Value object) {}
}
