package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import java.util.regex.Pattern;

/** Lease, as in k8s.io/kubernetes/pkg/apis/coordination/validation. */
public final class LeaseRules implements KindRules {
    private static final Pattern MICRO_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.,][0-9]{6}(Z|[+-][0-9]{2}:[0-9]{2})");

    @Override
    public void check(Value object) {
        Value duration = object.field("spec", "leaseDurationSeconds");
        if (duration.isPresent()) {
            duration.atLeast(1);
        }
        Value transitions = object.field("spec", "leaseTransitions");
        if (transitions.isPresent()) {
            transitions.atLeast(0);
        }
        time(object.field("spec", "acquireTime"));
        time(object.field("spec", "renewTime"));
    }

    /** Times of leases have exactly six digits after the second. */
    private static void time(Value time) {
        if (time.isText() && !MICRO_TIME.matcher(time.text()).matches()) {
            time.invalid("must be a time with six digits after the second, such as 2026-01-05T10:00:00.000000Z");
        }
    }
}
