package dev.windlass.check.rule.admission;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookConfigurationRulesTest {
    private static final String GOOD =
            "name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], clientConfig: {url: 'https://h/p'}";

    private static String hooks(String... hooks) {
        return """
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: a}
                webhooks: [{%s}]
                """.formatted(String.join("}, {", hooks));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {url: "https://host:8443/a b?"}                          |
            {url: "HTTPS://[::1]:443"}                               |
            {url: "http://host"}                                     | invalid-value clientConfig.url
            {url: "host/path"}                                       | invalid-value clientConfig.url
            {url: "https://host:port"}                               | missing-field clientConfig.url
            {url: "https://ho st"}                                   | missing-field clientConfig.url
            {url: "https://host/%zz"}                                | missing-field clientConfig.url
            {url: "https://u:p@host"}                                | forbidden-field clientConfig.url
            {url: "https://host/#a"}                                 | invalid-value clientConfig.url
            {url: "https://host/?a"}                                 | invalid-value clientConfig.url
            {url: "https:///path"}                                   | invalid-value clientConfig.url
            {}                                                       | missing-field clientConfig
            {url: "https://h", service: {name: a, namespace: b}}     | missing-field clientConfig
            {service: {name: a}}                                     | missing-field clientConfig.service.name
            {service: {namespace: a}}                                | missing-field clientConfig.service.namespace
            {service: {name: a, namespace: b, port: 65536}}          | invalid-value clientConfig.service.port
            {service: {name: A_, namespace: B, path: /a.b/c/}}       |
            {service: {name: a, namespace: b, path: /a//b}}          | invalid-value clientConfig.service.path
            {service: {name: a, namespace: b, path: //}}             | invalid-value clientConfig.service.path
            {service: {name: a, namespace: b, path: a}}              | invalid-value clientConfig.service.path
            """)
    void clients(String client, String finding) {
        String yaml = hooks("name: a.b.c, sideEffects: None, admissionReviewVersions: [v1], clientConfig: " + client);
        if (finding == null) {
            assertCreated("1.36", yaml);
        } else {
            assertCreated("1.36", yaml, finding.replace(" ", " webhooks[0]."));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["*/*"]          |
            [pods, "*/scale"] |
            [pods, "*"]      |
            ["*", pods]      | invalid-value webhooks[0].rules[0].resources
            ["*/*", pods]    | invalid-value webhooks[0].rules[0].resources
            ["pods/*", pods/status] | invalid-value webhooks[0].rules[0].resources[1]
            ["*/status", pods/status] | invalid-value webhooks[0].rules[0].resources[1]
            [pods/status, "pods/*"] |
            [""]             | missing-field webhooks[0].rules[0].resources[0]
            """)
    void resources(String resources, String finding) {
        String yaml = hooks(GOOD + ", rules: [{operations: [CREATE], apiGroups: [''], apiVersions: [v1], resources: "
                + resources + "}]");
        if (finding == null) {
            assertCreated("1.33", yaml);
        } else {
            assertCreated("1.33", yaml, finding);
        }
    }

    @Test
    void namesAndVersions() {
        assertCreated("1.30", hooks(GOOD, GOOD), "duplicate-value webhooks[1].name");
        assertCreated("1.30", hooks(GOOD.replace("a.b.c", "a.b")), "invalid-value webhooks[0].name");
        assertCreated("1.30", hooks(GOOD.replace("[v1]", "[]")), "missing-field webhooks[0].admissionReviewVersions");
        assertCreated(
                "1.30",
                hooks(GOOD.replace("[v1]", "[v2, v2, V1]")),
                "invalid-value webhooks[0].admissionReviewVersions[1]",
                "invalid-value webhooks[0].admissionReviewVersions[2]",
                "invalid-value webhooks[0].admissionReviewVersions");
        assertCreated(
                "1.30", hooks(GOOD + ", reinvocationPolicy: Always"), "invalid-value webhooks[0].reinvocationPolicy");
    }

    @Test
    void anUpdateKeepsLaterRulesOnlyWhereTheOldObjectDoes() {
        String some = hooks(GOOD.replace("None", "Some"));
        assertUpdated("1.36", some, some);
        assertUpdated("1.36", hooks(GOOD), some, "invalid-value webhooks[0].sideEffects");
        assertUpdated("1.36", some, hooks(GOOD.replace("None", "Few")), "invalid-value webhooks[0].sideEffects");
        String foreign = hooks(GOOD.replace("[v1]", "[v9]"));
        assertUpdated("1.36", foreign, foreign);
        assertUpdated("1.36", hooks(GOOD), foreign, "invalid-value webhooks[0].admissionReviewVersions");
        assertUpdated("1.36", hooks(GOOD, GOOD), hooks(GOOD, GOOD, GOOD));
        assertUpdated("1.36", hooks(GOOD), hooks(GOOD, GOOD), "duplicate-value webhooks[1].name");
        String badSelector = hooks(GOOD + ", objectSelector: {matchLabels: {a: b c}}");
        assertUpdated("1.36", badSelector, badSelector);
        assertUpdated("1.36", hooks(GOOD), badSelector, "invalid-value webhooks[0].objectSelector.matchLabels");
        String badCondition = hooks(GOOD + ", matchConditions: [{name: a b, expression: 'true'}]");
        assertUpdated("1.36", badCondition, badCondition);
        assertUpdated("1.36", hooks(GOOD), badCondition, "invalid-value webhooks[0].matchConditions[0].name");
    }
}
