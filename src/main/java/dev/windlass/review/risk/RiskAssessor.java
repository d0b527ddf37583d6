package dev.windlass.review.risk;

import dev.windlass.check.ResourceCheck;
import dev.windlass.review.diff.Comparison;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says of each change how dangerous it is and why, by what it does to what is deployed. */
public final class RiskAssessor {
    private final List<RiskRule> rules;

    /** @param kinds what the API server thinks of an update */
    public RiskAssessor(ResourceCheck kinds) {
        this.rules = List.of(
                new RemovalRules(),
                new ClaimRules(),
                new RetentionRules(),
                new DiskUseRules(),
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
                new PolicyRules(),
                new PodPowerRules(),
                new AccessRules(),
                new AdmissionRules(),
                new AgentRules(),
                new GateRules());
    }

    /** The assessment of each change, in the order of the changes. */
    public List<AssessedChange> assess(Comparison comparison) {
        Surroundings around = new Surroundings(comparison);
        List<AssessedChange> assessed = new ArrayList<>(comparison.changes().size());
        for (ResourceChange change : comparison.changes()) {
            Set<Hazard> hazards = new LinkedHashSet<>();
            for (ResourceChange part : parts(change)) {
                rules.forEach(rule -> hazards.addAll(rule.assess(part, around)));
            }
            if (hazards.isEmpty()) {
                hazards.add(new Hazard(Risk.SAFE, SafeReason.of(change)));
            }
            assessed.add(new AssessedChange(change, List.copyOf(hazards)));
        }
        return assessed;
    }

    /** To the cluster, an object under another name or of another kind is another object: the old one goes, a new one comes. */
    private static List<ResourceChange> parts(ResourceChange change) {
        Optional<StoredObject> before = change.before();
        Optional<StoredObject> after = change.after();
        boolean isSame = before.isEmpty()
                || after.isEmpty()
                || Scene.Identity.of(before.get()).equals(Scene.Identity.of(after.get()));
        return isSame
                ? List.of(change)
                : List.of(
                        new ResourceChange(before, Optional.empty(), List.of()),
                        new ResourceChange(Optional.empty(), after, List.of()));
    }
}
