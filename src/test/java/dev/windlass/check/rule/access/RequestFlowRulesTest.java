package dev.windlass.check.rule.access;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFlowRulesTest {
    private static final String FLOW = "flowcontrol.apiserver.k8s.io/v1";
    private static final String REQUEST =
            "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K"; // only the first line of one

    private static String object(String apiVersion, String kind, String name, String spec) {
        return """
                apiVersion: %s
                kind: %s
                metadata: {name: "%s"}
                spec: {%s}
                """.formatted(apiVersion, kind, name, spec);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            priorityLevelConfiguration: {name: a}                                              |
            priorityLevelConfiguration: {name: a}, matchingPrecedence: 0                       |
            priorityLevelConfiguration: {name: a}, matchingPrecedence: 1                       | invalid-value spec.matchingPrecedence
            priorityLevelConfiguration: {name: a}, matchingPrecedence: 10001                   | invalid-value spec.matchingPrecedence
            matchingPrecedence: 5                                                              | missing-field spec.priorityLevelConfiguration.name
            priorityLevelConfiguration: {name: a}, distinguisherMethod: {type: x}              | invalid-value spec.distinguisherMethod.type
            priorityLevelConfiguration: {name: a}, rules: [{subjects: [{kind: User, user: {name: a}}]}] | missing-field spec.rules[0]
            """)
    void schemas(String spec, String finding) {
        expect(object(FLOW, "FlowSchema", "a", spec), finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            subjects: [{kind: Group, group: {name: a}, user: {name: b}}]              | forbidden-field subjects[0].user
            subjects: [{kind: Robot}]                                                 | invalid-value subjects[0].kind
            subjects: [{kind: User}]                                                  | missing-field subjects[0].user
            subjects: [{kind: ServiceAccount, serviceAccount: {name: "*"}}]           | missing-field subjects[0].serviceAccount.namespace
            resourceRules: [{verbs: [get], apiGroups: [""], resources: [pods], clusterScope: true}] |
            resourceRules: [{verbs: [get], apiGroups: [""], resources: [pods]}]       | missing-field resourceRules[0].namespaces
            resourceRules: [{verbs: [use], apiGroups: ["*", a], resources: ["*"], namespaces: ["*"]}] | invalid-value resourceRules[0].verbs, invalid-value resourceRules[0].apiGroups
            nonResourceRules: [{verbs: ["*"], nonResourceURLs: [/a*]}]                | invalid-value nonResourceRules[0].nonResourceURLs[0]
            nonResourceRules: [{verbs: ["*"], nonResourceURLs: [/a/*, /]}]            |
            """)
    void rulesOfSchemas(String rule, @Nullable String finding) {
        String subjects = rule.startsWith("subjects") ? "" : "subjects: [{kind: User, user: {name: a}}], ";
        String rules =
                rule.startsWith("subjects") ? ", nonResourceRules: [{verbs: [get], nonResourceURLs: ['*']}]" : "";
        String spec = "priorityLevelConfiguration: {name: a}, rules: [{" + subjects + rule + rules + "}]";
        expect(
                object(FLOW, "FlowSchema", "a", spec),
                finding == null
                        ? null
                        : finding.replace("e ", "e spec.rules[0].").replace("d ", "d spec.rules[0]."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            type: Limited, limited: {limitResponse: {type: Reject}}                                           |
            type: Limited                                                                                     | missing-field spec.limited
            type: Exempt                                                                                      | invalid-value spec.type
            type: Limited, limited: {lendablePercent: 101, limitResponse: {type: Reject}}                     | invalid-value spec.limited.lendablePercent
            type: Limited, limited: {limitResponse: {type: Queue}}                                            | missing-field spec.limited.limitResponse.queuing
            type: Limited, limited: {limitResponse: {type: Queue, queuing: {}}}                               |
            type: Limited, limited: {limitResponse: {type: Queue, queuing: {queues: 4}}}                      | invalid-value spec.limited.limitResponse.queuing.handSize
            type: Limited, limited: {limitResponse: {type: Queue, queuing: {queues: 4096}}}                   | invalid-value spec.limited.limitResponse.queuing.handSize
            """)
    void levels(String spec, String finding) {
        expect(object(FLOW, "PriorityLevelConfiguration", "a", spec), finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            signerName: a.b/c, usages: [client auth], expirationSeconds: 600   |
            signerName: a.b/c, usages: [client auth], expirationSeconds: 599   | invalid-value spec.expirationSeconds
            signerName: a.b/c, usages: [any, any]                              | duplicate-value spec.usages[1]
            signerName: a.b/c, usages: [tea]                                   | invalid-value spec.usages[0]
            signerName: a.b/c                                                  | missing-field spec.usages
            usages: [any]                                                      | missing-field spec.signerName
            signerName: a/c, usages: [any]                                     | invalid-value spec.signerName
            signerName: a.b/c/d, usages: [any]                                 | invalid-value spec.signerName
            signerName: kubernetes.io/legacy-unknown, usages: [any]            | invalid-value spec.signerName
            """)
    void requests(String spec, String finding) {
        expect(
                object(
                        "certificates.k8s.io/v1",
                        "CertificateSigningRequest",
                        "any:Name",
                        "request: " + REQUEST + ", " + spec),
                finding);
    }

    @Test
    void aRequestStaysWhatItWas() {
        String good = object(
                "certificates.k8s.io/v1",
                "CertificateSigningRequest",
                "a",
                "request: " + REQUEST + ", signerName: a.b/c, usages: [any]");
        String bad = good.replace(REQUEST, "YQ==");
        assertCreated("1.36", bad, "invalid-value spec.request");
        assertUpdated("1.36", good, bad);
    }

    private static void expect(String yaml, @Nullable String finding) {
        for (String version : new String[] {"1.30", "1.36"}) {
            if (finding == null) {
                assertCreated(version, yaml);
            } else {
                assertCreated(version, yaml, finding.split(", "));
            }
        }
    }
}
