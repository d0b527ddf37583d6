package dev.windlass.check.rule.network;

import dev.windlass.check.rule.IpText;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The addresses of a Service inside the cluster, and their families. */
final class ServiceAddressRules {
    private static final List<String> FAMILIES = List.of("IPv4", "IPv6");
    private static final List<String> POLICIES = List.of("SingleStack", "PreferDualStack", "RequireDualStack");
    private static final FieldPath CLUSTER_IPS = FieldPath.of("spec", "clusterIPs");
    private static final FieldPath FIRST = CLUSTER_IPS.index(0);
    private static final String NONE = "None";

    private final ServiceView service;
    private final Value spec;
    private final Value families;
    private final Value policy;
    /** What stands in clusterIPs, or clusterIP under its name there. */
    private final List<Value> ips;

    private ServiceAddressRules(ServiceView service) {
        this.service = service;
        this.spec = service.spec();
        this.families = spec.field("ipFamilies");
        this.policy = spec.field("ipFamilyPolicy");
        Value single = spec.field("clusterIP");
        Value all = spec.field("clusterIPs");
        this.ips = all.size() > 0 ? all.items() : single.isEmpty() ? List.of() : List.of(single.reportedAs(FIRST));
    }

    /** Whether the addresses can be given out as they are asked for. */
    static boolean areSound(ServiceView service) {
        return service.isType("ExternalName") || new ServiceAddressRules(service).areSound();
    }

    private boolean areSound() {
        // Each is asked, whatever the others say: all that is wrong is said in one run.
        boolean isFamily = family();
        boolean areFields = bothFields();
        boolean areAddresses = addresses();
        if (!isFamily || !areFields || !areAddresses) {
            return false;
        }
        boolean isMatch = match();
        return policy() && isMatch;
    }

    private boolean family() {
        boolean sound = true;
        Set<String> seen = new HashSet<>();
        for (Value family : families.items()) {
            if (!FAMILIES.contains(family.text())) {
                family.notSupported(FAMILIES);
                sound = false;
            }
            if (!seen.add(family.text())) {
                family.duplicate();
                sound = false;
            }
        }
        if (policy.isPresent() && !POLICIES.contains(policy.text())) {
            policy.notSupported(POLICIES);
            sound = false;
        }
        return sound;
    }

    /** Where both are given, they agree. An update keeps the address that the old Service has. */
    private boolean bothFields() {
        Value all = spec.field("clusterIPs");
        if (all.size() == 0) {
            return true;
        }
        Value single = spec.field("clusterIP");
        String first = all.items().getFirst().text();
        if (!single.isEmpty()) {
            if (single.isText(first)) {
                return true;
            }
        } else if (service.oldSpec().isEmpty()) {
            all.invalid("must not be set without clusterIP");
            return false;
        } else if (first.equals(oldPrimary())) {
            return true;
        }
        all.invalid("must begin with the address in clusterIP");
        return false;
    }

    private boolean addresses() {
        boolean sound = true;
        Set<String> kept = new HashSet<>();
        service.oldSpec().ifPresent(o -> {
            kept.add(o.field("clusterIP").text());
            o.field("clusterIPs").items().forEach(i -> kept.add(i.text()));
        });
        for (int i = 0; i < ips.size(); i++) {
            Value ip = ips.get(i);
            if (i == 0 && ip.isText(NONE)) {
                if (ips.size() > 1) {
                    spec.field("clusterIPs").invalid("must hold nothing else with None");
                    sound = false;
                }
            } else if (!isAddress(ip, kept)) {
                sound = false;
            }
        }
        if (ips.size() > 2) {
            spec.field("clusterIPs").invalid("must not hold more than two addresses");
            sound = false;
        }
        return sound;
    }

    private static boolean isAddress(Value ip, Set<String> kept) {
        Optional<IpText> read = IpText.checkAddress(ip, kept);
        return read.filter(r -> !r.isOdd() || ip.minor() < 36 || kept.contains(ip.text()))
                .isPresent();
    }

    private boolean match() {
        boolean sound = true;
        List<Optional<IpText>> read =
                ips.stream().map(i -> IpText.address(i.text())).toList();
        if (read.size() == 2
                && read.getFirst().isPresent()
                && read.getFirst().map(IpText::isV6).equals(read.getLast().map(IpText::isV6))) {
            spec.field("clusterIPs").invalid("must not hold two addresses of one family");
            sound = false;
        }
        for (int i = 0; i < Math.min(ips.size(), families.size()); i++) {
            boolean isV6 = families.items().get(i).isText("IPv6");
            if (read.get(i).filter(a -> a.isV6() != isV6).isPresent()) {
                ips.get(i)
                        .invalid("must be of the family in ipFamilies, which is "
                                + families.items().get(i).text());
                sound = false;
            }
        }
        return sound;
    }

    /** Two families or addresses have to be asked for. */
    private boolean policy() {
        boolean free = service.isHeadless() && spec.field("selector").size() == 0;
        boolean single = policy.isText("SingleStack") || (policy.isAbsent() && !free);
        if (!single || service.oldSpec().isPresent()) {
            return true;
        }
        if (ips.size() == 2 || families.size() == 2) {
            policy.invalid("must be PreferDualStack or RequireDualStack for two families of addresses");
            return false;
        }
        return true;
    }

    private String oldPrimary() {
        return service.oldSpec().map(ServiceAddressRules::primary).orElse("");
    }

    private static String primary(Value spec) {
        Value all = spec.field("clusterIPs");
        return spec.field("clusterIP").isEmpty() && all.size() > 0
                ? all.items().getFirst().text()
                : spec.field("clusterIP").text();
    }

    /** What must be absent, and what a change may not touch. */
    static void changes(ServiceView service) {
        ServiceAddressRules rules = new ServiceAddressRules(service);
        if (service.isType("ExternalName")) {
            rules.noAddresses();
            return;
        }
        if ((service.isType("LoadBalancer") || service.isType("NodePort")) && service.isHeadless()) {
            Value type = service.spec().field("type");
            Value ip = rules.ips.isEmpty() ? service.spec().field("clusterIP").at(type.origin()) : rules.ips.getFirst();
            ip.reportedAs(FIRST).invalid("must not be None with type " + type.text());
        }
        if (service.old().isPresent() && !service.wasType("ExternalName")) {
            rules.unchanged(service.oldSpec().orElseThrow());
        }
    }

    /** A change to ExternalName throws away what the old Service had. */
    private void noAddresses() {
        boolean left = service.old().isPresent() && !service.wasType("ExternalName");
        if (!ips.isEmpty() && !(left && isKept())) {
            spec.field("clusterIPs").at(ips.getFirst().origin()).forbidden("must not be set with type ExternalName");
        }
        for (String field : List.of("ipFamilies", "ipFamilyPolicy")) {
            if (!spec.field(field).isEmpty() && !(left && service.isUnchanged(field))) {
                spec.field(field).forbidden("must not be set with type ExternalName");
            }
        }
    }

    private boolean isKept() {
        return ips.getFirst().isText(oldPrimary());
    }

    private void unchanged(Value old) {
        boolean bothHeadless = service.isHeadless() && ServiceView.isHeadless(old);
        if (!ips.isEmpty() && !bothHeadless && !isKept()) {
            ips.getFirst()
                    .reportedAs(FIRST)
                    .changeRefused(
                            "cannot be changed once the Service has an address",
                            "leave clusterIP out, or delete the Service and create it anew");
        }
        List<Value> before = old.field("ipFamilies").items();
        List<Value> now = families.items();
        if (!before.isEmpty()
                && !now.isEmpty()
                && !bothHeadless
                && !now.getFirst().isSameAs(before.getFirst())) {
            now.getFirst().changeRefused("cannot be changed once the Service has an address", null);
        }
        if (before.size() == 2 && now.size() == 2 && !now.getLast().isSameAs(before.getLast())) {
            now.getLast().changeRefused("cannot be changed once the Service has an address", null);
        }
        second(old, before.size(), now.size());
    }

    /** A second address or family goes only with the policy SingleStack, and is never another one. */
    private void second(Value old, int families, int familiesNow) {
        List<Value> before = old.field("clusterIPs").items();
        if (before.size() == 2 && ips.size() == 2 && !ips.getLast().isSameAs(before.getLast())) {
            ips.getLast().changeRefused("cannot be changed once the Service has an address", null);
        }
        boolean released =
                (before.size() == 2 && spec.field("clusterIPs").size() == 1) || (families == 2 && familiesNow == 1);
        if (released && !policy.isText("SingleStack")) {
            policy.changeRefused("must be SingleStack for a Service to give up its second address", null);
        }
    }
}
