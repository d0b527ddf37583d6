package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** ValidatingAdmissionPolicy, as in k8s.io/kubernetes/pkg/apis/admissionregistration/validation. */
public final class ValidatingAdmissionPolicyRules implements KindRules {
    private static final List<String> REASONS = List.of("Forbidden", "Invalid", "RequestEntityTooLarge");
    private static final int MOST_ANNOTATIONS = 20;
    private static final int LONGEST_VALUE_EXPRESSION = 5 * 1024;

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        PolicyExpressions expressions = PolicyExpressions.ofPolicy(spec);
        PolicyRules.head(spec);
        if (!object.isUpdate()) {
            MatchConditionRules.check(spec.field("matchConditions"), expressions);
        }
        PolicyRules.variables(spec.field("variables"), expressions);
        Value validations = spec.field("validations");
        Value annotations = spec.field("auditAnnotations");
        if (validations.isEmpty() && annotations.isEmpty()) {
            validations.required("a policy has validations or auditAnnotations");
            annotations.required("a policy has validations or auditAnnotations");
        }
        validations.items().forEach(v -> validation(v, expressions));
        annotations(annotations, object.field("metadata", "name").text(), expressions);
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value spec = object.field("spec");
        if (!PolicyRules.sameConditions(old.field("spec"), spec)) {
            MatchConditionRules.check(spec.field("matchConditions"), PolicyExpressions.ofPolicy(spec));
        }
    }

    private static void validation(Value validation, PolicyExpressions expressions) {
        Value expression = validation.field("expression");
        if (expression.text().isBlank()) {
            expression.required();
        } else {
            expressions.validation(expression);
        }
        Value messageExpression = validation.field("messageExpression");
        if (!messageExpression.isEmpty()) {
            if (messageExpression.text().isBlank()) {
                messageExpression.invalid("must not be blank");
            } else {
                expressions.message(messageExpression);
            }
        }
        Value message = validation.field("message");
        if (!message.isEmpty() && message.text().isBlank()) {
            message.invalid("must not be blank");
        } else if (message.text().strip().chars().anyMatch(c -> c == '\n' || c == '\r')) {
            message.invalid("must be one line");
        }
        if (validation.field("reason").isPresent()) {
            validation.field("reason").oneOf(REASONS);
        }
    }

    private static void annotations(Value annotations, String policy, PolicyExpressions expressions) {
        if (annotations.size() > MOST_ANNOTATIONS) {
            annotations.invalid("must have at most " + MOST_ANNOTATIONS + " items");
        }
        Set<String> keys = new HashSet<>();
        for (Value a : annotations.items()) {
            Value key = a.field("key");
            if (policy.isEmpty()) {
                key.invalid("needs metadata.name, which is made a part of it");
            } else if (!TextForm.LABEL_KEY.fits(policy + '/' + key.text())) {
                key.invalid("must be, after \"" + policy + "/\", the name of an annotation");
            }
            if (!keys.add(key.text())) {
                key.duplicate();
            }
            Value expression = a.field("valueExpression");
            if (expression.text().isBlank()) {
                expression.required();
            } else if (TextForm.bytes(expression.text().strip()) > LONGEST_VALUE_EXPRESSION) {
                expression.required("it may have at most " + LONGEST_VALUE_EXPRESSION + " bytes");
            } else {
                expressions.annotation(expression);
            }
        }
    }
}
