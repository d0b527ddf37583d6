package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import java.util.List;

/**
 * Names of resources such as {@code memory}, {@code hugepages-2Mi} and {@code nvidia.com/gpu}, as in
 * k8s.io/kubernetes/pkg/apis/core/helper.
 */
public final class ResourceNames {
    private static final String HUGE_PAGES = "hugepages-";
    private static final List<String> OF_CONTAINERS = List.of("cpu", "memory", "ephemeral-storage");

    private ResourceNames() {}

    /** Whether a container may ask for it. */
    public static boolean isOfContainers(String name) {
        if (!TextForm.LABEL_KEY.fits(name)) {
            return false;
        }
        if (name.indexOf('/') < 0) {
            return OF_CONTAINERS.contains(name) || isHugePages(name);
        }
        return isNative(name) || isExtended(name);
    }

    /** Whether it is a device or the like, which is counted in whole numbers and cannot be overcommitted. */
    public static boolean isExtended(String name) {
        return !isNative(name) && !name.startsWith("requests.") && TextForm.LABEL_KEY.fits("requests." + name);
    }

    /** Whether a request of it may be below its limit. */
    public static boolean mayBeOvercommitted(String name) {
        return isNative(name) && !isHugePages(name);
    }

    /** Whether it is memory in large pages of one size. */
    public static boolean isHugePages(String name) {
        return name.startsWith(HUGE_PAGES);
    }

    /** The size of its pages, as it is written. */
    static String pageSize(String hugePages) {
        return hugePages.substring(HUGE_PAGES.length());
    }

    /** Whether it is one of Kubernetes' own. */
    private static boolean isNative(String name) {
        return name.indexOf('/') < 0 || name.contains("kubernetes.io/");
    }
}
