package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** RuntimeClass. */
public final class RuntimeClassRules implements KindRules {
    @Override
    public void check(Value object) {}
}
