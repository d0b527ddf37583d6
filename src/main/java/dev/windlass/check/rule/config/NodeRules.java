package dev.windlass.check.rule.config;

import dev.windlass.check.rule.IpText;
import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Node, as in ValidateNode of k8s.io/kubernetes/pkg/apis/core/validation. */
public final class NodeRules implements KindRules {
    private static final List<String> EFFECTS = List.of("NoExecute", "NoSchedule", "PreferNoSchedule");

    @Override
    public void check(Value object) {
        // kube-apiserver reports taints under metadata
        taints(object.field("spec", "taints").reportedAs(FieldPath.of("metadata", "taints")));
        if (!object.isUpdate()) { // once there, they cannot be changed
            ranges(object.field("spec"));
        }
    }

    private static void taints(Value taints) {
        Set<List<String>> seen = new HashSet<>();
        for (Value taint : taints.items()) {
            taint.field("key").form(TextForm.LABEL_KEY);
            taint.field("value").form(TextForm.LABEL_VALUE);
            if (taint.field("effect").needed()) {
                taint.field("effect").oneOf(EFFECTS);
            }
            if (!seen.add(
                    List.of(taint.field("key").text(), taint.field("effect").text()))) {
                taint.duplicate();
            }
        }
    }

    private static void ranges(Value spec) {
        Value ranges = spec.field("podCIDRs");
        Value first = spec.field("podCIDR");
        List<Value> items = ranges.items();
        if (!first.isEmpty()) {
            if (items.isEmpty()) {
                items = List.of(first.reportedAs(ranges.path().index(0)));
            } else if (!items.getFirst().text().equals(first.text())) {
                first.invalid("must be the first of podCIDRs");
            }
        }
        List<Optional<IpText>> blocks =
                items.stream().map(i -> IpText.checkBlock(i, Set.of())).toList();
        if (blocks.size() < 2 || blocks.stream().anyMatch(Optional::isEmpty)) {
            return;
        }
        long families =
                blocks.stream().map(b -> b.orElseThrow().isV6()).distinct().count();
        if (blocks.size() > 2 || families < 2) {
            ranges.invalid("must have at most one range of IPv4 and one of IPv6");
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value before = old.field("spec");
        Value after = object.field("spec");
        if (before.field("podCIDRs").size() > 0 && !before.field("podCIDRs").isSameAs(after.field("podCIDRs"))) {
            after.field("podCIDRs").immutable();
        }
        String provider = before.field("providerID").text();
        if (!provider.isEmpty() && !provider.equals(after.field("providerID").text())) {
            after.field("providerID").immutable();
        }
    }
}
