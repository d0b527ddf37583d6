package dev.windlass.check.rule.access;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** RoleBinding and ClusterRoleBinding. */
public final class RoleBindingRules implements KindRules {
    @Override
    public void check(Value object) {}
}
