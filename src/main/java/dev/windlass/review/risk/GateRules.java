package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import java.util.ArrayList;
import java.util.List;

/** The gate of an environment stops less than before: a change of each class that it no longer stops. */
final class GateRules implements RiskRule {
    /** The kind that stands for the gate of an environment among its objects. */
    static final String KIND = "Gate";

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        boolean isGate =
                change.object().kind().equals(KIND) && change.object().group().equals("windlass.dev");
        if (!isGate || change.before().isEmpty() || around.isEnvironmentRemoved(change)) {
            return List.of();
        }
        List<String> dropped = new ArrayList<>(View.of(change.before()).texts("blocks"));
        dropped.removeAll(View.of(change.after()).texts("blocks"));
        return dropped.stream()
                .flatMap(id -> Risk.of(id).stream())
                .map(r -> new Hazard(r, "the gate of " + change.object().environment() + " no longer stops " + r.id()))
                .toList();
    }
}
