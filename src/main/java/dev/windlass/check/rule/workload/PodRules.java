package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Pod. */
public final class PodRules implements KindRules {
    @Override
    public void check(Value object) {}
}
