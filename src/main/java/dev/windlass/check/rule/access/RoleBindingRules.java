package dev.windlass.check.rule.access;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;

/** RoleBinding and ClusterRoleBinding, as in k8s.io/kubernetes/pkg/apis/rbac/validation. */
public final class RoleBindingRules implements KindRules {
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final List<String> SUBJECTS = List.of("ServiceAccount", "User", "Group");

    @Override
    public void check(Value object) {
        boolean ofCluster = object.kind().equals("ClusterRoleBinding");
        role(object.field("roleRef"), ofCluster);
        object.field("subjects").items().forEach(s -> subject(s, ofCluster));
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        if (!object.field("roleRef").isSameAs(old.field("roleRef"))) {
            object.field("roleRef").immutable();
        }
    }

    private static void role(Value role, boolean ofCluster) {
        group(role.field("apiGroup"));
        role.field("kind").oneOf(ofCluster ? List.of("ClusterRole") : List.of("Role", "ClusterRole"));
        if (role.field("name").needed()) {
            role.field("name").form(TextForm.PATH_SEGMENT);
        }
    }

    private static void subject(Value subject, boolean ofCluster) {
        Value name = subject.field("name");
        boolean named = name.needed();
        switch (subject.field("kind").text()) {
            case "ServiceAccount" -> {
                if (named) {
                    name.form(TextForm.SUBDOMAIN);
                }
                if (!subject.field("apiGroup").isEmpty()) {
                    subject.field("apiGroup").notSupported(List.of(""));
                }
                if (ofCluster && subject.field("namespace").isEmpty()) {
                    subject.field("namespace").required("a service account is always of one namespace");
                }
            }
            case "User", "Group" -> group(subject.field("apiGroup"));
            default -> subject.field("kind").notSupported(SUBJECTS);
        }
    }

    /** An absent or empty group is this one. */
    private static void group(Value group) {
        if (!group.isEmpty() && !group.isText(GROUP)) {
            group.notSupported(List.of(GROUP));
        }
    }
}
