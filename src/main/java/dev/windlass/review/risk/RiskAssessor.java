package dev.windlass.review.risk;

import dev.windlass.check.ResourceCheck;
import dev.windlass.review.diff.Comparison;
import java.util.List;

/** A stand-in. */
public final class RiskAssessor {
    public RiskAssessor(ResourceCheck kinds) {}

    public List<AssessedChange> assess(Comparison comparison) {
        return comparison.changes().stream()
                .map(c -> new AssessedChange(
                        c,
                        List.of(
                                c.before().isPresent() && c.object().kind().equals("PersistentVolumeClaim")
                                        ? new Hazard(Risk.DATA_LOSS, "the claim is touched", "leave it alone")
                                        : new Hazard(Risk.SAFE, "nothing is known against it"))))
                .toList();
    }
}
