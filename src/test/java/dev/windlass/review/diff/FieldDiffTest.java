package dev.windlass.review.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldDiffTest {
    /** The heads of manifests, to which a test adds what it is about. */
    private static String deployment(String container) {
        return "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: test}, spec: {selector: {matchLabels: {app: web}},"
                + " template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: web:1, " + container
                + "}]}}}}";
    }

    private static String pod(String spec) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: test}, spec: {" + spec + "}}";
    }

    private static String policy(String spec) {
        return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: n, namespace: test}, spec: {podSelector: {}, "
                + spec + "}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            resources: {limits: {memory: 1024Mi}}           | resources: {limits: {memory: 1Gi}}
            resources: {limits: {cpu: 1}}                   | resources: {limits: {cpu: 1000m}}
            resources: {limits: {cpu: '1'}}                 | resources: {limits: {cpu: 1}}
            resources: {limits: {cpu: 0.5}}                 | resources: {limits: {cpu: 500m}}
            resources: {}                                   | tty: false
            env: []                                         | args: null
            terminationMessagePath: /dev/termination-log    | terminationMessagePolicy: File
            livenessProbe: {httpGet: {port: 80}}            | livenessProbe: {httpGet: {port: 80, path: /, scheme: HTTP}, periodSeconds: 10}
            ports: [{containerPort: 1}, {containerPort: 2}] | ports: [{containerPort: 2}, {containerPort: 1, protocol: TCP}]
            env: [{name: A, value: x}, {name: B, value: w}] | env: [{name: B, value: w}, {name: A, value: x}]
            env: [{name: A, value: ''}]                     | env: [{name: A}]
            securityContext: {capabilities: {drop: [A, B]}} | securityContext: {capabilities: {drop: [B, A]}}
            """)
    void whatMeansTheSameIsNoChange(String before, String after) {
        assertEquals("", States.fields(deployment(before), deployment(after)));
        assertEquals("", States.fields(deployment(after), deployment(before)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            resources: {limits: {memory: 1Gi}}  | resources: {limits: {memory: 2Gi}} | resources.limits[memory]: "1Gi" -> "2Gi"
            livenessProbe: {httpGet: {port: 80}} | livenessProbe: {httpGet: {port: '80'}} | livenessProbe.httpGet.port: 80 -> "80"
            args: [a, b, c]                     | args: [a, x, c]                | args[1]: "b" -> "x"
            args: [a, c]                        | args: [a, b, c]                | args[1]: - -> "b"
            args: [a, b, c]                     | args: [a, c]                   | args[1]: "b" -> -
            args: [--a=1, --b=1, --c=1]         | args: [--b=2, --c=1, --d=1]    | args[0]: "--a=1" -> -;args[0]: "--b=1" -> "--b=2";args[2]: - -> "--d=1"
            env: [{name: A, value: x}]          | env: [{name: B, value: z}, {name: A, value: w}] | env[0]: - -> [name: "B", value: "z"];env[1].value: "x" -> "w"
            env: [{name: A, value: x}, {name: B, value: $(A)}] | env: [{name: B, value: $(A)}, {name: A, value: x}] | env: [[name: "A", value: "x"], [name: "B", value: "$(A)"]] -> [[name: "B", value: "$(A)"], [name: "A", value: "x"]]
            volumeMounts: [{name: d, mountPath: /a}] | volumeMounts: [{name: d, mountPath: /b}] | volumeMounts[0].mountPath: "/a" -> "/b"
            command: [sh, -c, x]                | command: [sh, x, -c]           | command[1]: "-c" -> -;command[2]: - -> "-c"
            """)
    void whatMeansSomethingElseIsOne(String before, String after, String expected) {
        String under = "spec.template.spec.containers[0].";
        assertEquals(
                under + expected.replace(";", "\n" + under) + "\n",
                States.fields(deployment(before), deployment(after)));
    }
}
