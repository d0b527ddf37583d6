package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;

/**
 * The gate of an environment stops less than before: a change of each class that it no longer stops. Or the environment is published
 * elsewhere, where nothing is recorded that a gate could compare with.
 */
final class GateRules implements RiskRule {
    /** The group of the kinds that stand for what is no object of the cluster. */
    private static final String GROUP = "windlass.dev";

    /** The kind that stands for the gate of an environment among its objects. */
    static final String KIND = "Gate";

    /** The kind that stands for the place where it is published. */
    static final String DELIVERY = "Delivery";

    /** Whether it stands for something of the environment that is no object of the cluster. */
    static boolean isOwn(StoredObject object) {
        return object.group().equals(GROUP)
                && (object.kind().equals(KIND) || object.kind().equals(DELIVERY));
    }

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (!isOwn(change.object()) || change.before().isEmpty() || around.isEnvironmentRemoved(change)) {
            return List.of();
        }
        return change.object().kind().equals(DELIVERY) ? moved(change) : weaker(change);
    }

    private static List<Hazard> weaker(ResourceChange change) {
        List<String> dropped = new ArrayList<>(View.of(change.before()).texts("blocks"));
        dropped.removeAll(View.of(change.after()).texts("blocks"));
        return dropped.stream()
                .flatMap(id -> Risk.of(id).stream())
                .map(r -> new Hazard(r, "the gate of " + change.object().environment() + " no longer stops " + r.id()))
                .toList();
    }

    /** One that named no place before is published where whoever calls says, and is none the worse for saying it. */
    private static List<Hazard> moved(ResourceChange change) {
        if (View.of(change.before()).text("repository").isEmpty()) {
            return List.of();
        }
        String environment = change.object().environment();
        String reason = View.of(change.after()).text("repository").isEmpty()
                ? environment + " no longer says where it is published:"
                        + " at another place no gate holds what is published"
                : environment + " is published elsewhere, anew:"
                        + " no gate holds it there, and what is deployed now stays behind";
        return List.of(new Hazard(
                Risk.DATA_LOSS,
                reason,
                "copy its files and its record (.windlass/" + environment
                        + ") to the new place before, so that they are compared"));
    }
}
