package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import java.util.List;
import java.util.Map;

/** Labels of nodes that have another name today, as in k8s.io/kubernetes/pkg/api/node. */
final class OldNodeLabels {
    private static final Map<String, String> TODAY = Map.of(
            "beta.kubernetes.io/arch", "kubernetes.io/arch",
            "beta.kubernetes.io/os", "kubernetes.io/os",
            "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region",
            "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type");

    private OldNodeLabels() {}

    static void warn(Value spec) {
        for (Entry e : spec.field("nodeSelector").entries()) {
            one(e.value().at(e.keyOrigin()), e.key());
        }
        Value affinity = spec.field("affinity", "nodeAffinity");
        terms(affinity.field("requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms")
                .items());
        terms(affinity.field("preferredDuringSchedulingIgnoredDuringExecution").items().stream()
                .map(p -> p.field("preference"))
                .toList());
        for (Value constraint : spec.field("topologySpreadConstraints").items()) {
            one(constraint.field("topologyKey"), constraint.field("topologyKey").text());
        }
    }

    private static void terms(List<Value> terms) {
        for (Value term : terms) {
            for (Value e : term.field("matchExpressions").items()) {
                one(e.field("key"), e.field("key").text());
            }
        }
    }

    private static void one(Value at, String label) {
        String today = TODAY.get(label);
        if (today != null) {
            at.warn("uses a label that nodes have no longer: it is " + today + " today");
        }
    }
}
