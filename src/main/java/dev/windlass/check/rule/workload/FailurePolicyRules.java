package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a Job does about pods that fail: {@code podFailurePolicy}. */
final class FailurePolicyRules {
    private static final List<String> ACTIONS = List.of("Count", "FailIndex", "FailJob", "Ignore");
    private static final List<String> OPERATORS = List.of("In", "NotIn");
    private static final List<String> STATUSES = List.of("False", "True", "Unknown");
    private static final int MOST_RULES = 20;
    private static final int MOST_CONDITIONS = 20;
    private static final int MOST_EXIT_CODES = 255;

    private FailurePolicyRules() {}

    /** The policy of a Job's specification. */
    static void check(Value spec) {
        Value rules = spec.field("podFailurePolicy", "rules");
        if (rules.size() > MOST_RULES) {
            rules.tooMany(MOST_RULES);
        }
        Set<String> containers = new HashSet<>();
        Value pod = spec.field("template", "spec");
        for (String list : List.of("containers", "initContainers")) {
            pod.field(list).items().forEach(c -> containers.add(c.field("name").text()));
        }
        boolean perIndex = spec.field("backoffLimitPerIndex").isPresent();
        rules.items().forEach(r -> rule(r, containers, perIndex));
    }

    private static void rule(Value rule, Set<String> containers, boolean perIndex) {
        Value action = rule.field("action");
        if (action.isEmpty()) {
            action.required("it is one of " + String.join(", ", ACTIONS));
        } else if (action.isText("FailIndex")) {
            if (!perIndex) {
                action.invalid("needs backoffLimitPerIndex");
            }
        } else {
            action.oneOf(ACTIONS);
        }
        Value codes = rule.field("onExitCodes");
        Value conditions = rule.field("onPodConditions");
        if (codes.isAbsent() && conditions.isEmpty()) {
            rule.invalid("must have onExitCodes or onPodConditions");
        }
        if (codes.isPresent() && !conditions.isEmpty()) {
            rule.invalid("must not have both onExitCodes and onPodConditions");
        }
        if (codes.isPresent()) {
            exitCodes(codes, containers);
        }
        if (conditions.size() > MOST_CONDITIONS) {
            conditions.tooMany(MOST_CONDITIONS);
        }
        conditions.items().forEach(FailurePolicyRules::condition);
    }

    private static void condition(Value condition) {
        condition.field("type").form(TextForm.LABEL_KEY);
        condition.field("status").oneOf(STATUSES);
    }

    private static void exitCodes(Value codes, Set<String> containers) {
        Value operator = codes.field("operator");
        if (operator.needed()) {
            operator.oneOf(OPERATORS);
        }
        Value container = codes.field("containerName");
        if (container.isPresent() && !containers.contains(container.text())) {
            container.invalid("must name a container or an init container of the template");
        }
        Value values = codes.field("values");
        if (values.isEmpty()) {
            values.invalid("must have at least one exit code");
        } else if (values.size() > MOST_EXIT_CODES) {
            values.tooMany(MOST_EXIT_CODES);
        }
        exitCodes(values, operator.isText("In"));
    }

    private static void exitCodes(Value values, boolean isIn) {
        boolean isOrdered = true;
        long before = Long.MIN_VALUE;
        Set<Long> seen = new HashSet<>();
        for (Value code : values.items()) {
            if (isIn && code.number() == 0) {
                code.invalid("must not be 0 with operator In: that is success");
            }
            if (!seen.add(code.number())) {
                code.duplicate();
            }
            isOrdered &= before <= code.number();
            before = code.number();
        }
        if (!isOrdered) {
            values.invalid("must be in ascending order");
        }
    }
}
