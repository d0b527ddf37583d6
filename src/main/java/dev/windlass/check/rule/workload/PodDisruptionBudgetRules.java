package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.IntOrPercent;
import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.Value;
import java.util.List;

/** PodDisruptionBudget, as ValidatePodDisruptionBudget in k8s.io/kubernetes/pkg/apis/policy/validation. */
public final class PodDisruptionBudgetRules implements KindRules {
    private static final List<String> EVICTIONS = List.of("AlwaysAllow", "IfHealthyBudget");

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        Value least = spec.field("minAvailable");
        Value most = spec.field("maxUnavailable");
        if (least.isPresent() && most.isPresent()) {
            spec.invalid("must not have both minAvailable and maxUnavailable");
        }
        for (Value v : List.of(least, most)) {
            IntOrPercent.check(v);
            IntOrPercent.atMostHundredPercent(v);
        }
        LabelRules.selector(spec.field("selector"));
        if (least.isAbsent() && most.isAbsent()) {
            spec.neverWorks("has neither minAvailable nor maxUnavailable, so it guards nothing");
        } else if (spec.field("selector").isAbsent()) {
            spec.neverWorks("has no selector, so it guards no pods; an empty one, {}, guards all of the namespace");
        }
        if (spec.field("unhealthyPodEvictionPolicy").isPresent()) {
            spec.field("unhealthyPodEvictionPolicy").oneOf(EVICTIONS);
        }
    }
}
