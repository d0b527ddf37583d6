package dev.windlass.check.rule.config;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigRulesTest {
    private static String object(String apiVersion, String kind, String fields) {
        return """
                apiVersion: %s
                kind: %s
                metadata: {name: a}
                %s
                """.formatted(apiVersion, kind, fields);
    }

    private static String core(String kind, String fields) {
        return object("v1", kind, fields);
    }

    @Test
    void anObjectMustFitIntoTheStore() {
        String account = core("ServiceAccount", "imagePullSecrets: [{name: %s}]");
        assertCreated("1.36", account.formatted("x".repeat(1_500_000)));
        assertCreated("1.36", account.formatted("x".repeat(1_600_000)), "too-long null");
    }

    @Test
    void configMaps() {
        assertCreated("1.36", core("ConfigMap", "data: {a: " + "x".repeat(1_048_576) + "}"));
        assertCreated("1.36", core("ConfigMap", "data: {a: " + "x".repeat(1_048_576) + ", b: y}"), "too-long []");
        assertCreated(
                "1.36",
                core("ConfigMap", "data: {..a: b}\nbinaryData: {c/d: YQ==}"),
                "invalid-value data[..a]",
                "invalid-value binaryData[c/d]");
        String old = core("ConfigMap", "immutable: true\ndata: {a: b}\nbinaryData: {c: YQ==}");
        assertUpdated("1.36", old, core("ConfigMap", "immutable: true\ndata: {a: b}\nbinaryData: {c: \"YQ=\\n=\"}"));
        assertUpdated(
                "1.36", old, core("ConfigMap", "data: {a: b}\nbinaryData: {c: YQ==}"), "immutable-field immutable");
        assertUpdated(
                "1.36",
                old,
                core("ConfigMap", "immutable: true\ndata: {a: c}\nbinaryData: {c: Yg==}"),
                "immutable-field data",
                "immutable-field binaryData");
        assertUpdated("1.36", core("ConfigMap", "data: {a: b}"), core("ConfigMap", "immutable: true\ndata: {a: c}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            type: kubernetes.io/tls, stringData: {tls.crt: '', tls.key: ''}        |
            type: kubernetes.io/tls, stringData: {tls.crt: ''}                     | missing-field data[tls.key]
            type: kubernetes.io/ssh-auth, stringData: {ssh-privatekey: ''}         | missing-field data[ssh-privatekey]
            type: kubernetes.io/basic-auth, stringData: {password: ''}             |
            type: kubernetes.io/dockercfg, stringData: {.dockercfg: ' {"a": [1.5e3, "\\u00e9"]} '} |
            type: kubernetes.io/dockercfg, stringData: {.dockercfg: '{"a": 01}'}   | invalid-value data[.dockercfg]
            type: kubernetes.io/service-account-token                              | missing-field metadata.annotations[kubernetes.io/service-account.name]
            type: bootstrap.kubernetes.io/token                                    |
            """)
    void typesOfSecrets(String fields, String finding) {
        String yaml = "{apiVersion: v1, kind: Secret, metadata: {name: a}, " + fields + "}";
        if (finding == null) {
            assertCreated("1.36", yaml);
        } else {
            assertCreated("1.36", yaml, finding);
        }
    }

    @Test
    void secretsThatChange() {
        String old = core("Secret", "type: kubernetes.io/tls\nstringData: {tls.crt: a, tls.key: b}");
        assertUpdated("1.36", old, core("Secret", "type: kubernetes.io/tls\nstringData: {tls.crt: a}"));
        assertUpdated("1.36", old, core("Secret", "stringData: {tls.crt: a, tls.key: b}"), "immutable-field type");
        String fixed = core("Secret", "immutable: true\nstringData: {a: b}");
        assertUpdated("1.36", fixed, core("Secret", "immutable: true\ntype: Opaque\ndata: {a: Yg==}"));
        assertUpdated("1.36", fixed, core("Secret", "immutable: true\nstringData: {a: c}"), "immutable-field data");
        assertUpdated("1.36", fixed, core("Secret", "stringData: {a: b}"), "immutable-field immutable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                | true
            ` null `                          | true
            `{"a": {"b": [true, null, -0]}}`  | true
            `{"a": "\\x"}`                    | false
            `{"a": 1.}`                       | false
            `{"a": tru}`                      | false
            `{"a": 1,}`                       | false
            `{} {}`                           | false
            []                                | false
            ``                                | false
            """)
    void json(String text, boolean isObject) {
        assertEquals(isObject, JsonObjectText.isOne(text));
    }

    @Test
    void namespaces() {
        assertCreated(
                "1.36",
                core("Namespace", "spec: {finalizers: [kubernetes, a.b/c, x]}"),
                "invalid-value spec.finalizers");
        String security = """
                apiVersion: v1
                kind: Namespace
                metadata: {name: a, labels: {pod-security.kubernetes.io/enforce: %s, pod-security.kubernetes.io/warn-version: %s}}
                """;
        assertCreated("1.36", security.formatted("restricted", "v1.30"));
        assertCreated(
                "1.36",
                security.formatted("strict", "v1.030"),
                "invalid-value metadata.labels[pod-security.kubernetes.io/enforce]",
                "invalid-value metadata.labels[pod-security.kubernetes.io/warn-version]");
        assertUpdated("1.36", security.formatted("strict", "latest"), security.formatted("strict", "latest"));
    }

    @Test
    void quotas() {
        assertCreated(
                "1.36",
                core("ResourceQuota", "spec: {hard: {requests.nvidia.com/gpu: 1.5, nvidia.com/gpu: 1.5, pods: 500m}}"),
                "invalid-value spec.hard[nvidia.com/gpu]",
                "invalid-value spec.hard[pods]");
        String scoped = "spec: {hard: {requests.storage: 1Gi}, scopes: [VolumeAttributesClass]}";
        assertCreated("1.33", core("ResourceQuota", scoped));
        assertCreated("1.32", core("ResourceQuota", scoped), "invalid-value spec.scopes");
        assertCreated(
                "1.36",
                core(
                        "ResourceQuota",
                        "spec: {hard: {pods: 1, count/jobs.batch: 1}, scopes: [BestEffort, NotBestEffort]}"),
                "invalid-value spec.scopes");
        assertCreated(
                "1.36",
                core("ResourceQuota", "spec: {hard: {cpu: 1}, scopes: [BestEffort]}"),
                "invalid-value spec.scopes");
        assertCreated(
                "1.36",
                core(
                        "ResourceQuota",
                        "spec: {scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In}]}}"),
                "missing-field spec.scopeSelector.matchExpressions.values");
        assertUpdated(
                "1.36",
                core("ResourceQuota", "spec: {scopes: [BestEffort]}"),
                core("ResourceQuota", "spec: {}"),
                "immutable-field spec.scopes");
    }

    @Test
    void limits() {
        assertCreated(
                "1.36",
                core("LimitRange", "spec: {limits: [{type: Container, max: {cpu: 1}, min: {cpu: 2}}]}"),
                "invalid-value spec.limits[0].min[cpu]",
                "invalid-value spec.limits[0].defaultRequest[cpu]",
                "invalid-value spec.limits[0].default[cpu]");
        assertCreated(
                "1.36",
                core(
                        "LimitRange",
                        "spec: {limits: [{type: Container, default: {nvidia.com/gpu: 2}, defaultRequest: {nvidia.com/gpu: 1}}]}"),
                "invalid-value spec.limits[0].defaultRequest[nvidia.com/gpu]");
        assertCreated("1.36", core("LimitRange", "spec: {limits: [{type: a.b/c, max: {storage: 1, pods: 2}}]}"));
        assertCreated(
                "1.36",
                core("LimitRange", "spec: {limits: [{type: Pod, max: {storage: 1}}]}"),
                "invalid-value spec.limits[0].max[storage]");
    }

    @Test
    void priorities() {
        String api = "scheduling.k8s.io/v1";
        assertCreated("1.36", object(api, "PriorityClass", "value: 1000000001"), "forbidden-field value");
        assertCreated(
                "1.36",
                object(api, "PriorityClass", "value: 1").replace("name: a", "name: system-a"),
                "forbidden-field metadata.name");
        assertCreated(
                "1.36",
                object(api, "PriorityClass", "value: 2000000000").replace("name: a", "name: system-cluster-critical"));
        assertUpdated(
                "1.36",
                object(api, "PriorityClass", "value: 1"),
                object(api, "PriorityClass", "value: 2\npreemptionPolicy: Never"),
                "immutable-field value",
                "immutable-field preemptionPolicy");
        assertUpdated(
                "1.36",
                object(api, "PriorityClass", "value: 1"),
                object(api, "PriorityClass", "value: 1\ndescription: x\nglobalDefault: true"));
    }

    @Test
    void runtimes() {
        String api = "node.k8s.io/v1";
        assertCreated(
                "1.36",
                object(api, "RuntimeClass", "handler: A\noverhead: {podFixed: {foo: 1, memory: -1}}"),
                "invalid-value handler",
                "invalid-value overhead.limits[foo]",
                "invalid-value overhead.limits[memory]");
        assertCreated(
                "1.36",
                object(
                        api,
                        "RuntimeClass",
                        "handler: a\nscheduling: {nodeSelector: {a: b c}, tolerations: [{key: a}, {key: a}]}"),
                "invalid-value scheduling.nodeSelector",
                "duplicate-value scheduling.tolerations[1]");
    }

    @Test
    void nodes() {
        assertCreated(
                "1.36",
                core("Node", "spec: {taints: [{key: a, effect: NoSchedule}, {key: a, effect: NoSchedule}, {key: a}]}"),
                "duplicate-value metadata.taints[1]",
                "missing-field metadata.taints[2].effect");
        assertCreated("1.35", core("Node", "spec: {podCIDR: 10.0.0.1/8}"));
        assertCreated("1.36", core("Node", "spec: {podCIDR: 10.0.0.1/8}"), "invalid-value spec.podCIDRs[0]");
        assertCreated(
                "1.36", core("Node", "spec: {podCIDRs: [10.0.0.0/8, 11.0.0.0/8]}"), "invalid-value spec.podCIDRs");
        assertUpdated(
                "1.36",
                core("Node", "spec: {providerID: a, podCIDRs: [10.0.0.0/8]}"),
                core("Node", "spec: {providerID: b}"),
                "immutable-field spec.providerID",
                "immutable-field spec.podCIDRs");
    }
}
