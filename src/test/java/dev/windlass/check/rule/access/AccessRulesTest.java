package dev.windlass.check.rule.access;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {
    private static String binding(String kind, String role, String subject) {
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: %s
                metadata: {name: "system:a B"}
                roleRef: %s
                subjects: [%s]
                """.formatted(kind, role, subject);
    }

    private static String role(String kind, String rule) {
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: %s
                metadata: {name: a}
                rules: [%s]
                """.formatted(kind, rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {kind: User, name: a b@c}                                   |
            {kind: Group, name: "system:masters", apiGroup: ""}         |
            {kind: Group, name: x, apiGroup: rbac.authorization.k8s.io} |
            {kind: User, name: x, apiGroup: rbac}                       | invalid-value subjects[0].apiGroup
            {kind: User}                                                | missing-field subjects[0].name
            {kind: ServiceAccount, name: a.b}                           | missing-field subjects[0].namespace
            {kind: ServiceAccount, name: A_, namespace: b}              | invalid-value subjects[0].name
            {kind: ServiceAccount, name: a, namespace: b, apiGroup: rbac.authorization.k8s.io} | invalid-value subjects[0].apiGroup
            {kind: Robot, name: a}                                      | invalid-value subjects[0].kind
            """)
    void subjectsOfAClusterRoleBinding(String subject, String finding) {
        String yaml = binding("ClusterRoleBinding", "{kind: ClusterRole, name: view}", subject);
        if (finding == null) {
            assertCreated("1.30", yaml);
        } else {
            assertCreated("1.30", yaml, finding);
        }
    }

    @Test
    void aRoleBindingTakesServiceAccountsWithoutNamespace() {
        String subject = "{kind: ServiceAccount, name: a}";
        assertCreated("1.33", binding("RoleBinding", "{kind: Role, name: 'a:b'}", subject));
        assertCreated(
                "1.33", binding("RoleBinding", "{kind: Role, name: '..'}", subject), "invalid-value roleRef.name");
        assertCreated(
                "1.33",
                binding("RoleBinding", "{kind: Role, name: a, apiGroup: v1}", subject),
                "invalid-value roleRef.apiGroup");
    }

    @Test
    void aRoleReferenceStays() {
        String subject = "{kind: User, name: a}";
        String old = binding("RoleBinding", "{kind: Role, name: a}", subject);
        assertUpdated("1.36", old, binding("RoleBinding", "{kind: Role, name: b}", subject), "immutable-field roleRef");
        assertUpdated(
                "1.36",
                old,
                binding(
                        "RoleBinding",
                        "{kind: Role, name: a, apiGroup: rbac.authorization.k8s.io}",
                        "{kind: User, name: b}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {verbs: [get], nonResourceURLs: [/x]}                                    |
            {verbs: [get], nonResourceURLs: [/x], apiGroups: [""], resources: [a]}   | invalid-value rules[0].nonResourceURLs
            {verbs: [get], nonResourceURLs: [/x], resourceNames: [a]}                | invalid-value rules[0].nonResourceURLs
            {nonResourceURLs: [/x]}                                                  | missing-field rules[0].verbs
            {verbs: [any, "*"], apiGroups: [""], resources: ["?"], resourceNames: ["", ""]} |
            """)
    void rulesOfAClusterRole(String rule, String finding) {
        if (finding == null) {
            assertCreated("1.31", role("ClusterRole", rule));
        } else {
            assertCreated("1.31", role("ClusterRole", rule), finding);
        }
    }

    @Test
    void aBadAggregationIsReportedTwiceAsTheServerDoes() {
        assertCreated(
                "1.36",
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: a}
                aggregationRule:
                  clusterRoleSelectors:
                    - {matchLabels: {a: b}}
                    - {matchExpressions: [{key: a, operator: In}]}
                """,
                "missing-field aggregationRule.clusterRoleSelectors[1].matchExpressions[0].values",
                "invalid-value aggregationRule.clusterRoleSelectors[1]");
    }
}
