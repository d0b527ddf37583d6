package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ResourceQuota. */
public final class ResourceQuotaRules implements KindRules {
    @Override
    public void check(Value object) {}
}
