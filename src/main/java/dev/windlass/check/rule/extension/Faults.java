package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.Value;
import java.util.Collection;

/** Reports what is wrong with a schema, and counts it: some rules are asked only of a schema that keeps all others. */
final class Faults {
    private int count;

    int count() {
        return count;
    }

    void required(Value value, String why) {
        count++;
        value.required(why);
    }

    void invalid(Value value, String fault) {
        count++;
        value.invalid(fault);
    }

    void forbidden(Value value, String why) {
        count++;
        value.forbidden(why);
    }

    void notSupported(Value value, Collection<String> known) {
        count++;
        value.notSupported(known);
    }
}
