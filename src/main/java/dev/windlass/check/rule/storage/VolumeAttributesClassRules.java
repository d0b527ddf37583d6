package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** VolumeAttributesClass. */
public final class VolumeAttributesClassRules implements KindRules {
    @Override
    public void check(Value object) {}
}
