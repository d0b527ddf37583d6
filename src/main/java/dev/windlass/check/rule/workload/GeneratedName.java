package dev.windlass.check.rule.workload;

/** The names that kube-apiserver makes from {@code generateName}, as in k8s.io/apiserver/pkg/storage/names. */
final class GeneratedName {
    private static final int LONGEST_PREFIX = 58;
    /** Stands for what is random. */
    private static final String SUFFIX = "xxxxx";

    private GeneratedName() {}

    /** A name that could be made; the end stands for others of letters and digits. */
    static String of(String prefix) {
        return prefix.substring(0, Math.min(LONGEST_PREFIX, prefix.length())) + SUFFIX;
    }
}
