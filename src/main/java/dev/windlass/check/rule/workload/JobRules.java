package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Job. */
public final class JobRules implements KindRules {
    @Override
    public void check(Value object) {}
}
