package dev.windlass.check.rule.extension;

import dev.windlass.check.cel.Expressions;
import dev.windlass.check.custom.CrdKinds;
import dev.windlass.check.rule.Value;
import dev.windlass.check.schema.Schema;
import dev.windlass.tree.Mapping;
import java.util.Optional;

/** Whether the expressions in a schema compile, and are not too costly to evaluate. */
final class ExpressionRules {
    /** StaticEstimatedCostLimit of k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go. */
    private static final double MOST_COST = 10_000_000;
    /** For values that stand in a list or mapping without a limit. */
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;

    private final Faults faults;

    private ExpressionRules(Faults faults) {
        this.faults = faults;
    }

    /** A schema that keeps all other rules. */
    static void check(Value schema, Faults faults) {
        if (faults.count() == 0 && schema.node().orElse(null) instanceof Mapping m) {
            new ExpressionRules(faults).visit(schema, CrdKinds.rootSchema(m), false, 1);
        }
    }

    /**
     * One schema and those below.
     *
     * @param unlinked whether the value before a change cannot be found
     * @param times how many such values an object can have
     */
    private void visit(Value s, Schema schema, boolean unlinked, double times) {
        if (!(s.node().orElse(null) instanceof Mapping written)) {
            return;
        }
        for (Value rule : s.field("x-kubernetes-validations").items()) {
            double count = times == UNLIMITED ? Expressions.occurrences(written) : times;
            rule(rule, schema, written, unlinked, count);
        }
        for (Value.Entry e : s.field("properties").entries()) {
            Optional<Schema> below = schema.member(e.key());
            below.ifPresent(b -> visit(e.value(), b, unlinked, times));
        }
        if (schema.shape() instanceof Schema.Dictionary(Schema values)
                && StructuralRules.isSchema(s.field("additionalProperties"))) {
            visit(s.field("additionalProperties"), values, unlinked, times(times, s.field("maxProperties")));
        }
        if (schema.shape() instanceof Schema.Listing(Schema items)
                && s.field("items").isPresent()) {
            boolean keyed = s.field("x-kubernetes-list-type").isText("map");
            visit(s.field("items"), items, unlinked || !keyed, times(times, s.field("maxItems")));
        }
    }

    private static double times(double times, Value most) {
        return most.isAbsent() || times == UNLIMITED ? UNLIMITED : times * Math.max(0, most.number());
    }

    private void cost(Value expression, double cost) {
        if (cost > MOST_COST) {
            faults.forbidden(
                    expression,
                    "may take too long to evaluate: give the lists, mappings and texts that it is about a maxItems, "
                            + "maxProperties or maxLength, or make it simpler");
        }
    }

    private void rule(Value rule, Schema schema, Mapping written, boolean unlinked, double count) {
        Value optional = rule.field("optionalOldSelf");
        Value text = rule.field("rule");
        Expressions.Outcome outcome = Expressions.costedRule(schema, written, text.text(), optional.isTrue());
        outcome.fault().ifPresent(f -> faults.invalid(text, f));
        cost(text, outcome.cost() * count);
        Value message = rule.field("messageExpression");
        if (!message.isEmpty()) {
            Expressions.Outcome said =
                    Expressions.costedMessage(schema, written, message.text(), optional.isTrue());
            said.fault().ifPresent(f -> faults.invalid(message, f));
            cost(message, said.cost() * count);
        }
        if (outcome.usesOldSelf() && unlinked) {
            faults.invalid(text, "must not use oldSelf: in lists without keys no old value is known");
        } else if (outcome.fault().isEmpty() && !outcome.usesOldSelf() && optional.isPresent()) {
            faults.invalid(optional, "must not be set where the rule does not use oldSelf");
        }
    }
}
