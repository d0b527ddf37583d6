package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ReplicationController. */
public final class ReplicationControllerRules implements KindRules {
    @Override
    public void check(Value object) {}
}
