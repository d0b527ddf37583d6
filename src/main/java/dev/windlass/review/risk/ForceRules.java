package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The agent may delete and make anew what cannot be changed, or begins to prune (Flux: force, prune; Argo CD: Force=true, prune). */
final class ForceRules implements RiskRule {
    private static final Set<String> OF_DATA =
            Set.of("PersistentVolumeClaim", "PersistentVolume", "Namespace", "CustomResourceDefinition");
    private static final String FORCE = "Force=true";

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isEmpty()) {
            return List.of();
        }
        StoredObject is = change.after().get();
        String name = Named.the(is);
        boolean isNewObject = change.before().isEmpty() && !Agents.isFor(is); // and holds nothing
        if (forces(is)
                && !isNewObject
                && change.before().filter(ForceRules::forces).isEmpty()) {
            return List.of(new Hazard(
                    Risk.DATA_LOSS,
                    name + " lets the agent delete and make anew what cannot be changed, with what is stored in it",
                    "do without force, and give what cannot be changed another name"));
        }
        boolean prunesFromNowOn = prunes(is)
                && change.before().isPresent()
                && !prunes(change.before().get());
        return prunesFromNowOn
                ? List.of(new Hazard(
                        Risk.OUTAGE,
                        name + " has the agent delete from now on what it applied once and no longer finds",
                        "look first at what is left over in the cluster"))
                : List.of();
    }

    private static boolean forces(StoredObject object) {
        View root = View.of(object);
        if (Agents.isKustomization(object)) {
            return root.isTrue("spec", "force");
        }
        if (Agents.isApplication(object)) {
            return root.texts("spec", "syncPolicy", "syncOptions").contains(FORCE);
        }
        View annotations = root.field("metadata", "annotations");
        Optional<String> options = annotations.text("argocd.argoproj.io/sync-options");
        boolean isForced = options.stream()
                        .flatMap(o -> Arrays.stream(o.split(",", -1)))
                        .map(String::strip)
                        .anyMatch(FORCE::equals)
                || annotations
                        .text("kustomize.toolkit.fluxcd.io/force")
                        .filter("enabled"::equalsIgnoreCase)
                        .isPresent();
        return isForced && OF_DATA.contains(object.kind());
    }

    private static boolean prunes(StoredObject object) {
        View spec = View.of(object).field("spec");
        return Agents.isKustomization(object)
                ? spec.isTrue("prune")
                : Agents.isApplication(object) && spec.isTrue("syncPolicy", "automated", "prune");
    }
}
