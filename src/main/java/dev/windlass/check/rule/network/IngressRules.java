package dev.windlass.check.rule.network;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Ingress. */
public final class IngressRules implements KindRules {
    @Override
    public void check(Value object) {}
}
