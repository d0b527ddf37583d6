package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** StorageClass. */
public final class StorageClassRules implements KindRules {
    @Override
    public void check(Value object) {}
}
