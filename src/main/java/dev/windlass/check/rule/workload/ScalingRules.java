package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.Value;
import dev.windlass.check.schema.Quantity;
import java.util.List;

/** How fast a HorizontalPodAutoscaler scales in one direction. */
final class ScalingRules {
    private static final List<String> SELECTIONS = List.of("Disabled", "Max", "Min");
    private static final List<String> TYPES = List.of("Percent", "Pods");
    private static final int LONGEST_WINDOW = 3600;
    private static final int LONGEST_PERIOD = 1800;

    private ScalingRules() {}

    static void check(Value rules) {
        rules.field("stabilizationWindowSeconds").within(0, LONGEST_WINDOW);
        if (rules.field("selectPolicy").isPresent()) {
            rules.field("selectPolicy").oneOf(SELECTIONS);
        }
        Value policies = rules.field("policies");
        if (policies.isPresent() && policies.isEmpty()) {
            policies.required("at least one is needed");
        }
        policies.items().forEach(ScalingRules::policy);
        if (rules.field("tolerance").quantity().map(Quantity::signum).orElse(0) < 0) {
            rules.field("tolerance").invalid("must be 0 or more");
        }
    }

    private static void policy(Value policy) {
        policy.field("type").oneOf(TYPES);
        policy.field("value").atLeast(1);
        policy.field("periodSeconds").within(1, LONGEST_PERIOD);
    }
}
