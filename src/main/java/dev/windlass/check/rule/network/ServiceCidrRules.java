package dev.windlass.check.rule.network;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ServiceCIDR. */
public final class ServiceCidrRules implements KindRules {
    @Override
    public void check(Value object) {}
}
