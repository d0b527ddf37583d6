package dev.windlass.check.rule.network;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** NetworkPolicy. */
public final class NetworkPolicyRules implements KindRules {
    @Override
    public void check(Value object) {}
}
