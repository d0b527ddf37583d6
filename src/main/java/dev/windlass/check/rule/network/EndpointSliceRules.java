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

/** EndpointSlice, as in k8s.io/kubernetes/pkg/apis/discovery/validation. */
public final class EndpointSliceRules implements KindRules {
    private static final List<String> TYPES = List.of("IPv4", "IPv6", "FQDN");
    private static final int MOST_ENDPOINTS = 1000;
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_PORTS = 20_000;
    private static final int MOST_TOPOLOGY_LABELS = 16;
    private static final int MOST_HINTS = 8;
    /** Since then IPv6 must be in its usual form, and hints may name nodes. */
    private static final int STRICT_SINCE = 33;

    @Override
    public void check(Value object) {
        Value type = object.field("addressType");
        if (type.isEmpty()) {
            type.required("it is one of " + String.join(", ", TYPES));
        } else {
            type.oneOf(TYPES);
        }
        if (type.isText("FQDN") && object.minor() >= STRICT_SINCE) {
            type.warn("FQDN is outdated");
        }
        Value endpoints = object.field("endpoints");
        if (endpoints.size() > MOST_ENDPOINTS) {
            endpoints.tooMany(MOST_ENDPOINTS);
        } else {
            endpoints.items().forEach(e -> endpoint(e, type.text()));
        }
        ports(object.field("ports"));
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        if (!object.field("addressType").isSameAs(old.field("addressType"))) {
            object.field("addressType").immutable();
        }
    }

    private static void endpoint(Value endpoint, String type) {
        Value addresses = endpoint.field("addresses");
        if (addresses.size() == 0) {
            addresses.required("an endpoint has one address or more");
        } else if (addresses.size() > MOST_ADDRESSES) {
            addresses.tooMany(MOST_ADDRESSES);
        }
        addresses.items().forEach(a -> address(addresses, a, type));
        if (endpoint.field("nodeName").isPresent()) {
            endpoint.field("nodeName").form(TextForm.SUBDOMAIN);
        }
        Value topology = endpoint.field("deprecatedTopology");
        if (topology.size() > MOST_TOPOLOGY_LABELS) {
            topology.tooMany(MOST_TOPOLOGY_LABELS);
        }
        LabelRules.labels(topology);
        if (endpoint.field("hostname").isPresent()) {
            endpoint.field("hostname").form(TextForm.LABEL);
        }
        hints(endpoint.field("hints", "forZones"), TextForm.LABEL_VALUE);
        if (endpoint.minor() >= STRICT_SINCE) {
            hints(endpoint.field("hints", "forNodes"), TextForm.SUBDOMAIN);
        }
    }

    private static void address(Value addresses, Value address, String type) {
        switch (type) {
            case "IPv4" -> ip(addresses, address, false);
            case "IPv6" -> {
                Optional<IpText> ip = IpText.address(address.text());
                boolean isOdd = ip.isPresent() && !IpText.isCanonicalAddress(address.text());
                if (isOdd && address.minor() >= STRICT_SINCE) {
                    address.invalid("must be an IPv6 address in its usual form");
                } else {
                    ip(addresses, address, true);
                }
            }
            case "FQDN" -> {
                if (!isFullyQualified(address.text())) {
                    address.invalid("must be a full DNS name, such as db.example.com");
                }
            }
            default -> {} // the type is wrong, which is said there
        }
    }

    /** Since 1.33 the server reports an address of the other family at the list. */
    private static void ip(Value addresses, Value address, boolean wantsV6) {
        Optional<IpText> ip = IpText.checkAddress(address);
        if (ip.isEmpty()) {
            return;
        }
        if (ip.get().isV6() != wantsV6) {
            Value place = address.minor() >= STRICT_SINCE ? address.reportedAs(addresses.path()) : address;
            place.invalid("must be " + (wantsV6 ? "an IPv6 address" : "an IPv4 address"));
        }
        EndpointsRules.notSpecial(address);
    }

    private static boolean isFullyQualified(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (!TextForm.LABEL.fits(label)) {
                return false;
            }
        }
        return labels.length >= 2 && TextForm.SUBDOMAIN.fits(name);
    }

    private static void hints(Value hints, TextForm form) {
        if (hints.size() > MOST_HINTS) {
            hints.tooMany(MOST_HINTS);
            return;
        }
        Set<String> seen = new HashSet<>();
        for (Value hint : hints.items()) {
            Value name = hint.field("name");
            if (!seen.add(name.text())) {
                name.duplicate();
            } else {
                name.form(form);
            }
        }
    }

    private static void ports(Value ports) {
        if (ports.size() > MOST_PORTS) {
            ports.tooMany(MOST_PORTS);
            return;
        }
        Set<String> names = new HashSet<>();
        for (Value port : ports.items()) {
            Value name = port.field("name");
            if (!name.isEmpty()) {
                name.form(TextForm.LABEL);
            }
            if (!names.add(name.text())) {
                name.duplicate();
            }
            port.field("protocol").oneOf(EndpointsRules.PROTOCOLS);
            if (port.field("appProtocol").isPresent()) {
                port.field("appProtocol").form(TextForm.LABEL_KEY);
            }
        }
    }
}
