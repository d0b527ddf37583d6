package dev.windlass.check.rule.network;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** EndpointSlice. */
public final class EndpointSliceRules implements KindRules {
    @Override
    public void check(Value object) {}
}
