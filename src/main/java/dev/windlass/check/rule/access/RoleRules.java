package dev.windlass.check.rule.access;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.Value;

/**
 * Role and ClusterRole, as in k8s.io/kubernetes/pkg/apis/rbac/validation. What the verbs, groups, resources and URLs are
 * is not looked at.
 */
public final class RoleRules implements KindRules {
    @Override
    public void check(Value object) {
        boolean ofCluster = object.kind().equals("ClusterRole");
        object.field("rules").items().forEach(r -> rule(r, ofCluster));
        if (ofCluster) {
            aggregation(object.field("aggregationRule"));
        }
    }

    private static void rule(Value rule, boolean ofCluster) {
        if (rule.field("verbs").isEmpty()) {
            rule.field("verbs").required("a rule allows at least one verb");
        }
        Value urls = rule.field("nonResourceURLs");
        if (urls.isEmpty()) {
            if (rule.field("apiGroups").isEmpty()) {
                rule.field("apiGroups").required("the group of pods, services and the like is \"\"");
            }
            if (rule.field("resources").isEmpty()) {
                rule.field("resources").required("a rule is for at least one kind, such as pods");
            }
            return;
        }
        if (!ofCluster) {
            urls.invalid("must not be set: the rules of a namespace are for resources only", "use a ClusterRole");
        }
        if (!rule.field("apiGroups").isEmpty()
                || !rule.field("resources").isEmpty()
                || !rule.field("resourceNames").isEmpty()) {
            urls.invalid("must not be set together with resources", "make two rules of it");
        }
    }

    private static void aggregation(Value aggregation) {
        if (aggregation.isAbsent()) {
            return;
        }
        Value selectors = aggregation.field("clusterRoleSelectors");
        if (selectors.isEmpty()) {
            selectors.required("at least one selector says which roles to take together");
        }
        for (Value s : selectors.items()) {
            LabelRules.selector(s);
            if (!LabelRules.isSound(s)) {
                s.invalid("must be a label selector");
            }
        }
    }
}
