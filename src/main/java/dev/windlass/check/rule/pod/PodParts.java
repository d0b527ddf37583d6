package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rules of a container need to know of its pod.
 *
 * @param spec the pod's specification
 * @param isPod whether it is that of a Pod, not of a template
 * @param volumes the volumes without a fault, by name
 * @param claims the names of the pod's resource claims
 */
record PodParts(Value spec, boolean isPod, Map<String, Value> volumes, Set<String> claims) {
    /** Whether the pod has users of its own, apart from those of the node. */
    boolean hasOwnUsers() {
        return spec.field("hostUsers").isPresent() && !spec.field("hostUsers").isTrue();
    }

    /** How long the pod may take to end, in seconds. */
    long grace() {
        Value grace = spec.field("terminationGracePeriodSeconds");
        return grace.isPresent() ? grace.number() : 30;
    }

    /** All containers, in the order in which they start: init, regular, ephemeral. */
    static List<Value> containers(Value spec) {
        List<Value> all = new ArrayList<>(spec.field("initContainers").items());
        all.addAll(spec.field("containers").items());
        all.addAll(spec.field("ephemeralContainers").items());
        return all;
    }

    /** A volume without a source is an emptyDir. */
    static boolean isEmptyDir(Value volume) {
        return volume.field("emptyDir").isPresent() || sources(volume) == 0;
    }

    private static long sources(Value volume) {
        Node node = volume.node().orElse(null);
        return node instanceof Mapping m
                ? m.members().entrySet().stream()
                        .filter(e ->
                                !e.getKey().equals("name") && !(e.getValue().value() instanceof Scalar.Null))
                        .count()
                : 0;
    }
}
