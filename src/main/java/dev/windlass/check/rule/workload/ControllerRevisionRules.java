package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ControllerRevision. */
public final class ControllerRevisionRules implements KindRules {
    @Override
    public void check(Value object) {}
}
