package dev.windlass.check.rule.extension;

import dev.windlass.check.cel.Expressions;
import dev.windlass.check.custom.CrdKinds;
import dev.windlass.check.rule.Value;
import dev.windlass.check.schema.Schema;
import dev.windlass.tree.Mapping;
import java.util.Optional;

/** Whether the expressions in a schema compile. */
final class ExpressionRules {
    private final Faults faults;

    private ExpressionRules(Faults faults) {
        this.faults = faults;
    }

    /** A schema that keeps all other rules. */
    static void check(Value schema, Faults faults) {
        if (faults.count() == 0 && schema.node().orElse(null) instanceof Mapping m) {
            new ExpressionRules(faults).visit(schema, CrdKinds.rootSchema(m), false);
        }
    }

    /**
     * One schema and those below.
     *
     * @param unlinked whether the value before a change cannot be found
     */
    private void visit(Value s, Schema schema, boolean unlinked) {
        for (Value rule : s.field("x-kubernetes-validations").items()) {
            rule(rule, schema, unlinked);
        }
        for (Value.Entry e : s.field("properties").entries()) {
            Optional<Schema> below = schema.member(e.key());
            below.ifPresent(b -> visit(e.value(), b, unlinked));
        }
        if (schema.shape() instanceof Schema.Dictionary(Schema values)
                && StructuralRules.isSchema(s.field("additionalProperties"))) {
            visit(s.field("additionalProperties"), values, unlinked);
        }
        if (schema.shape() instanceof Schema.Listing(Schema items)
                && s.field("items").isPresent()) {
            boolean keyed = s.field("x-kubernetes-list-type").isText("map");
            visit(s.field("items"), items, unlinked || !keyed);
        }
    }

    private void rule(Value rule, Schema schema, boolean unlinked) {
        Value optional = rule.field("optionalOldSelf");
        Value text = rule.field("rule");
        Expressions.Outcome outcome = Expressions.rule(schema, text.text(), optional.isTrue());
        outcome.fault().ifPresent(f -> faults.invalid(text, f));
        Value message = rule.field("messageExpression");
        if (!message.isEmpty()) {
            Expressions.message(schema, message.text(), optional.isTrue())
                    .fault()
                    .ifPresent(f -> faults.invalid(message, f));
        }
        if (outcome.usesOldSelf() && unlinked) {
            faults.invalid(text, "must not use oldSelf: in lists without keys no old value is known");
        } else if (outcome.fault().isEmpty() && !outcome.usesOldSelf() && optional.isPresent()) {
            faults.invalid(optional, "must not be set where the rule does not use oldSelf");
        }
    }
}
