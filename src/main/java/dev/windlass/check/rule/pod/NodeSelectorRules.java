package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;

/** A node selector with terms, as node affinity and volumes have it. */
public final class NodeSelectorRules {
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");
    private static final List<String> FIELD_OPERATORS = List.of("In", "NotIn");
    /** The only field of a node that can be selected. */
    private static final String NAME = "metadata.name";

    private NodeSelectorRules() {}

    /** The selector whose field {@code nodeSelectorTerms} has the terms. */
    public static void check(Value selector) {
        Value terms = selector.field("nodeSelectorTerms");
        if (terms.size() == 0) {
            terms.required("at least one term");
        }
        // before 1.33 a value that no label can have was let through
        terms.items().forEach(t -> term(t, selector.minor() >= 33));
    }

    /** One term; the preferences of a pod may have values that no label can have. */
    static void term(Value term, boolean checkValues) {
        term.field("matchExpressions").items().forEach(e -> expression(e, checkValues));
        term.field("matchFields").items().forEach(NodeSelectorRules::fieldExpression);
    }

    private static void expression(Value e, boolean checkValues) {
        Value operator = e.field("operator");
        Value values = e.field("values");
        switch (operator.text()) {
            case "In", "NotIn" -> {
                if (values.size() == 0) {
                    values.required("operator " + operator.text() + " needs one");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (values.size() > 0) {
                    values.forbidden("must not be set with operator " + operator.text());
                }
            }
            case "Gt", "Lt" -> {
                if (values.size() != 1) {
                    values.required("operator " + operator.text() + " needs exactly one");
                }
            }
            default -> operator.oneOfAsInvalid(OPERATORS);
        }
        e.field("key").form(TextForm.LABEL_KEY);
        for (Value v : values.items()) {
            if (!TextForm.LABEL_VALUE.fits(v.text())) {
                if (checkValues) {
                    v.form(TextForm.LABEL_VALUE);
                } else if (e.minor() >= 33) {
                    v.warn("is no value that a label can have, so no node matches");
                }
            }
        }
    }

    private static void fieldExpression(Value e) {
        Value values = e.field("values");
        e.field("operator").oneOfAsInvalid(FIELD_OPERATORS);
        if (FIELD_OPERATORS.contains(e.field("operator").text()) && values.size() != 1) {
            values.required("a field needs exactly one");
        }
        if (e.field("key").isText(NAME)) {
            values.items().forEach(v -> v.form(TextForm.SUBDOMAIN));
        } else {
            e.field("key").invalid("must be " + NAME);
        }
    }
}
