package dev.windlass.check.rule.access;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import java.util.List;

/** PriorityLevelConfiguration, as in k8s.io/kubernetes/pkg/apis/flowcontrol/validation. */
public final class PriorityLevelRules implements KindRules {
    private static final String EXEMPT = "Exempt";
    private static final String LIMITED = "Limited";
    private static final int MOST_QUEUES = 10_000_000;
    private static final int HASH_BITS = 60;
    private static final long QUEUES = 64;
    private static final long HAND = 8;

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        Value type = spec.field("type");
        boolean namedExempt = object.field("metadata", "name").isText("exempt");
        if (namedExempt != type.isText(EXEMPT)) {
            type.invalid("must be Exempt for the level named exempt, and only there");
        }
        Value limited = spec.field("limited");
        Value exempt = spec.field("exempt");
        switch (type.text()) {
            case EXEMPT -> {
                if (limited.isPresent()) {
                    limited.forbidden("must not be set with type Exempt");
                }
                shares(exempt);
            }
            case LIMITED -> {
                if (exempt.isPresent()) {
                    exempt.forbidden("must not be set with type Limited");
                }
                if (limited.isAbsent()) {
                    limited.required("type is Limited");
                } else {
                    limited(limited);
                }
            }
            default -> type.notSupported(List.of(EXEMPT, LIMITED));
        }
    }

    private static void shares(Value limits) {
        limits.field("nominalConcurrencyShares").atLeast(0);
        limits.field("lendablePercent").within(0, 100);
    }

    private static void limited(Value limited) {
        shares(limited);
        limited.field("borrowingLimitPercent").atLeast(0);
        Value response = limited.field("limitResponse");
        Value queuing = response.field("queuing");
        switch (response.field("type").text()) {
            case "Reject" -> {
                if (queuing.isPresent()) {
                    queuing.forbidden("must not be set with type Reject");
                }
            }
            case "Queue" -> {
                if (queuing.isAbsent()) {
                    queuing.required("type is Queue");
                } else {
                    queuing(queuing);
                }
            }
            default -> response.field("type").notSupported(List.of("Queue", "Reject"));
        }
    }

    /** Numbers that are 0 are as good as absent. */
    private static void queuing(Value queuing) {
        queuing.field("queueLengthLimit").atLeast(0);
        Value queues = queuing.field("queues");
        Value hand = queuing.field("handSize");
        queues.within(0, MOST_QUEUES);
        long deck = queues.number() == 0 ? QUEUES : queues.number();
        long cards = hand.number() == 0 ? HAND : hand.number();
        if (cards < 0) {
            hand.invalid("must be 1 or more");
        } else if (cards > deck) {
            hand.invalid("must be at most the number of queues, " + deck);
        } else if (Math.ceil(Math.log((double) deck) / Math.log(2) * cards) > HASH_BITS) {
            hand.invalid("is too large for so many queues");
        }
    }
}
