package dev.windlass.check.rule.extension;

import dev.windlass.check.cel.Expressions;
import dev.windlass.check.custom.CrdKinds;
import dev.windlass.check.rule.Value;
import dev.windlass.check.schema.Schema;
import dev.windlass.tree.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the expressions in a schema compile, and are not too costly to evaluate. */
final class ExpressionRules {
    /** StaticEstimatedCostLimit of k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation/validation.go. */
    private static final double MOST_COST = 10_000_000;
    /** For values that stand in a list or mapping without a limit. */
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;

    /** StaticEstimatedCRDCostLimit there: of all expressions of a schema. */
    private static final double MOST_COST_IN_ALL = 100_000_000;
    /** What an expression costs that is named where all together cost too much, of which the server names the first four. */
    private static final double NAMED_COST = MOST_COST_IN_ALL / 100;

    private static final int MOST_NAMED = 4;

    private final Faults faults;
    private final List<Costly> costly = new ArrayList<>();
    private double costInAll;

    /** An expression that is a large part of the cost. */
    private record Costly(Value expression, double cost) {}

    private ExpressionRules(Faults faults) {
        this.faults = faults;
    }

    /** A schema that keeps all other rules. */
    static void check(Value schema, Faults faults) {
        if (faults.count() == 0 && schema.node().orElse(null) instanceof Mapping m) {
            ExpressionRules rules = new ExpressionRules(faults);
            rules.visit(schema, CrdKinds.rootSchema(m), false, 1);
            rules.all(schema);
        }
    }

    private void all(Value schema) {
        if (costInAll > MOST_COST_IN_ALL) {
            costly.stream()
                    .sorted(Comparator.comparingDouble(Costly::cost).reversed())
                    .limit(MOST_NAMED)
                    .filter(c -> c.cost() <= MOST_COST) // of others it is said already
                    .forEach(c ->
                            faults.forbidden(c.expression(), "makes all rules together take too long to evaluate"));
            faults.forbidden(schema, "has rules that together may take too long to evaluate");
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
        if (!s.field("x-kubernetes-validations").isEmpty() && !Expressions.canName(written)) {
            faults.invalid(
                    s.field("x-kubernetes-validations"),
                    "cannot be used here: nothing is said of the type of the value");
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
        costInAll += cost;
        if (cost >= NAMED_COST) {
            costly.add(new Costly(expression, cost));
        }
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
            Expressions.Outcome said = Expressions.costedMessage(schema, written, message.text(), optional.isTrue());
            said.fault().ifPresent(f -> faults.invalid(message, f));
            cost(message, said.cost());
        }
        if (outcome.usesOldSelf() && unlinked) {
            faults.invalid(text, "must not use oldSelf: in lists without keys no old value is known");
        } else if (outcome.fault().isEmpty() && !outcome.usesOldSelf() && optional.isPresent()) {
            faults.invalid(optional, "must not be set where the rule does not use oldSelf");
        }
    }
}
