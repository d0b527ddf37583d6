package dev.windlass.check.rule.network;

import dev.windlass.check.rule.Value;
import java.util.Optional;

/**
 * A Service to be judged, with the one that it replaces. What an earlier type needed and the new one does not is thrown
 * away by the server where it did not change; so it is not there for the rules.
 *
 * @param old empty for a creation
 */
record ServiceView(Value object, Optional<Value> old) {
    Value spec() {
        return object.field("spec");
    }

    /** The old {@code spec}; empty for a creation. */
    Optional<Value> oldSpec() {
        return old.map(o -> o.field("spec"));
    }

    boolean isType(String type) {
        return spec().field("type").isText(type);
    }

    boolean wasType(String type) {
        return oldSpec().filter(s -> s.field("type").isText(type)).isPresent();
    }

    /** Whether it gives out the pods' addresses and has none of its own. A change that says nothing of it leaves that. */
    boolean isHeadless() {
        boolean isSilent = spec().field("clusterIP").isEmpty()
                && spec().field("clusterIPs").isEmpty()
                && !isType("ExternalName");
        return isHeadless(isSilent ? oldSpec().orElse(spec()) : spec());
    }

    static boolean isHeadless(Value spec) {
        Value all = spec.field("clusterIPs");
        return all.size() == 0
                ? spec.field("clusterIP").isText("None")
                : all.size() == 1 && all.items().getFirst().isText("None");
    }

    /** Whether traffic from outside of the cluster comes in. */
    static boolean isExternal(Value spec) {
        Value type = spec.field("type");
        return type.isText("NodePort")
                || type.isText("LoadBalancer")
                || (type.isText("ClusterIP") && spec.field("externalIPs").size() > 0);
    }

    /** Whether load balancers ask each node for its health. */
    static boolean needsHealthCheck(Value spec) {
        return spec.field("type").isText("LoadBalancer")
                && spec.field("externalTrafficPolicy").isText("Local");
    }

    /** Whether a field is as it was, so that the server may throw it away. */
    boolean isUnchanged(String field) {
        return oldSpec()
                .filter(o -> spec().field(field).isSameAs(o.field(field)))
                .isPresent();
    }
}
