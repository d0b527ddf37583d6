package dev.windlass.check.rule.access;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;
import java.util.Set;

/** FlowSchema, as in k8s.io/kubernetes/pkg/apis/flowcontrol/validation. */
public final class FlowSchemaRules implements KindRules {
    private static final String ALL = "*";
    private static final int MOST_PRECEDENCE = 10_000;
    private static final List<String> METHODS = List.of("ByNamespace", "ByUser");
    private static final List<String> SUBJECTS = List.of("Group", "ServiceAccount", "User");
    private static final Set<String> VERBS =
            Set.of("get", "list", "create", "update", "delete", "deletecollection", "patch", "watch", "proxy");

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        Value precedence = spec.field("matchingPrecedence");
        if (precedence.number() != 0) { // which is as good as absent
            precedence.within(1, MOST_PRECEDENCE);
            if (precedence.number() == 1 && !object.field("metadata", "name").isText("exempt")) {
                precedence.invalid("must not be 1, which only the schema named exempt has");
            }
        }
        if (spec.field("distinguisherMethod").isPresent()) {
            spec.field("distinguisherMethod", "type").oneOf(METHODS);
        }
        Value level = spec.field("priorityLevelConfiguration", "name");
        if (level.needed()) {
            level.form(TextForm.SUBDOMAIN);
        }
        spec.field("rules").items().forEach(FlowSchemaRules::rule);
    }

    private static void rule(Value rule) {
        if (rule.field("subjects").isEmpty()) {
            rule.field("subjects").required("it says whose requests are meant");
        }
        rule.field("subjects").items().forEach(FlowSchemaRules::subject);
        if (rule.field("resourceRules").isEmpty()
                && rule.field("nonResourceRules").isEmpty()) {
            rule.required("it has resourceRules or nonResourceRules");
        }
        rule.field("resourceRules").items().forEach(FlowSchemaRules::resources);
        for (Value r : rule.field("nonResourceRules").items()) {
            verbs(r.field("verbs"));
            if (isListOrAll(r.field("nonResourceURLs"), "URL")) {
                r.field("nonResourceURLs").items().forEach(FlowSchemaRules::url);
            }
        }
    }

    private static void subject(Value subject) {
        String kind = subject.field("kind").text();
        switch (kind) {
            case "User" -> chosen(subject, "user");
            case "Group" -> chosen(subject, "group");
            case "ServiceAccount" -> chosen(subject, "serviceAccount");
            default -> subject.field("kind").notSupported(SUBJECTS);
        }
    }

    private static void chosen(Value subject, String field) {
        Value body = subject.field(field);
        if (body.isAbsent()) {
            body.required("kind is " + subject.field("kind").text());
        } else if (body.field("name").needed()
                && field.equals("serviceAccount")
                && !body.field("name").isText(ALL)) {
            body.field("name").form(TextForm.SUBDOMAIN);
        }
        if (field.equals("serviceAccount")
                && body.isPresent()
                && body.field("namespace").needed()) {
            body.field("namespace").form(TextForm.LABEL);
        }
        for (String other : List.of("user", "group", "serviceAccount")) {
            if (!other.equals(field) && subject.field(other).isPresent()) {
                subject.field(other)
                        .forbidden("must not be set with kind "
                                + subject.field("kind").text());
            }
        }
    }

    private static void resources(Value rule) {
        verbs(rule.field("verbs"));
        isListOrAll(rule.field("apiGroups"), "group");
        isListOrAll(rule.field("resources"), "resource");
        Value namespaces = rule.field("namespaces");
        boolean none = namespaces.isEmpty() && rule.field("clusterScope").isTrue();
        if (!none && isListOrAll(namespaces, "namespace")) {
            namespaces.items().forEach(n -> n.form(TextForm.LABEL));
        }
    }

    private static void verbs(Value verbs) {
        if (isListOrAll(verbs, "verb") && !verbs.items().stream().allMatch(v -> VERBS.contains(v.text()))) {
            verbs.invalid("must be among " + VERBS.stream().sorted().toList());
        }
    }

    /** Reports an empty list, and one with more than {@code *}; whether it is a list of something else. */
    private static boolean isListOrAll(Value list, String thing) {
        if (list.isEmpty()) {
            list.required("it holds at least one " + thing + ", or \"*\"");
            return false;
        }
        boolean hasAll = list.items().stream().anyMatch(v -> v.isText(ALL));
        if (hasAll && list.size() > 1) {
            list.invalid("must hold nothing beside \"*\"");
        }
        return !hasAll;
    }

    private static void url(Value url) {
        String text = url.text();
        int star = text.indexOf('*');
        if (text.equals("/")) {
            return;
        }
        if (!text.startsWith("/")) {
            url.invalid("must begin with \"/\"");
        } else if (text.contains(" ") || text.contains("//")) {
            url.invalid("must have no space and no double \"/\"");
        } else if (star >= 0 && (star < text.length() - 1 || !text.endsWith("/*"))) {
            url.invalid("may have \"*\" only at its end, after a \"/\"");
        }
    }
}
