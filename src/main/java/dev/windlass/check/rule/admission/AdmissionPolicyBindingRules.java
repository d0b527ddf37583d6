package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * ValidatingAdmissionPolicyBinding and MutatingAdmissionPolicyBinding, as in
 * k8s.io/kubernetes/pkg/apis/admissionregistration/validation. Whether the policy exists is not looked at.
 */
public final class AdmissionPolicyBindingRules implements KindRules {
    private static final List<String> ACTIONS = List.of("Audit", "Deny", "Warn");
    private static final List<String> NOT_FOUND_ACTIONS = List.of("Deny", "Allow");

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        if (spec.field("policyName").needed()) {
            spec.field("policyName").form(TextForm.SUBDOMAIN);
        }
        if (spec.field("paramRef").isPresent()) {
            params(spec.field("paramRef"));
        }
        RequestRules.resources(spec.field("matchResources"));
        if (object.kind().startsWith("Validating")) {
            actions(spec.field("validationActions"));
        }
    }

    private static void params(Value params) {
        Value name = params.field("name");
        Value selector = params.field("selector");
        if (!name.isEmpty()) {
            name.form(TextForm.PATH_SEGMENT);
        }
        LabelRules.selector(selector);
        if (!name.isEmpty() && selector.isPresent()) {
            name.forbidden("must not be set together with selector");
            selector.forbidden("must not be set together with name");
        } else if (name.isEmpty() && selector.isAbsent()) {
            params.required("it has a name or a selector");
        }
        if (params.field("parameterNotFoundAction").needed()) {
            params.field("parameterNotFoundAction").oneOf(NOT_FOUND_ACTIONS);
        }
    }

    private static void actions(Value actions) {
        if (actions.isEmpty()) {
            actions.required("at least one of " + String.join(", ", ACTIONS));
        }
        Set<String> seen = new HashSet<>();
        for (Value a : actions.items()) {
            a.oneOf(ACTIONS);
            if (!seen.add(a.text())) {
                a.duplicate();
            }
        }
        if (seen.contains("Deny") && seen.contains("Warn")) {
            actions.invalid("must not have both Deny and Warn: a refusal says the same already");
        }
    }
}
