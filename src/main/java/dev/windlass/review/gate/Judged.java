package dev.windlass.review.gate;

import dev.windlass.review.risk.AssessedChange;
import dev.windlass.review.risk.Risk;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A change, and what the gate of its environment says of it.
 *
 * @param digest names exactly this change of this resource; what an acknowledgement repeats
 * @param blocked the classes of the change that the gate stops and nobody acknowledged; empty where it passes
 * @param acknowledged whether an acknowledgement lets the change pass, which without it would be blocked
 */
public record Judged(AssessedChange change, String digest, SortedSet<Risk> blocked, boolean acknowledged) {
    public Judged {
        blocked = Collections.unmodifiableSortedSet(new TreeSet<>(blocked));
    }

    public boolean isBlocked() {
        return !blocked.isEmpty();
    }
}
