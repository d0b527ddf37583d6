package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.List;
import java.util.Set;

/** The agent is no longer told of something, and deletes what it had applied. */
final class AgentRemovalRules implements RiskRule {
    private static final Set<String> OF_DATA =
            Set.of("PersistentVolumeClaim", "Namespace", "CustomResourceDefinition", "VolumeSnapshot");

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isPresent() || change.before().isEmpty() || around.isEnvironmentRemoved(change)) {
            return List.of();
        }
        StoredObject gone = change.before().get();
        if (!Agents.isCascading(gone)) {
            return List.of();
        }
        String removed = Named.the(gone) + " is removed";
        if (Agents.isHelmRelease(gone)) {
            return List.of(new Hazard(
                    Risk.DATA_LOSS,
                    removed + ": Flux uninstalls its release with all that belongs to it, also what it stored"));
        }
        if (Agents.isApplicationSet(gone)) {
            return List.of(new Hazard(
                    Risk.OUTAGE,
                    removed + ": Argo CD deletes its Applications, and with them may delete all that they applied"));
        }
        String agent = Agents.isApplication(gone) ? "Argo CD" : "Flux";
        List<StoredObject> applied = Agents.applied(gone, around.before(change));
        List<StoredObject> staying = applied.stream()
                .filter(o -> around.after(change).find(o).isPresent())
                .toList();
        if (!applied.isEmpty() && staying.isEmpty()) {
            return List.of(); // it goes with its unit, and each object says what that means
        }
        List<StoredObject> data = staying.stream()
                .filter(o -> OF_DATA.contains(o.kind()) && Agents.deletes(gone, o))
                .toList();
        String remedy = Agents.isApplication(gone)
                ? "first take its finalizer away in the cluster, so that what it applied stays"
                : "first give it deletionPolicy: Orphan in the cluster, so that what it applied stays";
        return List.of(
                data.isEmpty()
                        ? new Hazard(
                                Risk.OUTAGE,
                                removed + ": " + agent + " deletes what it applied but for what is kept"
                                        + (staying.isEmpty()
                                                ? ""
                                                : ", though " + Named.count(staying.size(), "object")
                                                        + " of it should stay"),
                                remedy)
                        : new Hazard(
                                Risk.DATA_LOSS,
                                removed + ": " + agent + " deletes what it applied, also "
                                        + Named.list(data.stream()
                                                .map(o -> Named.the(o))
                                                .toList())
                                        + ", which nothing keeps",
                                remedy));
    }
}
