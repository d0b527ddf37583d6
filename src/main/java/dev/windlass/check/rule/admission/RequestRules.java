package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which requests a webhook or a policy is asked about, as in k8s.io/kubernetes/pkg/apis/admissionregistration/validation. */
final class RequestRules {
    static final List<String> MATCH_POLICIES = List.of("Equivalent", "Exact");

    private static final String ALL = "*";
    private static final List<String> OPERATIONS = List.of(ALL, "CONNECT", "CREATE", "DELETE", "UPDATE");
    private static final List<String> MUTATED_OPERATIONS = List.of(ALL, "CONNECT", "CREATE", "UPDATE");
    private static final List<String> SCOPES = List.of(ALL, "Cluster", "Namespaced");

    private RequestRules() {}

    /** {@code matchConstraints} of a policy or {@code matchResources} of a binding; an absent one is fine. */
    static void resources(Value match) {
        if (match.field("matchPolicy").isPresent()) {
            match.field("matchPolicy").oneOf(MATCH_POLICIES);
        }
        LabelRules.selector(match.field("namespaceSelector"));
        LabelRules.selector(match.field("objectSelector"));
        for (String list : List.of("resourceRules", "excludeResourceRules")) {
            for (Value rule : match.field(list).items()) {
                names(rule.field("resourceNames"));
                rule(rule);
            }
        }
    }

    /** That no rule of {@code matchConstraints} asks for deletions, where there is nothing left to change. */
    static void noDeletions(Value match) {
        for (String list : List.of("resourceRules", "excludeResourceRules")) {
            for (Value rule : match.field(list).items()) {
                for (Value operation : rule.field("operations").items()) {
                    if (operation.isText("DELETE")) {
                        operation.notSupported(MUTATED_OPERATIONS);
                    }
                }
            }
        }
    }

    private static void names(Value names) {
        Set<String> seen = new HashSet<>();
        for (Value name : names.items()) {
            name.form(TextForm.PATH_SEGMENT);
            if (!seen.add(name.text())) {
                name.duplicate();
            }
        }
    }

    /** A rule with operations. */
    static void rule(Value rule) {
        Value operations = rule.field("operations");
        alone(operations, "operations");
        operations.items().forEach(o -> o.oneOf(OPERATIONS));
        alone(rule.field("apiGroups"), "groups");
        alone(rule.field("apiVersions"), "versions");
        rule.field("apiVersions").items().forEach(Value::needed);
        kinds(rule.field("resources"));
        if (rule.field("scope").isPresent()) {
            rule.field("scope").oneOf(SCOPES);
        }
    }

    private static void alone(Value list, String what) {
        if (list.isEmpty()) {
            list.required();
        } else if (list.size() > 1 && has(list, ALL)) {
            list.invalid("must not have other " + what + " beside \"*\"");
        }
    }

    private static boolean has(Value list, String text) {
        return list.items().stream().anyMatch(i -> i.isText(text));
    }

    /** {@code pods}, {@code pods/status}, {@code pods/*}, {@code *}{@code /status}, {@code *} or both stars. */
    private static void kinds(Value resources) {
        if (resources.isEmpty()) {
            resources.required();
        }
        Set<String> wholeResources = new HashSet<>();
        Set<String> wholeSubresources = new HashSet<>();
        boolean endsPlain = false; // kube-apiserver remembers the last one without a slash only
        for (Value r : resources.items()) {
            String text = r.text();
            int slash = text.indexOf('/');
            if (text.isEmpty()) {
                r.required();
            } else if (slash < 0) {
                endsPlain = !text.equals(ALL);
            } else {
                String resource = text.substring(0, slash);
                String sub = text.substring(slash + 1);
                if (wholeResources.contains(resource)) {
                    r.invalid("must not stand beside \"" + resource + "/*\"");
                }
                if (wholeSubresources.contains(sub)) {
                    r.invalid("must not stand beside \"*/" + sub + "\"");
                }
                if (sub.equals(ALL)) {
                    wholeResources.add(resource);
                }
                if (resource.equals(ALL)) {
                    wholeSubresources.add(sub);
                }
            }
        }
        if (resources.size() > 1 && has(resources, "*/*")) {
            resources.invalid("must not have other resources beside \"*/*\"");
        }
        if (endsPlain && has(resources, ALL)) {
            resources.invalid("must not have other resources without a slash beside \"*\"");
        }
    }
}
