package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.IntOrPercent;
import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.List;

/** Deployment, as ValidateDeployment in k8s.io/kubernetes/pkg/apis/apps/validation. */
public final class DeploymentRules implements KindRules {
    private static final List<String> STRATEGIES = List.of("Recreate", "RollingUpdate");

    @Override
    public void check(Value object) {
        LastingPods.hostNames(object);
        Value spec = object.field("spec");
        LastingPods.notNegative(spec, "replicas", "minReadySeconds", "revisionHistoryLimit");
        LastingPods.selector(spec);
        LastingPods.template(spec.field("template"));
        strategy(spec.field("strategy"));
        deadline(spec);
    }

    private static void deadline(Value spec) {
        Value deadline = spec.field("progressDeadlineSeconds");
        if (deadline.isPresent()) {
            deadline.atLeast(0);
            if (deadline.number() <= spec.field("minReadySeconds").number()) {
                deadline.invalid("must be more than spec.minReadySeconds");
            }
        }
    }

    private static void strategy(Value strategy) {
        Value rolling = strategy.field("rollingUpdate");
        switch (strategy.field("type").text()) {
            case "Recreate" -> {
                if (rolling.isPresent()) {
                    rolling.forbidden("must not be set with type Recreate");
                }
            }
            case "", "RollingUpdate" -> rolling(rolling);
            default ->
                strategy.field("type")
                        .reportedAs(FieldPath.of("spec", "strategy"))
                        .notSupported(STRATEGIES);
        }
    }

    private static void rolling(Value rolling) {
        Value unavailable = rolling.field("maxUnavailable");
        IntOrPercent.check(unavailable);
        IntOrPercent.check(rolling.field("maxSurge"));
        if (IntOrPercent.isZero(unavailable) && IntOrPercent.isZero(rolling.field("maxSurge"))) {
            unavailable.invalid("must not be 0 while maxSurge is 0: no pod could ever be replaced");
        }
        IntOrPercent.atMostHundredPercent(unavailable);
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value selector = object.field("spec", "selector");
        if (!selector.isSameAs(old.field("spec", "selector"))) {
            selector.immutable();
        }
    }
}
