package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Secret. */
public final class SecretRules implements KindRules {
    @Override
    public void check(Value object) {}
}
