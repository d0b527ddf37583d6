package dev.windlass.check.rule.network;

import dev.windlass.check.rule.IpText;
import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import java.util.List;

/** ServiceCIDR, as in k8s.io/kubernetes/pkg/apis/networking/validation. */
public final class ServiceCidrRules implements KindRules {
    @Override
    public void check(Value object) {
        if (!object.isUpdate()) {
            blocks(object.field("spec", "cidrs"));
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value cidrs = object.field("spec", "cidrs");
        List<Value> before = old.field("spec", "cidrs").items();
        List<Value> now = cidrs.items();
        boolean added = before.size() == 1 && now.size() == 2;
        if (before.size() != now.size() && !added) {
            cidrs.immutable();
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!now.get(i).isSameAs(before.get(i))) {
                now.get(i).immutable();
            }
        }
        if (added) {
            blocks(cidrs);
        }
    }

    private static void blocks(Value cidrs) {
        List<Value> all = cidrs.items();
        if (all.isEmpty()) {
            cidrs.required("it needs one block of IP addresses, or two");
        } else if (all.size() > 2) {
            cidrs.invalid("must not have more than two blocks");
        } else {
            for (Value cidr : all) {
                if (!IpText.isCanonicalBlock(cidr.text())) {
                    cidr.invalid("must be a block of IP addresses such as 10.0.0.0/8, in its usual form");
                }
            }
            if (all.size() == 2
                    && isSameFamily(all.getFirst().text(), all.getLast().text())) {
                cidrs.invalid("must have one block of IPv4 and one of IPv6");
            }
        }
    }

    private static boolean isSameFamily(String one, String other) {
        return IpText.block(one)
                .flatMap(a -> IpText.block(other).map(b -> a.isV6() == b.isV6()))
                .orElse(false);
    }
}
