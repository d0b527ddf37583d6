package dev.windlass.check.rule.admission;

import dev.windlass.check.cel.Expressions;
import dev.windlass.check.cel.PolicyScope;
import dev.windlass.check.cel.PolicyScope.Wanted;
import dev.windlass.check.rule.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/** The CEL expressions of one policy or webhook: whether they compile, with what they may name. */
final class PolicyExpressions {
    /** Of what a mutation makes its objects, the types of which are not known here. */
    private static final Pattern MAKES_OBJECT = Pattern.compile("Object|JSONPatch|jsonpatch");

    private final PolicyScope scope;
    private final boolean mutates;

    private PolicyExpressions(boolean hasParams, boolean mutates) {
        this.scope = new PolicyScope(hasParams);
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
        check(expression, Wanted.TRUTH, false, true);
    }

    /** A variable, which the expressions after it know by its name. */
    void variable(Value name, Value expression) {
        Optional<String> fault = scope.variable(name.text(), expression.text());
        if (!mutates || !MAKES_OBJECT.matcher(expression.text()).find()) {
            report(expression, fault);
        }
    }

    void validation(Value expression) {
        check(expression, Wanted.TRUTH, true, true);
    }

    /** A message cannot ask what a user may do. */
    void message(Value expression) {
        check(expression, Wanted.TEXT, true, false);
    }

    void annotation(Value expression) {
        check(expression, Wanted.TEXT_OR_NULL, true, true);
    }

    /** A mutation makes objects of types that are not known here: only its form counts. */
    void mutation(Value expression) {
        if (!expression.text().isBlank()) {
            report(expression, Expressions.syntaxFault(expression.text()));
        }
    }

    private void check(Value expression, Wanted wanted, boolean withVariables, boolean withAuthorizer) {
        if (!expression.text().isBlank()) {
            report(expression, scope.fault(expression.text(), wanted, withVariables, withAuthorizer));
        }
    }

    private static void report(Value expression, Optional<String> fault) {
        fault.ifPresent(expression::invalid);
    }
}
