package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.Value;

/** Whether the expressions in a schema compile. */
final class ExpressionRules {
    private ExpressionRules() {}

    static void check(Value schema, Faults faults) {}
}
