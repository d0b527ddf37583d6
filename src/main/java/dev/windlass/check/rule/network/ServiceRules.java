package dev.windlass.check.rule.network;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Service. */
public final class ServiceRules implements KindRules {
    @Override
    public void check(Value object) {}
}
