package dev.windlass.check.rule.network;

import dev.windlass.check.rule.IpText;
import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;

/** Endpoints, as in k8s.io/kubernetes/pkg/apis/core/validation. */
public final class EndpointsRules implements KindRules {
    static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
    private static final int OUTDATED_SINCE = 33;

    @Override
    public void check(Value object) {
        if (object.minor() >= OUTDATED_SINCE) {
            object.warn("is outdated since Kubernetes 1.33: use an EndpointSlice of discovery.k8s.io/v1");
        }
        if (!object.isUpdate()) {
            object.field("subsets").items().forEach(EndpointsRules::subset);
        }
    }

    /** Subsets that stay as they are stay, however they are, since 1.33. */
    @Override
    public void checkUpdate(Value old, Value object) {
        Value subsets = object.field("subsets");
        if (object.minor() < OUTDATED_SINCE || !subsets.isSameAs(old.field("subsets"))) {
            subsets.items().forEach(EndpointsRules::subset);
        }
    }

    private static void subset(Value subset) {
        Value ready = subset.field("addresses");
        Value unready = subset.field("notReadyAddresses");
        if (ready.size() == 0 && unready.size() == 0) {
            subset.required("it needs addresses or notReadyAddresses");
        }
        ready.items().forEach(EndpointsRules::address);
        unready.items().forEach(EndpointsRules::address);
        List<Value> ports = subset.field("ports").items();
        ports.forEach(p -> port(p, ports.size() > 1));
    }

    private static void address(Value address) {
        Value ip = address.field("ip");
        if (IpText.checkAddress(ip).isPresent()) {
            notSpecial(ip);
        }
        if (!address.field("hostname").isEmpty()) {
            address.field("hostname").form(TextForm.LABEL);
        }
        if (address.field("nodeName").isPresent()) {
            address.field("nodeName").form(TextForm.SUBDOMAIN);
        }
    }

    /** An address that traffic from elsewhere can go to. */
    static void notSpecial(Value ip) {
        IpText.address(ip.text()).flatMap(IpText::special).ifPresent(s -> ip.invalid("must not be " + s));
    }

    private static void port(Value port, boolean named) {
        if (!port.field("name").isEmpty()) {
            port.field("name").form(TextForm.LABEL);
        } else if (named) {
            port.field("name").required("with several ports, each needs a name");
        }
        port.field("port").within(1, 65535);
        port.field("protocol").oneOf(PROTOCOLS);
        if (port.field("appProtocol").isPresent()) {
            port.field("appProtocol").form(TextForm.LABEL_KEY);
        }
    }
}
