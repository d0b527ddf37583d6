package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Deployment. */
public final class DeploymentRules implements KindRules {
    @Override
    public void check(Value object) {}
}
