package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ReplicaSet. */
public final class ReplicaSetRules implements KindRules {
    @Override
    public void check(Value object) {}
}
