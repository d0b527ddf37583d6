package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ServiceAccount, of which kube-apiserver checks the metadata only. */
public final class ServiceAccountRules implements KindRules {
    private static final String MOUNTABLE = "kubernetes.io/enforce-mountable-secrets";
    private static final int DEPRECATED_SINCE = 32;

    @Override
    public void check(Value object) {
        Value annotation = object.field("metadata", "annotations").key(MOUNTABLE);
        if (annotation.isPresent() && object.minor() >= DEPRECATED_SINCE) {
            annotation.warn("is deprecated: use separate namespaces to keep secrets apart");
        }
    }
}
