package dev.windlass.review;

import dev.windlass.check.ResourceCheck;
import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.Comparison;
import dev.windlass.review.diff.State;
import dev.windlass.review.gate.Acknowledgement;
import dev.windlass.review.gate.Gate;
import dev.windlass.review.gate.GateFindings;
import dev.windlass.review.gate.Judged;
import dev.windlass.review.risk.AssessedChange;
import dev.windlass.review.risk.RiskAssessor;
import dev.windlass.source.Diagnostic;
import dev.windlass.spec.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says of a proposal what it changes, how dangerous that is, and what the gates of its environments stop. */
public final class Reviewer {
    private final Comparer comparer;
    private final RiskAssessor assessor;

    /** @param kinds what is known of the kinds that are compared */
    public Reviewer(ResourceCheck kinds) {
        this.comparer = new Comparer(kinds);
        this.assessor = new RiskAssessor(kinds);
    }

    /**
     * Reviews a proposal. In force is the stricter of the gate that is given for an environment and the one that is among the objects of
     * {@code before}.
     *
     * @param known the names of the environments that were there before, whatever {@code before} holds of them; any other is new, and no
     *     gate stops it
     * @param units those that are deployed afterwards
     * @param gates by environment; one that has none is open
     * @param acknowledgements those of the proposal
     */
    public Review review(
            State before,
            State after,
            Set<String> known,
            List<Unit> units,
            Map<String, Gate> gates,
            List<Acknowledgement> acknowledgements) {
        Comparison comparison = comparer.compare(before, after, units);
        List<Judged> changes = new ArrayList<>();
        for (AssessedChange change : assessor.assess(comparison)) {
            String environment = change.change().object().environment();
            Gate gate = known.contains(environment)
                    ? gates.getOrDefault(environment, Gate.OPEN).stricter(Gate.in(before, environment))
                    : Gate.OPEN;
            changes.add(gate.judge(change, Comparer.digest(change.change()), acknowledgements));
        }
        GateFindings findings = new GateFindings(changes, units);
        List<Diagnostic> diagnostics = new ArrayList<>(findings.blocked());
        diagnostics.addAll(findings.stale(acknowledgements));
        return new Review(changes, diagnostics);
    }
}
