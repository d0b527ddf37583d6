package dev.windlass.review.diff;

import dev.windlass.render.KubernetesObject;
import dev.windlass.render.Manifest;
import dev.windlass.render.Resource;
import dev.windlass.tree.Mapping;

/**
 * One object of one side of a comparison.
 *
 * @param environment the environment that it is deployed in
 * @param unit the chain or app that it is part of
 * @param path {@code ENVIRONMENT/UNIT/KIND-NAME.yaml}
 * @param body the object; what was read from a manifest has its places there as origins, what was rendered its spec's
 */
public record StoredObject(String environment, String unit, String path, Mapping body) implements KubernetesObject {
    /** A rendered one. */
    public static StoredObject of(Manifest manifest) {
        Resource resource = manifest.resource();
        return new StoredObject(resource.environment(), resource.unit().name(), manifest.path(), resource.body());
    }

    /** How a person names it within its environment: {@code Kind/name}. */
    public String title() {
        return kind() + "/" + name();
    }
}
