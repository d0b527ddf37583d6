package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** CSIDriver. */
public final class CsiDriverRules implements KindRules {
    @Override
    public void check(Value object) {}
}
