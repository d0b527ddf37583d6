package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ValidatingAdmissionPolicyBinding and MutatingAdmissionPolicyBinding. */
public final class AdmissionPolicyBindingRules implements KindRules {
    @Override
    public void check(Value object) {}
}
