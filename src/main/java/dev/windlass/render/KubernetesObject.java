package dev.windlass.render;

import dev.windlass.tree.Mapping;
import java.util.Optional;

/** What identifies a Kubernetes object, read from its body. */
public interface KubernetesObject {
    /** The whole object. */
    Mapping body();

    /** As in the object; empty where it has none. */
    default String apiVersion() {
        return body().text("apiVersion").orElse("");
    }

    /** The API group; empty for the core group. */
    default String group() {
        String apiVersion = apiVersion();
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** As in the object; empty where it has none. */
    default String kind() {
        return body().text("kind").orElse("");
    }

    /** Its {@code metadata.name}; empty where it has none. */
    default String name() {
        return body().mapping("metadata").text("name").orElse("");
    }

    /** The namespace that the object names; empty where it names none. */
    default Optional<String> namespace() {
        return body().mapping("metadata").text("namespace");
    }
}
