package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** Namespace. */
public final class NamespaceRules implements KindRules {
    @Override
    public void check(Value object) {}
}
