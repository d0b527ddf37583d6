package dev.windlass.source;

import org.jspecify.annotations.Nullable;

/**
 * The rendered resource that a diagnostic is about.
 *
 * @param environment the environment it is rendered for
 * @param unit the chain or app that it is part of
 * @param apiVersion as in the manifest; empty where it has none
 * @param kind as in the manifest; empty where it has none
 * @param namespace null for cluster-wide resources and where there is none
 * @param name its {@code metadata.name}; empty where it has none
 * @param path the field, as kube-apiserver writes it; null where the whole resource is meant
 */
public record Subject(
        String environment,
        String unit,
        String apiVersion,
        String kind,
        @Nullable String namespace,
        String name,
        @Nullable String path) {
    public Subject at(String fieldPath) {
        return new Subject(environment, unit, apiVersion, kind, namespace, name, fieldPath);
    }
}
