package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath.Step;
import java.util.List;

/** When a single container is restarted. */
final class RestartRules {
    private static final List<String> POLICIES = List.of("Always", "Never", "OnFailure");
    private static final List<String> OF_SIDECARS = List.of("Always");
    private static final List<String> ACTIONS = List.of("Restart");
    private static final List<String> ACTIONS_36 = List.of("Restart", "RestartAllContainers");
    private static final int MOST_RULES = 20;
    private static final int MOST_CODES = 255;

    private RestartRules() {}

    /** Whether an init container runs beside the others. */
    static boolean isSidecar(Value container) {
        return container.field("restartPolicy").isText("Always");
    }

    /** Whether it is one of the init containers. */
    static boolean isInitial(Value container) {
        List<Step> steps = container.path().steps();
        return steps.size() >= 2
                && steps.get(steps.size() - 2) instanceof Step.Field(String name)
                && name.equals("initContainers");
    }

    static void ofRegular(Value container) {
        Value policy = container.field("restartPolicy");
        if (policy.isPresent() && policy.minor() >= 35) {
            policy.oneOf(POLICIES);
        } else if (policy.isPresent() && policy.minor() <= 33) {
            policy.forbidden("must not be set on a regular container");
        }
    }

    /** In 1.34 values for later versions are dropped. */
    static void ofInitial(Value container) {
        Value policy = container.field("restartPolicy");
        if (policy.isPresent() && policy.minor() != 34) {
            policy.oneOf(policy.minor() >= 35 ? POLICIES : OF_SIDECARS);
        }
    }

    /** Since 1.35 (ContainerRestartRules). */
    static void rules(Value container) {
        Value rules = container.field("restartPolicyRules");
        if (rules.size() == 0 || rules.minor() < 35) {
            return;
        }
        boolean isInitial = isInitial(container);
        if (container.field("restartPolicy").isAbsent()) {
            container.field("restartPolicy").required("restartPolicyRules need it");
            if (isInitial) {
                return;
            }
        }
        if (rules.minor() == 35 && isInitial && isSidecar(container)) {
            rules.forbidden("must not be set with restartPolicy: Always on an init container");
            return;
        }
        tooMany(rules, MOST_RULES);
        for (Value rule : rules.items()) {
            rule.field("action").oneOf(rules.minor() >= 36 ? ACTIONS_36 : ACTIONS);
            Value codes = rule.field("exitCodes");
            if (codes.isAbsent()) {
                codes.required();
            } else {
                codes.field("operator").oneOf(List.of("In", "NotIn"));
                tooMany(codes.field("values"), MOST_CODES);
            }
        }
    }

    private static void tooMany(Value list, int most) {
        if (list.size() > most && list.minor() == 35) {
            list.tooLong(most, "items");
        } else if (list.size() > most) {
            list.tooMany(most);
        }
    }
}
