package dev.windlass.check.rule.workload;

/** The names that kube-apiserver makes from {@code generateName}, as in k8s.io/apiserver/pkg/storage/names. */
final class GeneratedName {
    private static final int LONGEST_PREFIX = 58;

    private GeneratedName() {}

    /** The name with a suffix of 5 characters. */
    static String of(String prefix, String suffix) {
        return prefix.substring(0, Math.min(LONGEST_PREFIX, prefix.length())) + suffix;
    }
}
