package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** PriorityClass. */
public final class PriorityClassRules implements KindRules {
    @Override
    public void check(Value object) {}
}
