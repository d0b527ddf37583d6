package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** CSINode. */
public final class CsiNodeRules implements KindRules {
    @Override
    public void check(Value object) {}
}
