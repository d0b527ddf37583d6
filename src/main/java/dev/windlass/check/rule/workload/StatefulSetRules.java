package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** StatefulSet. */
public final class StatefulSetRules implements KindRules {
    @Override
    public void check(Value object) {}
}
