package dev.windlass.review.risk;

import java.util.List;
import java.util.Optional;

/** The nodes of a chain that do the same job: StatefulSets of one unit whose pods play the same part. */
final class Peers {
    private Peers() {}

    /** Those that ran, a workload itself among them; nothing but it where it is alone or no node of several. */
    static List<Workload> of(Workload pods, Scene before) {
        Optional<String> role = pods.role();
        if (!pods.kind().equals("StatefulSet") || role.isEmpty()) {
            return List.of(pods);
        }
        return before.ofUnit(pods.owner().unit()).stream()
                .filter(w -> w.kind().equals("StatefulSet") && w.runs())
                .filter(w -> w.role().equals(role))
                .toList();
    }
}
