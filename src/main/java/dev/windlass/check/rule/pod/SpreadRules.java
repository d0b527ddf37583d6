package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How pods are spread over the parts of a cluster. */
final class SpreadRules {
    private static final String STRICT = "DoNotSchedule";
    private static final List<String> ACTIONS = List.of(STRICT, "ScheduleAnyway");
    private static final List<String> POLICIES = List.of("Honor", "Ignore");

    private SpreadRules() {}

    static void check(Value constraints) {
        List<Value> all = constraints.items();
        for (int i = 0; i < all.size(); i++) {
            one(all.get(i));
            notRepeated(all.get(i), all.subList(i + 1, all.size()));
        }
    }

    private static void one(Value constraint) {
        constraint.field("maxSkew").atLeast(1);
        constraint.field("topologyKey").needed();
        Value action = constraint.field("whenUnsatisfiable");
        action.oneOf(ACTIONS);
        Value domains = constraint.field("minDomains");
        if (domains.isPresent()) {
            domains.atLeast(1);
            if (!action.isText(STRICT)) {
                domains.invalid("must not be set unless whenUnsatisfiable is " + STRICT);
            }
        }
        for (String field : List.of("nodeAffinityPolicy", "nodeTaintsPolicy")) {
            if (constraint.field(field).isPresent()) {
                constraint.field(field).oneOf(POLICIES);
            }
        }
        labelKeys(constraint, constraint.field("labelSelector"));
        LabelRules.selector(constraint.field("labelSelector"));
        if (constraint.field("labelSelector").isAbsent()) {
            constraint.warn("has no labelSelector, so it counts no pod");
        }
    }

    private static void labelKeys(Value constraint, Value selector) {
        Value keys = constraint.field("matchLabelKeys");
        if (keys.minor() >= 34) {
            AffinityRules.checkKeys(keys, selector);
            AffinityRules.conflicts(constraint, keys, selector);
            return;
        }
        if (keys.size() > 0 && selector.isAbsent()) {
            keys.forbidden("must not be set without a labelSelector");
        }
        Set<String> selected = new HashSet<>();
        selector.field("matchLabels").entries().forEach(e -> selected.add(e.key()));
        selector.field("matchExpressions")
                .items()
                .forEach(e -> selected.add(e.field("key").text()));
        for (Value key : keys.items()) {
            key.form(TextForm.LABEL_KEY);
            if (selected.contains(key.text())) {
                key.invalid("must not be in the labelSelector as well");
            }
        }
    }

    private static void notRepeated(Value constraint, List<Value> others) {
        String key = constraint.field("topologyKey").text();
        String action = constraint.field("whenUnsatisfiable").text();
        for (Value other : others) {
            if (other.field("topologyKey").text().equals(key)
                    && other.field("whenUnsatisfiable").text().equals(action)) {
                constraint.field("{topologyKey, whenUnsatisfiable}").duplicate(); // so the server names the pair
                return;
            }
        }
    }
}
