package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import java.util.Optional;

/** What a change does to pods that run. */
enum Disruption {
    /** They run on. */
    NONE,
    RESTARTED,
    /** None is asked for any more, while what makes them stays. */
    STOPPED,
    REMOVED;

    /** What a change does to pods that it is about. */
    static Disruption of(Workload was, ResourceChange change) {
        Optional<Workload> is = change.after().flatMap(Workload::of);
        boolean isSame = change.after().isPresent()
                && Scene.Identity.of(change.after().get()).equals(Scene.Identity.of(was.owner()));
        if (is.isEmpty() || !isSame) {
            return REMOVED;
        }
        if (!is.get().runs()) {
            return STOPPED;
        }
        return restarts(change, is.get()) ? RESTARTED : NONE;
    }

    private static boolean restarts(ResourceChange change, Workload pods) {
        View strategy = View.of(pods.owner()).field("spec", "updateStrategy");
        boolean waits = View.of(pods.owner()).isTrue("spec", "paused")
                || strategy.text("type").filter("OnDelete"::equals).isPresent()
                || strategy.number("rollingUpdate", "partition").orElse(0)
                        >= pods.replicas().orElse(1);
        boolean isSet = pods.kind().equals("ReplicaSet") || pods.kind().equals("ReplicationController");
        return Touched.at(change, "spec", "template") && !waits && !isSet;
    }
}
