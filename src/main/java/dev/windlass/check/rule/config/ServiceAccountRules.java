package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ServiceAccount. */
public final class ServiceAccountRules implements KindRules {
    @Override
    public void check(Value object) {}
}
