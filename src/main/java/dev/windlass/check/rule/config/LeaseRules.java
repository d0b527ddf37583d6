package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Lease. */
public final class LeaseRules implements KindRules {
    @Override
    public void check(Value object) {}
}
