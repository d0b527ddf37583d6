package dev.windlass.check.rule.admission;

import dev.windlass.check.cel.CelWords;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.Locale;

/** What both kinds of admission policies have, as in k8s.io/kubernetes/pkg/apis/admissionregistration/validation. */
final class PolicyRules {
    private PolicyRules() {}

    /** Everything before variables; match conditions are the caller's. */
    static void head(Value spec) {
        if (spec.field("failurePolicy").isPresent()) {
            spec.field("failurePolicy").oneOf(WebhookConfigurationRules.FAILURE_POLICIES);
        }
        if (spec.field("paramKind").isPresent()) {
            paramKind(spec.field("paramKind"));
        }
        Value match = spec.field("matchConstraints");
        if (match.isAbsent()) {
            match.required("it says which requests the policy is asked about");
        } else {
            RequestRules.resources(match);
            if (match.field("resourceRules").isEmpty()) {
                match.field("resourceRules").required("at least one says which requests the policy is asked about");
            }
        }
    }

    /** Variables, which are compiled one after the other. */
    static void variables(Value variables, PolicyExpressions expressions) {
        for (Value v : variables.items()) {
            Value name = v.field("name");
            if (name.text().isBlank()) {
                name.required();
            } else if (!TextForm.C_IDENTIFIER.fits(name.text()) || CelWords.RESERVED.contains(name.text())) {
                name.invalid("must be a CEL identifier: letters, digits and \"_\", and no word of CEL itself");
            }
            Value expression = v.field("expression");
            if (expression.text().isBlank()) {
                expression.required();
            } else {
                expressions.variable(name, expression);
            }
        }
    }

    private static void paramKind(Value paramKind) {
        Value apiVersion = paramKind.field("apiVersion");
        if (apiVersion.needed()) {
            String text = apiVersion.text();
            int slash = text.indexOf('/');
            String group = slash < 0 ? "" : text.substring(0, slash);
            if (slash != text.lastIndexOf('/')) {
                apiVersion.invalid("must be a version, or a group, \"/\" and a version");
            } else {
                if (!group.isEmpty() && !TextForm.SUBDOMAIN.fits(group)) {
                    apiVersion.invalid("must begin with a group that is " + TextForm.SUBDOMAIN.description());
                }
                if (!TextForm.LABEL_1035.fits(text.substring(slash + 1))) {
                    apiVersion.invalid("must have a version that is " + TextForm.LABEL_1035.description());
                }
            }
        }
        Value kind = paramKind.field("kind");
        if (kind.needed() && !TextForm.LABEL_1035.fits(kind.text().toLowerCase(Locale.ROOT))) {
            kind.invalid("must be the name of a kind, such as ConfigMap");
        }
    }

    /** Whether neither the conditions nor what they may name changed, so that they are not looked at again. */
    static boolean sameConditions(Value old, Value spec) {
        return spec.field("matchConditions").isSameAs(old.field("matchConditions"))
                && spec.field("paramKind").isSameAs(old.field("paramKind"));
    }
}
