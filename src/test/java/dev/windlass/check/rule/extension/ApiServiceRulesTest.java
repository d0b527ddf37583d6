package dev.windlass.check.rule.extension;

import static dev.windlass.check.Judged.assertCreated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiServiceRulesTest {
    private static String service(String name, String spec) {
        return """
                apiVersion: apiregistration.k8s.io/v1
                kind: APIService
                metadata: {name: %s}
                spec: %s
                """.formatted(name, spec);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            service: {name: a, namespace: b}, insecureSkipTLSVerify: true                 |
            service: {name: a, namespace: b, port: 0}                                     | invalid-value spec.service.port
            service: {name: a}                                                            | missing-field spec.service.namespace
            service: {name: a, namespace: b}, insecureSkipTLSVerify: true, caBundle: YQ== | invalid-value spec.insecureSkipTLSVerify
            insecureSkipTLSVerify: true                                                   | invalid-value spec.insecureSkipTLSVerify
            caBundle: YQ==                                                                | invalid-value spec.caBundle
            """)
    void servers(String server, String finding) {
        String yaml = service(
                "v1.a.b",
                "{group: a.b, version: v1, groupPriorityMinimum: 20000, versionPriority: 1000, " + server + "}");
        if (finding == null) {
            assertCreated("1.30", yaml);
        } else {
            assertCreated("1.30", yaml, finding);
        }
    }

    @Test
    void theNameIsVersionAndGroup() {
        assertCreated("1.36", service("v1.", "{version: v1, groupPriorityMinimum: 1, versionPriority: 1}"));
        assertCreated(
                "1.36",
                service("v2.", "{version: v2, groupPriorityMinimum: 0, versionPriority: 1001}"),
                "missing-field spec.group",
                "invalid-value spec.groupPriorityMinimum",
                "invalid-value spec.versionPriority");
        assertCreated(
                "1.36",
                service("a", "{group: b, version: V1, groupPriorityMinimum: 1, versionPriority: 1}"),
                "invalid-value metadata.name",
                "invalid-value spec.version");
    }
}
