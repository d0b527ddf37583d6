package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** APIService. */
public final class ApiServiceRules implements KindRules {
    @Override
    public void check(Value object) {}
}
