package dev.windlass.spec;

import dev.windlass.tree.Scalar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The files of a platform repository, read but not yet merged, in order of names.
 *
 * @param specs the base spec of each unit, by kind, then by name
 * @param environments by name
 */
public record Repository(
        Map<UnitKind, SequencedMap<String, Layer>> specs, SequencedMap<String, EnvironmentFiles> environments) {

    /**
     * One folder of {@code environments/}.
     *
     * @param environment its {@code environment.yaml}
     * @param overlays by kind, then by the unit's name
     */
    public record EnvironmentFiles(Layer environment, Map<UnitKind, SequencedMap<String, Layer>> overlays) {
        public SequencedMap<String, Layer> overlays(UnitKind kind) {
            return overlays.getOrDefault(kind, Collections.unmodifiableSequencedMap(new LinkedHashMap<>()));
        }
    }

    /** The base specs of one kind. */
    public SequencedMap<String, Layer> specs(UnitKind kind) {
        return specs.getOrDefault(kind, Collections.unmodifiableSequencedMap(new LinkedHashMap<>()));
    }

    /** Whether an environment only serves as a parent of others. */
    public boolean isAbstract(String environment) {
        return environments.get(environment) instanceof EnvironmentFiles files && isAbstract(files.environment());
    }

    static boolean isAbstract(Layer environment) {
        return environment.content().get("abstract") instanceof Scalar.Bool(boolean yes, var _) && yes;
    }
}
