package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.IntOrPercent;
import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.List;

/** DaemonSet, as ValidateDaemonSet in k8s.io/kubernetes/pkg/apis/apps/validation. */
public final class DaemonSetRules implements KindRules {
    private static final List<String> STRATEGIES = List.of("RollingUpdate", "OnDelete");

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        LastingPods.notNegative(spec, "minReadySeconds", "revisionHistoryLimit");
        Value selector = spec.field("selector");
        LabelRules.selector(selector);
        if (LabelRules.isSound(selector)) {
            LastingPods.matching(spec);
        }
        LastingPods.notEmpty(selector);
        LastingPods.template(spec.field("template"));
        strategy(spec.field("updateStrategy"));
    }

    private static void strategy(Value strategy) {
        switch (strategy.field("type").text()) {
            case "", "RollingUpdate" -> rolling(strategy.field("rollingUpdate"));
            case "OnDelete" -> {} // what stands under rollingUpdate is passed over
            default ->
                strategy.field("type")
                        .reportedAs(FieldPath.of("spec", "updateStrategy"))
                        .notSupported(STRATEGIES);
        }
    }

    /** Unless they are set, maxUnavailable is 1 and maxSurge is 0. */
    private static void rolling(Value rolling) {
        Value unavailable = rolling.field("maxUnavailable");
        Value surge = rolling.field("maxSurge");
        for (Value v : List.of(unavailable, surge)) {
            IntOrPercent.check(v);
            IntOrPercent.atMostHundredPercent(v);
        }
        boolean hasUnavailable = !IntOrPercent.isZero(unavailable);
        boolean hasSurge = surge.isPresent() && !IntOrPercent.isZero(surge);
        if (hasUnavailable && hasSurge) {
            surge.invalid(
                    "must not be set while maxUnavailable is not 0",
                    unavailable.isAbsent() ? "set maxUnavailable to 0" : null);
        } else if (!hasUnavailable && !hasSurge) {
            unavailable.required("it must not be 0 while maxSurge is 0");
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value selector = object.field("spec", "selector");
        if (!selector.isSameAs(old.field("spec", "selector"))) {
            selector.immutable();
        }
    }
}
