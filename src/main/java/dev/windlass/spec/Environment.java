package dev.windlass.spec;

import dev.windlass.tree.Mapping;
import java.util.List;

/**
 * One environment, with what it inherits merged in.
 *
 * @param name the folder's name under {@code environments/}
 * @param kubernetes the Kubernetes minor version, such as {@code 1.33}
 * @param namespace the namespace of all its units
 * @param spec the merged {@code environment.yaml}, with its {@code name} and its {@code units}: the merged spec of each deployed unit by
 *     name, under {@code chains} and {@code apps}
 * @param files the files that it was made of, relative to the root, parents first
 */
public record Environment(String name, String kubernetes, String namespace, Mapping spec, List<String> files) {
    public Environment {
        files = List.copyOf(files);
    }

    /** The cluster, as {@code project/location/name}: environments of one cluster share its names and ports. */
    public String cluster() {
        Mapping cluster = spec.mapping("cluster");
        return String.join(
                "/",
                cluster.text("project").orElse(""),
                cluster.text("location").orElse(""),
                cluster.text("name").orElse(name));
    }
}
