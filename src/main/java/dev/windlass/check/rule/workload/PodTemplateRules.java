package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** PodTemplate. */
public final class PodTemplateRules implements KindRules {
    @Override
    public void check(Value object) {}
}
