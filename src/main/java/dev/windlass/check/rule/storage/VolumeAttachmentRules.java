package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** VolumeAttachment. */
public final class VolumeAttachmentRules implements KindRules {
    @Override
    public void check(Value object) {}
}
