package dev.windlass.check.rule.network;

import dev.windlass.check.rule.IpText;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How traffic comes to a Service: load balancers and the policies about ways. */
final class ServiceExposureRules {
    private static final String LOAD_BALANCER = "LoadBalancer";
    private static final String ONLY_LOAD_BALANCER = "may only be set with type LoadBalancer";
    private static final String RANGES = "loadBalancerSourceRanges";
    /** The server spells the field so. */
    private static final FieldPath RANGES_PATH = FieldPath.of("spec", "LoadBalancerSourceRanges");

    private static final String RANGES_ANNOTATION = "service.beta.kubernetes.io/load-balancer-source-ranges";
    private static final List<String> POLICIES = List.of("Cluster", "Local");
    private static final List<String> DISTRIBUTIONS = List.of("PreferClose");
    private static final List<String> DISTRIBUTIONS_34 = List.of("PreferClose", "PreferSameZone", "PreferSameNode");
    private static final int MORE_DISTRIBUTIONS_SINCE = 34;

    private final ServiceView service;
    private final Value spec;
    private final boolean isLoadBalancer;
    /** Whether the update takes that type away. */
    private final boolean wasLoadBalancer;

    private ServiceExposureRules(ServiceView service) {
        this.service = service;
        this.spec = service.spec();
        this.isLoadBalancer = service.isType(LOAD_BALANCER);
        this.wasLoadBalancer = service.wasType(LOAD_BALANCER);
    }

    static void check(ServiceView service) {
        ServiceExposureRules rules = new ServiceExposureRules(service);
        rules.sourceRanges();
        rules.loadBalancer();
        rules.externalTraffic();
        rules.otherTraffic();
    }

    private void sourceRanges() {
        Value ranges = spec.field(RANGES);
        Value annotation = service.object().field("metadata", "annotations").key(RANGES_ANNOTATION);
        Set<String> kept = new HashSet<>();
        service.oldSpec().ifPresent(o -> o.field(RANGES).items().forEach(r -> kept.add(r.text())));
        if (ranges.size() > 0) {
            if (!isLoadBalancer) {
                ranges.reportedAs(RANGES_PATH).forbidden(ONLY_LOAD_BALANCER);
            }
            for (int i = 0; i < ranges.size(); i++) {
                Value range = ranges.items().get(i);
                IpText.checkBlock(
                        range.reportedAs(RANGES_PATH.index(i)), range.text().strip(), kept);
            }
        } else if (annotation.isPresent()) {
            if (!isLoadBalancer) {
                annotation.forbidden(ONLY_LOAD_BALANCER);
            }
            annotatedRanges(annotation);
        }
    }

    private void annotatedRanges(Value annotation) {
        String text = annotation.text().strip();
        boolean isOld = service.old()
                .filter(o ->
                        annotation.isSameAs(o.field("metadata", "annotations").key(RANGES_ANNOTATION)))
                .isPresent();
        if (!text.isEmpty() && !isOld) {
            for (String range : text.split(",", -1)) {
                IpText.checkBlock(annotation, range.strip(), Set.of());
            }
        }
    }

    private void loadBalancer() {
        Value allocate = spec.field("allocateLoadBalancerNodePorts");
        if (allocate.isPresent() && !isLoadBalancer && !isLeftOver("allocateLoadBalancerNodePorts")) {
            allocate.forbidden(ONLY_LOAD_BALANCER);
        }
        Value name = spec.field("loadBalancerClass");
        if (isLoadBalancer) {
            if (wasLoadBalancer && !service.isUnchanged("loadBalancerClass")) {
                name.changeRefused(
                        "cannot be changed while the type is LoadBalancer", "delete the Service and create it anew");
            }
            if (name.isPresent()) {
                name.form(TextForm.LABEL_KEY);
            }
        } else if (name.isPresent() && !isLeftOver("loadBalancerClass")) {
            name.forbidden(ONLY_LOAD_BALANCER);
        }
    }

    /** Whether a field served the type that an update takes away; the server throws it away then. */
    private boolean isLeftOver(String field) {
        return wasLoadBalancer && !isLoadBalancer && service.isUnchanged(field);
    }

    private void externalTraffic() {
        Value policy = spec.field("externalTrafficPolicy");
        boolean wasExternal = service.oldSpec().filter(ServiceView::isExternal).isPresent();
        if (ServiceView.isExternal(spec)) {
            if (!policy.isEmpty()) {
                policy.oneOf(POLICIES);
            }
        } else if (!policy.isEmpty() && !(wasExternal && service.isUnchanged("externalTrafficPolicy"))) {
            policy.invalid(
                    "may only be set where traffic comes in from outside: with type NodePort or LoadBalancer, or externalIPs");
        }
        healthCheck();
    }

    private void healthCheck() {
        Value port = spec.field("healthCheckNodePort");
        Optional<Value> hadOne = service.oldSpec().filter(ServiceView::needsHealthCheck);
        if (port.number() == 0) {
            return;
        }
        if (!ServiceView.needsHealthCheck(spec)) {
            if (hadOne.isEmpty() || !service.isUnchanged("healthCheckNodePort")) {
                port.invalid("may only be set with type LoadBalancer and externalTrafficPolicy Local");
            }
        } else if (hadOne.isPresent()) {
            if (!service.isUnchanged("healthCheckNodePort")) {
                port.forbidden("cannot be changed while the type is LoadBalancer and externalTrafficPolicy Local");
            }
        } else {
            ServicePortRules.isInRange(port);
        }
    }

    private void otherTraffic() {
        Value internal = spec.field("internalTrafficPolicy");
        if (internal.isPresent()) {
            internal.oneOf(POLICIES);
        }
        Value distribution = spec.field("trafficDistribution");
        if (distribution.isPresent()) {
            distribution.oneOf(spec.minor() >= MORE_DISTRIBUTIONS_SINCE ? DISTRIBUTIONS_34 : DISTRIBUTIONS);
        }
    }
}
