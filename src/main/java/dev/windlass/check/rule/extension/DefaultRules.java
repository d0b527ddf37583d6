package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.Value;
/** Whether the defaults in a schema keep it. */
final class DefaultRules {
    private final Faults faults;

    DefaultRules(Faults faults) {
        this.faults = faults;
    }

    void check(Value schema) {}
}
