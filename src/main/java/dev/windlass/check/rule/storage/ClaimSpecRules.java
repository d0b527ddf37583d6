package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.Value;

/** The specification of a claim: in a PersistentVolumeClaim, a StatefulSet's template, an ephemeral volume. */
public final class ClaimSpecRules {
    private ClaimSpecRules() {}

    /** The specification itself. */
    public static void check(Value spec) {}
}
