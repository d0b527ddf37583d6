package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.Value;

/** A node selector with terms, as node affinity and volumes have it. */
public final class NodeSelectorRules {
    private NodeSelectorRules() {}

    /** The selector whose field {@code nodeSelectorTerms} has the terms. */
    public static void check(Value selector) {}
}
