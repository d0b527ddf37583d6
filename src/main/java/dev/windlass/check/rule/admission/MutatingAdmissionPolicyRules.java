package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** MutatingAdmissionPolicy. */
public final class MutatingAdmissionPolicyRules implements KindRules {
    @Override
    public void check(Value object) {}
}
