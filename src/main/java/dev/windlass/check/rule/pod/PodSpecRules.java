package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.Value;

/** The specification of a pod, in a Pod or in the template of a workload. */
public final class PodSpecRules {
    private PodSpecRules() {}

    /** A template: its labels and annotations, and the specification of its pods. */
    public static void template(Value template) {}

    /** A Pod's own specification. */
    public static void pod(Value pod) {}
}
