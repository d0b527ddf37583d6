package dev.windlass.check.rule.config;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.pod.ResourceNames;
import java.util.Set;

/** Names of resources and their amounts in quotas and limits, as in k8s.io/kubernetes/pkg/apis/core/helper. */
final class AmountRules {
    /** What is counted in whole numbers. */
    private static final Set<String> COUNTS = Set.of(
            "pods",
            "resourcequotas",
            "services",
            "replicationcontrollers",
            "secrets",
            "configmaps",
            "persistentvolumeclaims",
            "services.nodeports",
            "services.loadbalancers");

    private static final Set<String> AMOUNTS = Set.of(
            "cpu",
            "memory",
            "ephemeral-storage",
            "requests.cpu",
            "requests.memory",
            "requests.storage",
            "requests.ephemeral-storage",
            "limits.cpu",
            "limits.memory",
            "limits.ephemeral-storage");

    private AmountRules() {}

    /** Whether a name without a domain is one that a quota can have. */
    static boolean isOfQuotas(String name) {
        return COUNTS.contains(name) || AMOUNTS.contains(name) || isHugePages(name);
    }

    /** Whether a name without a domain is known at all. */
    static boolean isStandard(String name) {
        return isOfQuotas(name) || name.equals("storage");
    }

    static boolean isHugePages(String name) {
        return name.startsWith("hugepages-") || name.startsWith("requests.hugepages-");
    }

    /** Whether requests of it may be smaller than limits. */
    static boolean mayBeOvercommitted(String name) {
        boolean isNative = name.indexOf('/') < 0 || name.contains("kubernetes.io/");
        return isNative && !name.startsWith("hugepages-");
    }

    /** An amount that must be 0 or more, and whole where it counts things. */
    static void amount(String name, Value amount) {
        amount.quantity().ifPresent(q -> {
            if (q.signum() < 0) {
                amount.invalid("must not be negative");
            }
            if ((COUNTS.contains(name) || ResourceNames.isExtended(name)) && !q.isWhole()) {
                amount.invalid("must be a whole number");
            }
        });
    }

    /** Reports a name that is no label key; whether it is one. */
    static boolean isKey(String name, Value at) {
        if (!TextForm.LABEL_KEY.fits(name)) {
            at.invalid("must have the name of a resource: " + TextForm.LABEL_KEY.description());
            return false;
        }
        return true;
    }
}
