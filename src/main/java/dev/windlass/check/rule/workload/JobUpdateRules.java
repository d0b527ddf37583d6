package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of a Job may change, as ValidateJobUpdate in k8s.io/kubernetes/pkg/apis/batch/validation. */
final class JobUpdateRules {
    private static final List<String> FIXED = List.of(
            "selector", "completionMode", "podFailurePolicy", "backoffLimitPerIndex", "managedBy", "successPolicy");
    private static final Set<String> SCHEDULING = Set.of("nodeSelector", "tolerations", "schedulingGates", "affinity");
    private static final List<String> CONTAINER_LISTS = List.of("containers", "initContainers");

    private JobUpdateRules() {}

    static void check(Value old, Value object) {
        Value before = old.field("spec");
        Value spec = object.field("spec");
        completions(before, spec);
        for (String field : FIXED) {
            if (!spec.field(field).isSameAs(before.field(field))) {
                spec.field(field).immutable();
            }
        }
        template(old, before.field("template"), spec.field("template"));
    }

    private static void completions(Value before, Value spec) {
        Value old = before.field("completions");
        Value now = spec.field("completions");
        if (now.isSameAs(old) || isLeftAsFilledIn(before, now)) {
            return;
        }
        if (!spec.field("completionMode").isText("Indexed")) {
            now.immutable();
        } else if (now.isPresent() && now.number() != spec.field("parallelism").number()) {
            now.changeRefused("can only be changed together with parallelism, to the same number", null);
        }
    }

    /** A Job without completions and parallelism has 1 of both; a manifest that then sets parallelism leaves completions. */
    private static boolean isLeftAsFilledIn(Value before, Value now) {
        return now.isAbsent()
                && before.field("completions").number() == 1
                && before.field("parallelism").number() == 1;
    }

    private static void template(Value old, Value before, Value now) {
        Value status = old.field("status");
        boolean isSuspended = old.field("spec", "suspend").isTrue();
        boolean neverRan = status.field("startTime").isAbsent();
        boolean isLate = old.minor() >= 36;
        boolean mayMove = isSuspended
                && (neverRan || (isLate && isConditionSuspended(status)))
                && (!isLate || status.field("active").number() == 0);
        if (!mayMove) {
            if (!now.isSameAs(before)) {
                now.immutable();
            }
        } else if (isLate) {
            Value pod = now.field("spec");
            if (!same(pod, before.field("spec"), true)) {
                pod.changeRefused(
                        "can only be changed in the scheduling and the resources of its pods, while the Job is suspended",
                        null);
            }
        } else if (!same(now.field("spec"), before.field("spec"), false)) {
            now.changeRefused(
                    "can only be changed in the labels, annotations and scheduling of its pods, while the Job is suspended",
                    null);
        }
    }

    private static boolean isConditionSuspended(Value status) {
        return status.field("conditions").items().stream()
                .anyMatch(c ->
                        c.field("type").isText("Suspended") && c.field("status").isText("True"));
    }

    /** Whether two pods differ in no more than what a suspended Job may change. */
    private static boolean same(Value now, Value before, boolean resourcesMayChange) {
        Value left = fixed(now, resourcesMayChange);
        Value right = fixed(before, resourcesMayChange);
        return left.isSameAs(right);
    }

    private static Value fixed(Value pod, boolean resourcesMayChange) {
        if (!(pod.node().orElse(null) instanceof Mapping m)) {
            return pod;
        }
        Mapping.Builder fixed = new Mapping.Builder().putAll(m);
        SCHEDULING.forEach(fixed::remove);
        if (m.get("affinity") instanceof Mapping affinity) {
            fixed.put(
                    "affinity",
                    new Mapping.Builder()
                            .putAll(affinity)
                            .remove("nodeAffinity")
                            .build(affinity.origin()));
        }
        if (resourcesMayChange) {
            for (String list : CONTAINER_LISTS) {
                if (m.get(list) instanceof Sequence containers) {
                    fixed.put(list, withoutResources(containers));
                }
            }
        }
        return pod.with(fixed.build(m.origin()));
    }

    private static Sequence withoutResources(Sequence containers) {
        List<Node> all = new ArrayList<>();
        for (Node c : containers.items()) {
            all.add(
                    c instanceof Mapping m
                            ? new Mapping.Builder()
                                    .putAll(m)
                                    .remove("resources")
                                    .build(m.origin())
                            : c);
        }
        return new Sequence(all, containers.origin());
    }
}
