package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** CustomResourceDefinition. */
public final class CustomResourceDefinitionRules implements KindRules {
    @Override
    public void check(Value object) {}
}
