package dev.windlass.check.rule.network;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** IPAddress. */
public final class IpAddressRules implements KindRules {
    @Override
    public void check(Value object) {}
}
