package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import java.util.Comparator;
import java.util.List;

/**
 * A change and how dangerous it is.
 *
 * @param hazards the most dangerous first; at least one
 */
public record AssessedChange(ResourceChange change, List<Hazard> hazards) {
    public AssessedChange {
        hazards = hazards.stream().sorted(Comparator.comparing(Hazard::risk)).toList();
        if (hazards.isEmpty()) {
            throw new IllegalArgumentException("a change without an assessment");
        }
    }

    /** The most dangerous class that the change is of. */
    public Risk risk() {
        return hazards.getFirst().risk();
    }

    public String reason() {
        return hazards.getFirst().reason();
    }
}
