package dev.windlass.check.rule;

import dev.windlass.check.rule.Value.Entry;
import java.util.ArrayList;
import java.util.List;

/** Labels and label selectors, as in k8s.io/apimachinery/pkg/apis/meta/v1/validation. */
public final class LabelRules {
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");

    private LabelRules() {}

    /** A map of labels: also a node selector and the selector of a Service. */
    public static void labels(Value labels) {
        for (Entry e : labels.entries()) {
            if (!TextForm.LABEL_KEY.fits(e.key())) {
                labels.at(e.keyOrigin())
                        .invalid("has the key \"" + e.key() + "\", which is not " + TextForm.LABEL_KEY.description());
            }
            if (!TextForm.LABEL_VALUE.fits(e.value().text())) {
                labels.at(e.value().origin())
                        .invalid("has the value \"" + e.value().text() + "\" of \"" + e.key() + "\", which is not "
                                + TextForm.LABEL_VALUE.description());
            }
        }
    }

    /** A selector with {@code matchLabels} and {@code matchExpressions}; an absent one is fine. */
    public static void selector(Value selector) {
        labels(selector.field("matchLabels"));
        for (Value e : selector.field("matchExpressions").items()) {
            Value values = e.field("values");
            switch (e.field("operator").text()) {
                case "In", "NotIn" -> {
                    if (values.size() == 0) {
                        values.required("operator " + e.field("operator").text() + " needs one");
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (values.size() > 0) {
                        values.forbidden("must not be set with operator "
                                + e.field("operator").text());
                    }
                }
                default -> e.field("operator").invalid("must be one of " + String.join(", ", OPERATORS));
            }
            e.field("key").form(TextForm.LABEL_KEY);
            values.items().forEach(v -> v.form(TextForm.LABEL_VALUE));
        }
    }

    /** Whether {@link #selector} has nothing to say of a selector. */
    public static boolean isSound(Value selector) {
        return selector.field("matchLabels").entries().stream()
                        .allMatch(e -> TextForm.LABEL_KEY.fits(e.key())
                                && TextForm.LABEL_VALUE.fits(e.value().text()))
                && selector.field("matchExpressions").items().stream().allMatch(LabelRules::isSoundExpression);
    }

    private static boolean isSoundExpression(Value expression) {
        Value values = expression.field("values");
        boolean counts = switch (expression.field("operator").text()) {
            case "In", "NotIn" -> values.size() > 0;
            case "Exists", "DoesNotExist" -> values.size() == 0;
            default -> false;
        };
        return counts
                && TextForm.LABEL_KEY.fits(expression.field("key").text())
                && values.items().stream().allMatch(v -> TextForm.LABEL_VALUE.fits(v.text()));
    }

    /** Whether a selector asks for nothing. */
    public static boolean isEmptySelector(Value selector) {
        return selector.field("matchLabels").size() == 0
                && selector.field("matchExpressions").size() == 0;
    }

    /** Whether a selector matches labels; an absent one matches nothing, an empty one everything. */
    public static boolean matches(Value selector, Value labels) {
        if (selector.isAbsent()) {
            return false;
        }
        boolean all = selector.field("matchLabels").entries().stream()
                .allMatch(e -> labels.key(e.key()).isPresent()
                        && labels.key(e.key()).text().equals(e.value().text()));
        return all && selector.field("matchExpressions").items().stream().allMatch(e -> holds(e, labels));
    }

    private static boolean holds(Value expression, Value labels) {
        Value label = labels.key(expression.field("key").text());
        List<String> values = new ArrayList<>();
        expression.field("values").items().forEach(v -> values.add(v.text()));
        return switch (expression.field("operator").text()) {
            case "In" -> label.isPresent() && values.contains(label.text());
            case "NotIn" -> label.isAbsent() || !values.contains(label.text());
            case "Exists" -> label.isPresent();
            case "DoesNotExist" -> label.isAbsent();
            default -> true; // not valid, which is said elsewhere
        };
    }
}
