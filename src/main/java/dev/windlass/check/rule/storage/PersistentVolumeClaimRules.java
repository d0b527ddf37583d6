package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** PersistentVolumeClaim. */
public final class PersistentVolumeClaimRules implements KindRules {
    @Override
    public void check(Value object) {}
}
