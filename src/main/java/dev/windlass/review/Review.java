package dev.windlass.review;

import dev.windlass.review.gate.Judged;
import dev.windlass.source.Diagnostic;
import java.util.List;

/**
 * What a proposal changes, how dangerous that is, and what the gate says.
 *
 * @param changes in order of environment, unit and path
 * @param diagnostics what the gate has to say: an error for each blocked change, a warning for an acknowledgement that fits nothing
 */
public record Review(List<Judged> changes, List<Diagnostic> diagnostics) {
    public Review {
        changes = List.copyOf(changes);
        diagnostics = List.copyOf(diagnostics);
    }

    /** How many changes are blocked. */
    public int blocked() {
        return (int) changes.stream().filter(Judged::isBlocked).count();
    }
}
