package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.Set;

/** {@code matchConditions} of a webhook or a policy. */
final class MatchConditionRules {
    private static final int MOST = 64;

    private MatchConditionRules() {}

    /** All conditions of a list; an absent one is fine. */
    static void check(Value conditions, PolicyExpressions expressions) {
        if (conditions.size() > MOST) {
            conditions.tooMany(MOST);
        }
        Set<String> names = new HashSet<>();
        for (Value c : conditions.items()) {
            Value expression = c.field("expression");
            if (expression.text().isBlank()) {
                expression.required();
            } else {
                expressions.condition(expression);
            }
            Value name = c.field("name");
            if (name.needed()) {
                name.form(TextForm.LABEL_KEY);
                if (!names.add(name.text())) {
                    name.duplicate();
                }
            }
        }
    }
}
