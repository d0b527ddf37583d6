package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ValidatingAdmissionPolicy. */
public final class ValidatingAdmissionPolicyRules implements KindRules {
    @Override
    public void check(Value object) {}
}
