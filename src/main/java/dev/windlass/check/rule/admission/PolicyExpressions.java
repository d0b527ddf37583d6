package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.Value;

/** The CEL expressions of one policy or webhook: whether they compile, with what they may name. */
final class PolicyExpressions {
    private PolicyExpressions() {}

    /** For a webhook, whose conditions know no parameters. */
    static PolicyExpressions ofWebhook() {
        return new PolicyExpressions();
    }

    /** For a policy. */
    static PolicyExpressions ofPolicy(Value spec) {
        return new PolicyExpressions();
    }

    /** A match condition, which knows no variables. */
    void condition(Value expression) {}

    /** A variable, which the expressions after it know by its name. */
    void variable(Value name, Value expression) {}

    void validation(Value expression) {}

    void message(Value expression) {}

    void annotation(Value expression) {}

    void mutation(Value expression) {}
}
