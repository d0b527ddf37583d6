package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Node. */
public final class NodeRules implements KindRules {
    @Override
    public void check(Value object) {}
}
