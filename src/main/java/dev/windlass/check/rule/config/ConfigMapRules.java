package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ConfigMap. */
public final class ConfigMapRules implements KindRules {
    @Override
    public void check(Value object) {}
}
