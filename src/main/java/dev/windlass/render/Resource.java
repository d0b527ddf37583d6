package dev.windlass.render;

import dev.windlass.source.Subject;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;

/**
 * One Kubernetes object of one unit in one environment.
 *
 * @param unit what it belongs to
 * @param body the object; has {@code apiVersion}, {@code kind} and {@code metadata.name}, all text
 */
public record Resource(Unit unit, Mapping body) implements KubernetesObject {
    public String environment() {
        return unit.environment().name();
    }

    /** What a diagnostic about the whole object names. */
    public Subject subject() {
        return new Subject(
                environment(), unit.name(), apiVersion(), kind(), namespace().orElse(null), name(), null);
    }
}
