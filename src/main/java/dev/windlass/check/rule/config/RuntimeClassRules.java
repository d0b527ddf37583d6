package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.check.rule.pod.ResourceNames;
import dev.windlass.check.rule.pod.TolerationRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** RuntimeClass, as in k8s.io/kubernetes/pkg/apis/node/validation. */
public final class RuntimeClassRules implements KindRules {
    @Override
    public void check(Value object) {
        object.field("handler").form(TextForm.LABEL);
        overhead(object.field("overhead"));
        Value scheduling = object.field("scheduling");
        LabelRules.labels(scheduling.field("nodeSelector"));
        Value tolerations = scheduling.field("tolerations");
        TolerationRules.check(tolerations);
        List<Value> items = tolerations.items();
        for (int i = 1; i < items.size(); i++) {
            Value toleration = items.get(i);
            if (items.subList(0, i).stream().anyMatch(t -> isSame(t, toleration))) {
                toleration.duplicate();
            }
        }
    }

    private static boolean isSame(Value a, Value b) {
        return List.of("key", "operator", "value", "effect").stream()
                .allMatch(f -> a.field(f).text().equals(b.field(f).text()));
    }

    /** kube-apiserver takes the amounts for the limits of a container, and reports them so. */
    private static void overhead(Value overhead) {
        Value limits = overhead.field("podFixed").reportedAs(overhead.path().field("limits"));
        for (Entry e : limits.entries()) {
            Value at = e.value().at(e.keyOrigin());
            if (AmountRules.isKey(e.key(), at) && !ResourceNames.isOfContainers(e.key())) {
                at.invalid("must have a known name, such as cpu or memory, or one with a domain");
            }
            AmountRules.amount(e.key(), e.value());
        }
        Set<String> names = limits.entries().stream().map(Entry::key).collect(Collectors.toSet());
        boolean hasPages = names.stream().anyMatch(AmountRules::isHugePages);
        if (hasPages && !names.contains("cpu") && !names.contains("memory")) {
            limits.reportedAs(overhead.path()).forbidden("must have cpu or memory beside huge pages");
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        if (!old.field("handler").text().equals(object.field("handler").text())) {
            object.field("handler").immutable();
        }
    }
}
