package dev.windlass.check.rule.admission;

import dev.windlass.check.cel.AdmissionExpressions;
import dev.windlass.check.rule.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/** The CEL expressions of one policy or webhook: whether they compile, with what they may name. */
final class PolicyExpressions {
    /** Objects of the types that a mutation makes, which are not known here. */
    private static final Pattern MAKES_OBJECT = Pattern.compile("Object|JSONPatch|jsonpatch");

    private final AdmissionExpressions expressions;

    private final boolean mutates;

    private PolicyExpressions(boolean hasParams, boolean mutates) {
        this.expressions = new AdmissionExpressions(hasParams);
        this.mutates = mutates;
    }

    /** For a webhook, whose conditions know no parameters. */
    static PolicyExpressions ofWebhook() {
        return new PolicyExpressions(false, false);
    }

    /** For a policy that says yes or no. */
    static PolicyExpressions ofPolicy(Value spec) {
        return new PolicyExpressions(spec.field("paramKind").isPresent(), false);
    }

    /** For a policy that changes objects. */
    static PolicyExpressions ofMutatingPolicy(Value spec) {
        return new PolicyExpressions(spec.field("paramKind").isPresent(), true);
    }

    /** A match condition, which knows no variables. */
    void condition(Value expression) {
        report(expression, expressions.condition(expression.text()));
    }

    /** A variable, which the expressions after it know by its name. */
    void variable(Value name, Value expression) {
        Optional<String> fault = expressions.variable(name.text(), expression.text());
        if (!mutates || !MAKES_OBJECT.matcher(expression.text()).find()) {
            report(expression, fault);
        }
    }

    void validation(Value expression) {
        report(expression, expressions.validation(expression.text()));
    }

    void message(Value expression) {
        report(expression, expressions.message(expression.text()));
    }

    void annotation(Value expression) {
        report(expression, expressions.annotation(expression.text()));
    }

    private static void report(Value expression, Optional<String> fault) {
        fault.ifPresent(expression::invalid);
    }
}
