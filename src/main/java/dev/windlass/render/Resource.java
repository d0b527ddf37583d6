package dev.windlass.render;

import dev.windlass.source.Subject;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;
import java.util.Optional;

/**
 * One Kubernetes object of one unit in one environment.
 *
 * @param unit what it belongs to
 * @param body the object; has {@code apiVersion}, {@code kind} and {@code metadata.name}, all text
 */
public record Resource(Unit unit, Mapping body) {
    public String environment() {
        return unit.environment().name();
    }

    public String apiVersion() {
        return body.text("apiVersion").orElse("");
    }

    /** The API group; empty for the core group. */
    public String group() {
        String apiVersion = apiVersion();
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    public String kind() {
        return body.text("kind").orElse("");
    }

    public String name() {
        return body.mapping("metadata").text("name").orElse("");
    }

    /** The namespace that the object names; empty where it names none. */
    public Optional<String> namespace() {
        return body.mapping("metadata").text("namespace");
    }

    /** What a diagnostic about the whole object names. */
    public Subject subject() {
        return new Subject(
                environment(), unit.name(), apiVersion(), kind(), namespace().orElse(null), name(), null);
    }
}
