package dev.windlass.check.rule.network;

import dev.windlass.check.rule.IpText;
import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Service, as in k8s.io/kubernetes/pkg/apis/core/validation and pkg/registry/core/service/storage. */
public final class ServiceRules implements KindRules {
    private static final List<String> TYPES = List.of("ClusterIP", "NodePort", "LoadBalancer", "ExternalName");
    private static final List<String> AFFINITIES = List.of("None", "ClientIP");
    private static final String HINTS = "service.kubernetes.io/topology-aware-hints";
    private static final String MODE = "service.kubernetes.io/topology-mode";
    private static final int LONGEST_AFFINITY = 86_400;
    /** Since then the server warns of externalIPs and PreferClose. */
    private static final int OUTDATED_SINCE = 36;
    /** Since then names may begin with a digit (RelaxedServiceNameValidation). */
    private static final int RELAXED_NAMES_SINCE = 36;

    @Override
    public void check(Value object) {
        if (!object.isUpdate()) {
            Value name = object.field("metadata", "name");
            if (object.minor() < RELAXED_NAMES_SINCE && TextForm.LABEL.fits(name.text())) {
                name.form(TextForm.LABEL_1035);
            }
            judge(new ServiceView(object, Optional.empty()));
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        judge(new ServiceView(object, Optional.of(old)));
    }

    /** The server gives out addresses and node ports first, and says nothing else where that fails. */
    private static void judge(ServiceView service) {
        if (!ServiceAddressRules.areSound(service) || !ServicePortRules.areInRange(service)) {
            return;
        }
        ServiceAddressRules.changes(service);
        annotations(service.object().field("metadata", "annotations"));
        Value spec = service.spec();
        spec.field("type").oneOf(TYPES);
        ServicePortRules.check(service);
        LabelRules.labels(spec.field("selector"));
        affinity(spec);
        if (service.isType("ExternalName")) {
            externalName(service);
        }
        externalIps(service);
        ServiceExposureRules.check(service);
        advice(service);
    }

    private static void annotations(Value annotations) {
        Value hints = annotations.key(HINTS);
        Value mode = annotations.key(MODE);
        if (hints.isPresent() && mode.isPresent() && !hints.isSameAs(mode)) {
            mode.invalid("must be the same as " + HINTS);
        } else if (hints.isPresent()) {
            hints.warn("is outdated: use " + MODE);
        }
    }

    private static void affinity(Value spec) {
        spec.field("sessionAffinity").oneOf(AFFINITIES);
        Value seconds = spec.field("sessionAffinityConfig", "clientIP", "timeoutSeconds");
        if (spec.field("sessionAffinity").isText("ClientIP") && seconds.isPresent()) {
            seconds.within(1, LONGEST_AFFINITY);
        }
    }

    private static void externalName(ServiceView service) {
        Value name = service.spec().field("externalName");
        String text = name.text();
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (bare.isEmpty()) {
            name.required("type ExternalName needs it");
        } else if (!TextForm.SUBDOMAIN.fits(bare)) {
            name.invalid("must be " + TextForm.SUBDOMAIN.description());
        }
    }

    private static void externalIps(ServiceView service) {
        Set<String> kept = new HashSet<>();
        service.old().ifPresent(o -> o.field("spec", "externalIPs").items().forEach(i -> kept.add(i.text())));
        for (Value ip : service.spec().field("externalIPs").items()) {
            if (IpText.checkAddress(ip, kept).isPresent()) {
                EndpointsRules.notSpecial(ip);
            }
        }
    }

    private static void advice(ServiceView service) {
        Value spec = service.spec();
        if (spec.minor() >= OUTDATED_SINCE) {
            if (spec.field("trafficDistribution").isText("PreferClose")) {
                spec.field("trafficDistribution").warn("is outdated: its new name is PreferSameZone");
            }
            if (!spec.field("externalIPs").isEmpty()) {
                spec.field("externalIPs").warn("is outdated and will be taken away");
            }
        }
        if (service.isHeadless()) {
            for (String field : List.of("loadBalancerIP", "externalIPs")) {
                if (!spec.field(field).isEmpty()) {
                    spec.field(field).warn("has no effect: the Service has no address of its own");
                }
            }
            if (spec.field("sessionAffinity").isText("ClientIP")) {
                spec.field("sessionAffinity").warn("has no effect: the Service has no address of its own");
            }
        }
        if (service.isType("ExternalName")) {
            if (!spec.field("externalIPs").isEmpty()) {
                spec.field("externalIPs").warn("has no effect with type ExternalName");
            }
        } else if (!spec.field("externalName").isEmpty()) {
            spec.field("externalName").warn("has no effect: the type is not ExternalName");
        }
    }
}
