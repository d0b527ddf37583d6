package dev.windlass.check.rule.network;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Endpoints. */
public final class EndpointsRules implements KindRules {
    @Override
    public void check(Value object) {}
}
