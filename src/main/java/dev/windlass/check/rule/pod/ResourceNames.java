package dev.windlass.check.rule.pod;

/** Names of resources such as {@code memory}, {@code hugepages-2Mi} and {@code nvidia.com/gpu}. */
public final class ResourceNames {
    private ResourceNames() {}

    /** Whether a container may ask for it. */
    public static boolean isOfContainers(String name) {
        return !name.isEmpty();
    }

    /** Whether it is a device or the like, which is counted in whole numbers and cannot be overcommitted. */
    public static boolean isExtended(String name) {
        return name.isEmpty();
    }
}
