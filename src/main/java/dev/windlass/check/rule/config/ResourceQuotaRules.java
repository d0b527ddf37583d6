package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ResourceQuota, as in ValidateResourceQuota of k8s.io/kubernetes/pkg/apis/core/validation. */
public final class ResourceQuotaRules implements KindRules {
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");
    /** Scopes that a pod is in or not, so that there is nothing to compare. */
    private static final Set<String> PLAIN_SCOPES =
            Set.of("BestEffort", "NotBestEffort", "Terminating", "NotTerminating", "CrossNamespacePodAffinity");

    private static final Set<String> OF_PODS =
            Set.of("pods", "cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");
    private static final Map<String, Set<String>> SCOPES = Map.of(
            "Terminating", OF_PODS,
            "NotTerminating", OF_PODS,
            "BestEffort", Set.of("pods"),
            "NotBestEffort", OF_PODS,
            "PriorityClass", OF_PODS,
            "CrossNamespacePodAffinity", OF_PODS);
    private static final String ATTRIBUTES = "VolumeAttributesClass";
    private static final int ATTRIBUTES_SINCE = 33;
    private static final Set<String> OF_CLAIMS = Set.of("persistentvolumeclaims", "requests.storage");

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        for (Entry e : spec.field("hard").entries()) {
            name(e);
            AmountRules.amount(e.key(), e.value());
        }
        scopes(spec);
        selector(spec);
    }

    private static void name(Entry entry) {
        Value at = entry.value().at(entry.keyOrigin());
        if (AmountRules.isKey(entry.key(), at)
                && entry.key().indexOf('/') < 0
                && !AmountRules.isOfQuotas(entry.key())) {
            at.invalid("must have a name that a quota knows, such as requests.cpu or count/deployments.apps");
        }
    }

    private static void scopes(Value spec) {
        Value scopes = spec.field("scopes");
        Set<String> names = new HashSet<>();
        for (Value scope : scopes.items()) {
            Value reported = scope.reportedAs(scopes.path());
            scope(scope.text(), reported, spec, reported);
            names.add(scope.text());
        }
        conflicts(names, scopes);
    }

    private static boolean isKnown(String scope, int minor) {
        return SCOPES.containsKey(scope) || (scope.equals(ATTRIBUTES) && minor >= ATTRIBUTES_SINCE);
    }

    private static void scope(String scope, Value named, Value spec, Value list) {
        if (!isKnown(scope, spec.minor())) {
            named.invalid("must be one of "
                    + String.join(", ", SCOPES.keySet().stream().sorted().toList()));
            return;
        }
        Set<String> fitting = SCOPES.getOrDefault(scope, OF_CLAIMS);
        for (Entry e : spec.field("hard").entries()) {
            if (AmountRules.isOfQuotas(e.key()) && !fitting.contains(e.key())) {
                list.invalid("must not have the scope " + scope + " in a quota for " + e.key());
            }
        }
    }

    private static void conflicts(Set<String> names, Value at) {
        if (names.containsAll(List.of("BestEffort", "NotBestEffort"))) {
            at.invalid("must not have both BestEffort and NotBestEffort");
        }
        if (names.containsAll(List.of("Terminating", "NotTerminating"))) {
            at.invalid("must not have both Terminating and NotTerminating");
        }
    }

    /** kube-apiserver does not say which expression it is. */
    private static void selector(Value spec) {
        Value expressions = spec.field("scopeSelector", "matchExpressions");
        Set<String> names = new HashSet<>();
        for (Value item : expressions.items()) {
            Value e = item.reportedAs(expressions.path());
            String scope = e.field("scopeName").text();
            Value operator = e.field("operator");
            Value values = e.field("values");
            scope(scope, e.field("scopeName"), spec, e);
            if (PLAIN_SCOPES.contains(scope) && !operator.isText("Exists")) {
                operator.invalid("must be Exists for the scope " + scope);
            }
            switch (operator.text()) {
                case "In", "NotIn" -> {
                    if (values.size() == 0) {
                        values.required("operator " + operator.text() + " needs one");
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (values.size() > 0) {
                        values.invalid("must be empty with operator " + operator.text());
                    }
                }
                default -> operator.oneOfAsInvalid(OPERATORS);
            }
            names.add(scope);
        }
        conflicts(names, expressions);
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        if (!scopeNames(old).equals(scopeNames(object))) {
            object.field("spec", "scopes").immutable();
        }
    }

    private static Set<String> scopeNames(Value quota) {
        Set<String> names = new HashSet<>();
        quota.field("spec", "scopes").items().forEach(s -> names.add(s.text()));
        return names;
    }
}
