package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.Value;
import java.util.Map;

/** The volumes of a pod. */
public final class PodVolumeRules {
    private PodVolumeRules() {}

    /**
     * Checks the volumes of a pod's specification.
     *
     * @param podName the name of the Pod; empty in a template
     * @return the volumes without a fault, by name
     */
    public static Map<String, Value> check(Value podSpec, String podName) {
        return Map.of();
    }
}
