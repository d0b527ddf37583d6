package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.pod.PodCompletion;
import dev.windlass.check.rule.pod.PodSpecRules;
import dev.windlass.check.rule.pod.PodUpdateRules;
import dev.windlass.tree.Mapping;

/** Pod. */
public final class PodRules implements KindRules {
    @Override
    public Mapping complete(Mapping object, int minor) {
        return PodCompletion.complete(object, minor);
    }

    @Override
    public void check(Value object) {
        PodSpecRules.pod(object);
        LastingPods.hostNames(object);
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        PodUpdateRules.check(old, object);
    }
}
