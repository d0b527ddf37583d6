package dev.windlass.source;

import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes object that a diagnostic is about: a rendered resource, or an object of a manifest that was judged by itself.
 *
 * @param environment the environment it is rendered for; null where it is not a rendered one
 * @param unit the chain or app that it is part of; null where it is not a rendered one
 * @param apiVersion as in the manifest; empty where it has none
 * @param kind as in the manifest; empty where it has none
 * @param namespace null for cluster-wide resources and where there is none
 * @param name its {@code metadata.name}; empty where it has none
 * @param path the field, as kube-apiserver writes it; null where the whole resource is meant
 */
public record Subject(
        @Nullable String environment,
        @Nullable String unit,
        String apiVersion,
        String kind,
        @Nullable String namespace,
        String name,
        @Nullable String path) {
    /** An object that no unit rendered. */
    public static Subject of(String apiVersion, String kind, @Nullable String namespace, String name) {
        return new Subject(null, null, apiVersion, kind, namespace, name, null);
    }

    public Subject at(String fieldPath) {
        return new Subject(environment, unit, apiVersion, kind, namespace, name, fieldPath);
    }
}
