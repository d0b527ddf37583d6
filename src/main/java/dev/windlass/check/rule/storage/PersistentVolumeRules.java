package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** PersistentVolume. */
public final class PersistentVolumeRules implements KindRules {
    @Override
    public void check(Value object) {}
}
