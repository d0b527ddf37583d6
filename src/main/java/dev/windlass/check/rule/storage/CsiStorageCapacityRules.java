package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** CSIStorageCapacity. */
public final class CsiStorageCapacityRules implements KindRules {
    @Override
    public void check(Value object) {}
}
