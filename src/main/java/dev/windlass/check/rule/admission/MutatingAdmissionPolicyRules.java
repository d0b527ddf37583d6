package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import java.util.List;

/** MutatingAdmissionPolicy, as in k8s.io/kubernetes/pkg/apis/admissionregistration/validation. */
public final class MutatingAdmissionPolicyRules implements KindRules {
    private static final List<String> PATCH_TYPES = List.of("ApplyConfiguration", "JSONPatch");

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        PolicyExpressions expressions = PolicyExpressions.ofMutatingPolicy(spec);
        PolicyRules.head(spec);
        RequestRules.noDeletions(spec.field("matchConstraints"));
        if (!object.isUpdate()) {
            MatchConditionRules.check(spec.field("matchConditions"), expressions);
        }
        if (spec.field("reinvocationPolicy").needed()) {
            spec.field("reinvocationPolicy").oneOf(WebhookConfigurationRules.REINVOCATION_POLICIES);
        }
        PolicyRules.variables(spec.field("variables"), expressions);
        if (spec.field("mutations").isEmpty()) {
            spec.field("mutations").required("a policy changes something");
        }
        spec.field("mutations").items().forEach(m -> mutation(m, expressions));
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value spec = object.field("spec");
        if (!PolicyRules.sameConditions(old.field("spec"), spec)) {
            MatchConditionRules.check(spec.field("matchConditions"), PolicyExpressions.ofMutatingPolicy(spec));
        }
    }

    private static void mutation(Value mutation, PolicyExpressions expressions) {
        Value type = mutation.field("patchType");
        switch (type.text()) {
            case "" -> type.required("it is one of " + String.join(", ", PATCH_TYPES));
            case "ApplyConfiguration" ->
                bodies(type.text(), mutation.field("applyConfiguration"), mutation.field("jsonPatch"), expressions);
            case "JSONPatch" ->
                bodies(type.text(), mutation.field("jsonPatch"), mutation.field("applyConfiguration"), expressions);
            default -> type.notSupported(PATCH_TYPES);
        }
    }

    private static void bodies(String type, Value body, Value other, PolicyExpressions expressions) {
        if (other.isPresent()) {
            other.forbidden("must not be set with patchType " + type);
        }
        if (body.isAbsent()) {
            body.required("patchType is " + type);
        } else if (body.field("expression").text().isBlank()) {
            body.field("expression").required();
        } else {
            expressions.mutation(body.field("expression"));
        }
    }
}
