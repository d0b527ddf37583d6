package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** CronJob. */
public final class CronJobRules implements KindRules {
    @Override
    public void check(Value object) {}
}
