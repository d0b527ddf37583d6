package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.Value;

/** Tolerations of taints. */
public final class TolerationRules {
    private TolerationRules() {}

    /** A list of tolerations. */
    public static void check(Value tolerations) {}
}
