package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** DaemonSet. */
public final class DaemonSetRules implements KindRules {
    @Override
    public void check(Value object) {}
}
