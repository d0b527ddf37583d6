package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** LimitRange. */
public final class LimitRangeRules implements KindRules {
    @Override
    public void check(Value object) {}
}
