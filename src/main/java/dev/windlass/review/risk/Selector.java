package dev.windlass.review.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A selector of objects by their labels.
 *
 * @param labels what must be equal
 * @param expressions further requirements
 */
record Selector(Map<String, String> labels, List<Expression> expressions) {
    /** One of {@code matchExpressions}. */
    record Expression(String key, String operator, List<String> values) {
        boolean holds(Map<String, String> of) {
            String value = of.get(key);
            return switch (operator) {
                case "In" -> value != null && values.contains(value);
                case "NotIn" -> value == null || !values.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                default -> false;
            };
        }
    }

    Selector {
        labels = Map.copyOf(labels);
        expressions = List.copyOf(expressions);
    }

    /** The plain form, as a Service has it. */
    static Selector ofLabels(View selector) {
        return new Selector(selector.pairs(), List.of());
    }

    /** The form with {@code matchLabels} and {@code matchExpressions}. */
    static Selector of(View selector) {
        List<Expression> expressions = new ArrayList<>();
        for (View e : selector.items("matchExpressions")) {
            expressions.add(
                    new Expression(e.text("key").orElse(""), e.text("operator").orElse(""), e.texts("values")));
        }
        return new Selector(selector.pairs("matchLabels"), expressions);
    }

    /** Whether it asks for nothing, and so selects everything. */
    boolean isEmpty() {
        return labels.isEmpty() && expressions.isEmpty();
    }

    boolean matches(Map<String, String> of) {
        return of.entrySet().containsAll(labels.entrySet())
                && expressions.stream().allMatch(e -> e.holds(of));
    }

    /** Whether everything that another selects is selected by this one too, as far as that can be told. */
    boolean covers(Selector other) {
        return other.labels.entrySet().containsAll(labels.entrySet()) && other.expressions.containsAll(expressions);
    }

    /** Such as {@code app=web, tier in (a, b)}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(l -> parts.add(l.getKey() + '=' + l.getValue()));
        expressions.forEach(e ->
                parts.add(e.values.isEmpty() ? e.key + ' ' + e.operator : e.key + ' ' + e.operator + ' ' + e.values));
        return String.join(", ", parts);
    }
}
