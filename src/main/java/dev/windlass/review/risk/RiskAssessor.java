package dev.windlass.review.risk;

import dev.windlass.check.ResourceCheck;
import dev.windlass.review.diff.Comparison;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.source.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says of each change how dangerous it is and why, by what it does to what is deployed. */
public final class RiskAssessor {
    private final List<RiskRule> rules;

    /** @param kinds what the API server thinks of an update */
    public RiskAssessor(ResourceCheck kinds) {
        this.rules = List.of(
                new RemovalRules(),
                new ControlledRules(),
                new MoveRules(),
                new ClaimRules(),
                new RetentionRules(),
                new DiskUseRules(),
                new ClaimWriters(),
                new SecretRules(),
                new UpdateRules(kinds),
                new RolloutRules(),
                new ProbeRules(),
                new ServiceRules(),
                new IngressRules(),
                new ReferenceRules(),
                new CapacityRules(),
                new ReachRules(),
                new ExposureRules(),
                new IngressExposureRules(),
                new RouteExposureRules(),
                new PolicyRules(),
                new PodPowerRules(),
                new IdentityRules(),
                new SecretReadRules(),
                new AccessRules(),
                new AdmissionRules(),
                new AgentRules(),
                new AgentRemovalRules(),
                new ForceRules(),
                new GateRules());
    }

    /** The assessment of each change, in the order of the changes. */
    public List<AssessedChange> assess(Comparison comparison) {
        Surroundings around = new Surroundings(comparison);
        List<AssessedChange> assessed = new ArrayList<>(comparison.changes().size());
        for (ResourceChange change : comparison.changes()) {
            Set<Hazard> hazards = new LinkedHashSet<>();
            rules.forEach(rule -> rule.assess(change, around).forEach(h -> hazards.add(shown(h))));
            if (hazards.isEmpty()) {
                hazards.add(new Hazard(Risk.SAFE, SafeReason.of(change, around)));
            }
            assessed.add(new AssessedChange(change, List.copyOf(hazards)));
        }
        return assessed;
    }

    /** What a manifest says may hold a credential, as an address does that somebody wrote a password into. */
    private static Hazard shown(Hazard hazard) {
        return Secrets.isIn(hazard.reason())
                ? new Hazard(hazard.risk(), Secrets.hidden(hazard.reason()), hazard.remedy())
                : hazard;
    }
}
