package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.pod.PodSpecRules;

/** PodTemplate. */
public final class PodTemplateRules implements KindRules {
    @Override
    public void check(Value object) {
        PodSpecRules.template(object.field("template"));
    }
}
