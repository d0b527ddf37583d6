package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** PodDisruptionBudget. */
public final class PodDisruptionBudgetRules implements KindRules {
    @Override
    public void check(Value object) {}
}
