package dev.windlass.check.rule.admission;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionPolicyRulesTest {
    private static final String PODS =
            "matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [''], apiVersions: [v1], resources: [pods]}]}";
    private static final String VALIDATIONS = "validations: [{expression: 'true'}]";
    private static final String SAFE_DELETE = PODS.replace("CREATE", "DELETE");

    private static String object(String version, String kind, String spec) {
        return """
                apiVersion: admissionregistration.k8s.io/%s
                kind: %s
                metadata: {name: a.b}
                spec: {%s}
                """.formatted(version, kind, spec);
    }

    private static String policy(String... spec) {
        return object("v1", "ValidatingAdmissionPolicy", String.join(", ", spec));
    }

    private static String mutating(String... spec) {
        return object("v1", "MutatingAdmissionPolicy", String.join(", ", spec));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            paramKind: {apiVersion: v1, kind: ConfigMap}                   |
            paramKind: {apiVersion: a.b/v1/x, kind: A}                     | invalid-value spec.paramKind.apiVersion
            paramKind: {apiVersion: a.b/, kind: A}                         | invalid-value spec.paramKind.apiVersion
            paramKind: {apiVersion: v1, kind: 1A}                          | invalid-value spec.paramKind.kind
            variables: [{name: in, expression: '1'}]                       | invalid-value spec.variables[0].name
            variables: [{name: a, expression: '1'}, {name: a, expression: '2'}] |
            failurePolicy: ''                                              | invalid-value spec.failurePolicy
            auditAnnotations: [{key: '', valueExpression: "'a'"}]          | invalid-value spec.auditAnnotations[0].key
            auditAnnotations: [{key: a, valueExpression: ' '}]             | missing-field spec.auditAnnotations[0].valueExpression
            """)
    void validatingPolicies(String more, String finding) {
        String yaml = policy(PODS, VALIDATIONS, more);
        if (finding == null) {
            assertCreated("1.30", yaml);
        } else {
            assertCreated("1.30", yaml, finding);
        }
    }

    @Test
    void manyAnnotations() {
        String annotations = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> "{key: a" + i + ", valueExpression: \"'a'\"}")
                .collect(Collectors.joining(", "));
        assertCreated(
                "1.36", policy(PODS, "auditAnnotations: [" + annotations + "]"), "invalid-value spec.auditAnnotations");
        assertCreated(
                "1.36",
                policy(PODS, "auditAnnotations: [{key: a, valueExpression: \"'" + "a".repeat(5119) + "'\"}]"),
                "missing-field spec.auditAnnotations[0].valueExpression");
    }

    @Test
    void resourceRules() {
        assertCreated(
                "1.36",
                policy("matchConstraints: {}", VALIDATIONS),
                "missing-field spec.matchConstraints.resourceRules");
        String rule =
                "matchConstraints: {matchPolicy: '', excludeResourceRules: [{operations: [], apiGroups: ['*', a], "
                        + "apiVersions: ['', '*'], resources: [a], resourceNames: [a, a, '..'], scope: All}], "
                        + PODS.substring(PODS.indexOf("resourceRules"));
        String at = "spec.matchConstraints.excludeResourceRules[0]";
        assertCreated(
                "1.36",
                policy(rule, VALIDATIONS),
                "invalid-value spec.matchConstraints.matchPolicy",
                "missing-field " + at + ".operations",
                "invalid-value " + at + ".apiGroups",
                "invalid-value " + at + ".apiVersions",
                "missing-field " + at + ".apiVersions[0]",
                "duplicate-value " + at + ".resourceNames[1]",
                "invalid-value " + at + ".resourceNames[2]",
                "invalid-value " + at + ".scope");
    }

    @Test
    void mutatingPolicies() {
        String apply = "mutations: [{patchType: ApplyConfiguration, applyConfiguration: {expression: 'Object{}'}}]";
        assertCreated("1.36", mutating(PODS, apply, "reinvocationPolicy: Never"));
        assertCreated("1.36", mutating(PODS, apply), "missing-field spec.reinvocationPolicy");
        assertCreated(
                "1.36",
                mutating(SAFE_DELETE, apply, "reinvocationPolicy: Never"),
                "invalid-value spec.matchConstraints.resourceRules[0].operations[0]");
        assertCreated(
                "1.36",
                mutating(PODS, "reinvocationPolicy: Often"),
                "invalid-value spec.reinvocationPolicy",
                "missing-field spec.mutations");
        assertCreated(
                "1.36",
                mutating(
                        PODS,
                        apply.replace("patchType: ApplyConfiguration", "patchType: JSONPatch"),
                        "reinvocationPolicy: Never"),
                "missing-field spec.mutations[0].jsonPatch",
                "forbidden-field spec.mutations[0].applyConfiguration");
        assertCreated(
                "1.36",
                mutating(PODS, "mutations: [{patchType: Merge}, {}]", "reinvocationPolicy: IfNeeded"),
                "invalid-value spec.mutations[0].patchType",
                "missing-field spec.mutations[1].patchType");
    }

    @Test
    void bindings() {
        String binding = "policyName: a, paramRef: {name: a, parameterNotFoundAction: Deny}";
        assertCreated("1.36", object("v1", "MutatingAdmissionPolicyBinding", binding));
        assertCreated(
                "1.36",
                object("v1", "ValidatingAdmissionPolicyBinding", binding.replace("name: a", "name: a/b")),
                "invalid-value spec.paramRef.name",
                "missing-field spec.validationActions");
        String undecided = "policyName: a, paramRef: {selector: {}}";
        assertCreated(
                "1.36",
                object("v1", "MutatingAdmissionPolicyBinding", undecided),
                "missing-field spec.paramRef.parameterNotFoundAction");
    }

    @Test
    void conditionsThatStayAreNotLookedAtAgain() {
        String old = policy(PODS, VALIDATIONS, "matchConditions: [{name: a b, expression: 'true'}]");
        assertUpdated("1.36", old, old);
        assertUpdated("1.36", old, old.replace("a b,", "a b c,"), "invalid-value spec.matchConditions[0].name");
    }
}
