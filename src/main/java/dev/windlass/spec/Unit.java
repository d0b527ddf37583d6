package dev.windlass.spec;

import dev.windlass.tree.Mapping;
import java.util.List;

/**
 * One chain or app as one environment deploys it: rendered, reviewed, owned and delivered as one.
 *
 * @param environment where it is deployed
 * @param name its name, unique in the environment; {@code platform} is what the environment itself needs, {@code gitops} what its agent
 *     needs to sync it
 * @param template the template's path: {@code windlass/NAME.jsonnet} in the built-in library, {@code templates/NAME.jsonnet} in the
 *     repository
 * @param spec the merged spec, with its {@code name}
 * @param files the files that it was made of, relative to the root, lowest layer first
 */
public record Unit(Environment environment, String name, String template, Mapping spec, List<String> files) {
    /** The unit that holds what the environment itself needs. */
    public static final String PLATFORM = "platform";

    /** The unit that holds what the agent needs to sync the environment. */
    public static final String GITOPS = "gitops";

    public Unit {
        files = List.copyOf(files);
    }
}
