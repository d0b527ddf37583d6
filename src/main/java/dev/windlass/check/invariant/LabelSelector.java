package dev.windlass.check.invariant;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A selector of pods, in either of its forms.
 *
 * @param site where it stands
 * @param labels what must be equal, by key, each with its place
 * @param expressions further requirements
 */
record LabelSelector(Site site, Map<String, Site> labels, List<Expression> expressions) {
    /** One of {@code matchExpressions}. */
    record Expression(String key, String operator, List<String> values) {
        boolean holds(PodTemplate pods) {
            return switch (operator) {
                case "In" -> values.stream().anyMatch(v -> pods.has(key, v));
                case "NotIn" ->
                    values.stream()
                            .noneMatch(v ->
                                    pods.labels().text(key).filter(v::equals).isPresent());
                case "Exists" -> pods.has(key);
                case "DoesNotExist" -> pods.labels().get(key) == null;
                default -> true; // not valid, which is for others to say
            };
        }
    }

    /** The plain form, as a Service has it. */
    static LabelSelector ofLabels(Site site) {
        return new LabelSelector(site, pairs(site), List.of());
    }

    /** The form with {@code matchLabels} and {@code matchExpressions}. */
    static LabelSelector of(Site site) {
        List<Expression> expressions = new ArrayList<>();
        for (Site e : site.items("matchExpressions")) {
            List<String> values =
                    e.items("values").stream().flatMap(v -> v.text().stream()).toList();
            expressions.add(
                    new Expression(e.text("key").orElse(""), e.text("operator").orElse(""), values));
        }
        return new LabelSelector(
                site, site.field("matchLabels").map(LabelSelector::pairs).orElse(Map.of()), expressions);
    }

    private static Map<String, Site> pairs(Site site) {
        Map<String, Site> pairs = new LinkedHashMap<>();
        if (site.node() instanceof Mapping m) {
            m.members().forEach((key, member) -> {
                if (member.value() instanceof Scalar.Text) {
                    site.key(key).ifPresent(s -> pairs.put(key, s));
                }
            });
        }
        return pairs;
    }

    /** Whether it asks for nothing. */
    boolean isEmpty() {
        return labels.isEmpty() && expressions.isEmpty();
    }

    boolean matches(PodTemplate pods) {
        return mismatch(pods).isEmpty() && expressions.stream().allMatch(e -> e.holds(pods));
    }

    /** The first label that pods do not carry. */
    Optional<Site> mismatch(PodTemplate pods) {
        return labels.entrySet().stream()
                .filter(l -> !pods.has(l.getKey(), value(l.getValue())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static String value(Site label) {
        return label.node() instanceof Scalar.Text t ? t.value() : "";
    }
}
