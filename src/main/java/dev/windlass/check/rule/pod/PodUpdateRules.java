package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.tree.Mapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What may change in a Pod, as ValidatePodUpdate in k8s.io/kubernetes/pkg/apis/core/validation. */
public final class PodUpdateRules {
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String REMEDY =
            "only images, activeDeadlineSeconds, tolerations and schedulingGates may change: delete the Pod and create it anew";
    private static final List<String> ALWAYS_TOLERATED =
            List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
    /** Judged by themselves. */
    private static final Set<String> BY_THEMSELVES =
            Set.of("activeDeadlineSeconds", "tolerations", "schedulingGates", "serviceAccount");

    private PodUpdateRules() {}

    /** Checks the change of a Pod. */
    public static void check(Value old, Value pod) {
        annotations(old.field("metadata", "annotations"), pod.field("metadata", "annotations"));
        Value before = old.field("spec");
        Value spec = pod.field("spec");
        for (String list : List.of("containers", "initContainers")) {
            if (before.field(list).size() != spec.field(list).size()) {
                spec.field(list).changeRefused("must keep the number of its containers", REMEDY);
                return;
            }
        }
        if (!deadline(before.field("activeDeadlineSeconds"), spec.field("activeDeadlineSeconds"))) {
            return;
        }
        tolerations(before.field("tolerations"), spec.field("tolerations"));
        gates(before.field("schedulingGates"), spec.field("schedulingGates"));
        boolean isGated = before.field("schedulingGates").size() > 0;
        if (isGated) {
            nodeSelector(before.field("nodeSelector"), spec.field("nodeSelector"));
            nodeAffinity(before.field("affinity", "nodeAffinity"), spec.field("affinity", "nodeAffinity"));
        }
        for (String field : fields(before, spec)) {
            if (!mayBe(before, spec, field, isGated)) {
                spec.at(spec.field(field).origin()).changeRefused("must keep " + field + " as it is", REMEDY);
                return; // the server says it once for the whole specification
            }
        }
    }

    private static void annotations(Value old, Value now) {
        for (Entry e : old.entries()) {
            if (isFixed(e.key()) && !now.key(e.key()).isText(e.value().text())) {
                now.key(e.key()).changeRefused("cannot be changed or removed", null);
            }
        }
        for (Entry e : now.entries()) {
            if (isFixed(e.key()) && old.key(e.key()).isAbsent()) {
                e.value().changeRefused("cannot be added to a Pod", null);
            }
        }
    }

    private static boolean isFixed(String key) {
        return key.equals(MIRROR) || key.startsWith(ProfileRules.APP_ARMOR);
    }

    /** Whether the rest is looked at, too. */
    private static boolean deadline(Value old, Value now) {
        if (old.isAbsent()) {
            return true;
        }
        if (now.isAbsent()) {
            now.changeRefused("cannot be removed once it is set", null);
            return true;
        }
        if (now.number() > old.number()) {
            now.changeRefused("must be no more than it was, " + old.number(), null);
            return false;
        }
        return true;
    }

    private static void tolerations(Value old, Value now) {
        for (Value o : old.items()) {
            if (now.items().stream().noneMatch(n -> tolerateTheSame(o, n))) {
                now.changeRefused("must keep each toleration that there was, but for its tolerationSeconds", null);
                return;
            }
        }
        for (String taint : ALWAYS_TOLERATED) {
            if (tolerates(old, taint) == Tolerance.NONE && tolerates(now, taint) == Tolerance.OTHER) {
                now.changeRefused(
                        "must keep the toleration of " + taint + ", which every Pod gets that does not tolerate it",
                        null);
                return;
            }
        }
    }

    /** How a list tolerates a taint: the plugin DefaultTolerationSeconds adds what it has not, also to a changed Pod. */
    private static Tolerance tolerates(Value tolerations, String taint) {
        Tolerance tolerance = Tolerance.NONE;
        for (Value t : tolerations.items()) {
            Value effect = t.field("effect");
            if (effect.isText("NoExecute")
                    && t.field("key").isText(taint)
                    && t.field("operator").isText("Exists")
                    && t.field("value").isEmpty()) {
                return Tolerance.AS_ADDED;
            }
            boolean isFor = t.field("key").isEmpty() || t.field("key").isText(taint);
            if (isFor && (effect.isEmpty() || effect.isText("NoExecute"))) {
                tolerance = Tolerance.OTHER;
            }
        }
        return tolerance;
    }

    private enum Tolerance {
        NONE,
        AS_ADDED,
        OTHER
    }

    private static boolean tolerateTheSame(Value one, Value other) {
        return List.of("key", "operator", "value", "effect").stream()
                .allMatch(f -> one.field(f).text().equals(other.field(f).text()));
    }

    private static void gates(Value old, Value now) {
        Set<String> before = new LinkedHashSet<>();
        old.items().forEach(g -> before.add(g.field("name").text()));
        for (Value gate : now.items()) {
            if (!before.contains(gate.field("name").text())) {
                gate.field("name").changeRefused("cannot be added: gates can only be removed", null);
            }
        }
    }

    private static void nodeSelector(Value old, Value now) {
        for (Entry e : old.entries()) {
            if (!now.key(e.key()).isText(e.value().text())) {
                now.changeRefused("can only be added to: it must keep " + e.key(), null);
                return;
            }
        }
    }

    /** What is required may only become more: by expressions at the end of a term that has some. */
    private static void nodeAffinity(Value old, Value now) {
        String required = "requiredDuringSchedulingIgnoredDuringExecution";
        Value newTerms = now.field(required, "nodeSelectorTerms");
        List<Value> before = old.field(required, "nodeSelectorTerms").items();
        List<Value> after = newTerms.items();
        if (before.isEmpty()) {
            return;
        }
        if (before.size() != after.size()) {
            newTerms.changeRefused("must keep the number of its terms", null);
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!narrows(before.get(i), after.get(i))) {
                after.get(i).changeRefused("must keep its expressions, and may only have more behind them", null);
            }
        }
    }

    private static boolean narrows(Value old, Value now) {
        List<String> lists = List.of("matchExpressions", "matchFields");
        boolean matchedNothing = lists.stream().allMatch(l -> old.field(l).size() == 0);
        return lists.stream()
                .allMatch(l -> matchedNothing
                        ? now.field(l).size() == 0
                        : begins(old.field(l).items(), now.field(l).items()));
    }

    private static boolean begins(List<Value> before, List<Value> after) {
        for (int i = 0; i < before.size(); i++) {
            if (i >= after.size() || !before.get(i).isSameAs(after.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> fields(Value... values) {
        Set<String> fields = new LinkedHashSet<>();
        for (Value v : values) {
            if (v.node().orElse(null) instanceof Mapping m) {
                fields.addAll(m.keys());
            }
        }
        return fields;
    }

    private static boolean mayBe(Value before, Value spec, String field, boolean isGated) {
        Value old = before.field(field);
        Value now = spec.field(field);
        return BY_THEMSELVES.contains(field)
                || switch (field) {
                    case "containers", "initContainers" -> areSame(old.items(), now.items());
                    // to end at once a Pod that would have ended so anyway
                    case "terminationGracePeriodSeconds" -> isSame(old, now) || (old.number() < 0 && now.number() == 1);
                    case "serviceAccountName" -> now.isAbsent() || isSame(account(before), now);
                    // what was filled in by a plugin comes back
                    case "priority", "preemptionPolicy" ->
                        now.isAbsent() || isSame(old, now) || (old.isAbsent() && isDefault(before, now));
                    case "nodeSelector" -> isGated || isSame(old, now);
                    case "affinity" ->
                        isGated
                                ? fields(old, now).stream()
                                        .allMatch(f -> f.equals("nodeAffinity") || isSame(old.field(f), now.field(f)))
                                : isSame(old, now);
                    default -> isSame(old, now);
                };
    }

    private static Value account(Value spec) {
        Value name = spec.field("serviceAccountName");
        return name.isEmpty() ? spec.field("serviceAccount") : name;
    }

    private static boolean isDefault(Value before, Value now) {
        return !before.field("priorityClassName").isEmpty() || now.isEmpty() || now.isText("PreemptLowerPriority");
    }

    private static boolean areSame(List<Value> before, List<Value> after) {
        for (int i = 0; i < before.size(); i++) {
            Value old = before.get(i);
            Value now = after.get(i);
            Set<String> fields = new LinkedHashSet<>(fields(old, now));
            fields.remove("image");
            if (fields.remove("imagePullPolicy") && !pullPolicy(old, old).equals(pullPolicy(old, now))) {
                return false;
            }
            if (!fields.stream().allMatch(f -> isSame(old.field(f), now.field(f)))) {
                return false;
            }
        }
        return true;
    }

    /** What was filled in before stays; what was set and no longer is, is filled in anew. */
    private static String pullPolicy(Value old, Value container) {
        Value own = container.field("imagePullPolicy");
        if (!own.isEmpty()) {
            return own.text();
        }
        Value image = old.field("imagePullPolicy").isEmpty() ? old.field("image") : container.field("image");
        return PodCompletion.pullPolicy(image.text());
    }

    /** An absent value is as false, 0 or an empty text. */
    private static boolean isSame(Value one, Value other) {
        return (one.isEmpty() && other.isEmpty()) || one.isSameAs(other);
    }
}
