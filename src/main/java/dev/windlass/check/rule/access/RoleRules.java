package dev.windlass.check.rule.access;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Role and ClusterRole. */
public final class RoleRules implements KindRules {
    @Override
    public void check(Value object) {}
}
