package dev.windlass.check.rule.network;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** IngressClass. */
public final class IngressClassRules implements KindRules {
    @Override
    public void check(Value object) {}
}
