package dev.windlass.review.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldDiffTest {
    /** The heads of manifests, to which a test adds what it is about. */
    private static String deployment(String container) {
        return "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: test}, spec: {selector: {matchLabels: {app: web}},"
                + " template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: web:1, "
                + container
                + "}]}}}}";
    }

    private static String pod(String spec) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: test}, spec: {" + spec + "}}";
    }

    private static String policy(String spec) {
        return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: net, namespace: test}, spec: {podSelector: {}, "
                + spec + "}}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resources: {limits: {memory: 1024Mi}}           | resources: {limits: {memory: 1Gi}}
            resources: {limits: {cpu: 1}}                   | resources: {limits: {cpu: 1000m}}
            resources: {limits: {cpu: '1'}}                 | resources: {limits: {cpu: 1}}
            resources: {limits: {cpu: 0.5}}                 | resources: {limits: {cpu: 500m}}
            resources: {}                                   | tty: false
            env: []                                         | args: null
            terminationMessagePath: /dev/termination-log    | terminationMessagePolicy: File
            livenessProbe: {httpGet: {port: 80}}            | livenessProbe: {httpGet: {port: 80, path: /, scheme: HTTP}, periodSeconds: 10}
            imagePullPolicy: IfNotPresent                   | terminationMessagePolicy: File
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
    @CsvSource(delimiter = '|', textBlock = """
            resources: {limits: {memory: 1Gi}}  | resources: {limits: {memory: 2Gi}} | resources.limits[memory]: "1Gi" -> "2Gi"
            livenessProbe: {httpGet: {port: 80}} | livenessProbe: {httpGet: {port: '80'}} | livenessProbe.httpGet.port: 80 -> "80"
            args: [a, b, c]                     | args: [a, x, c]                | args[1]: "b" -> "x"
            args: [a, c]                        | args: [a, b, c]                | args[1]: - -> "b"
            args: [a, b, c]                     | args: [a, c]                   | args[1]: "b" -> -
            args: [--a=1, --b=1, --c=1]         | args: [--b=2, --c=1, --d=1]    | args[0]: "--a=1" -> -;args[0]: "--b=1" -> "--b=2";args[2]: - -> "--d=1"
            env: [{name: A, value: x}]          | env: [{name: B, value: z}, {name: A, value: w}] | env[0]: - -> [name: "B", value: "z"];env[1].value: "x" -> "w"
            env: [{name: A, value: x}, {name: B, value: $(A)}] | env: [{name: B, value: $(A)}, {name: A, value: x}] | env: [[name: "A", value: "x"], [name: "B", value: "$(A)"]] -> [[name: "B", value: "$(A)"], [name: "A", value: "x"]]
            volumeMounts: [{name: d, mountPath: /a}] | volumeMounts: [{name: d, mountPath: /b}] | volumeMounts[0].mountPath: "/a" -> "/b"
            securityContext: {capabilities: {drop: [ALL]}} | securityContext: {capabilities: {drop: [ALL], add: [NET_ADMIN]}} | securityContext.capabilities.add[0]: - -> "NET_ADMIN"
            tty: false                          | securityContext: {capabilities: {add: [A]}, runAsUser: 1} | securityContext.capabilities.add[0]: - -> "A";securityContext.runAsUser: - -> 1
            tty: false                          | livenessProbe: {httpGet: {port: 80}} | livenessProbe: - -> [httpGet: [port: 80]]
            command: [sh, -c, x]                | command: [sh, x, -c]           | command[1]: "-c" -> -;command[2]: - -> "-c"
            """)
    void whatMeansSomethingElseIsOne(String before, String after, String expected) {
        String under = "spec.template.spec.containers[0].";
        assertEquals(
                under + expected.replace(";", "\n" + under) + "\n",
                States.fields(deployment(before), deployment(after)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            volumes: [{name: a, emptyDir: {}}]  | volumes: [{name: a}]           | spec.volumes[0].emptyDir: [] -> -
            initContainers: [{name: a}, {name: b}] | initContainers: [{name: b}, {name: a}] | spec.initContainers: [[name: "a"], [name: "b"]] -> [[name: "b"], [name: "a"]]
            containers: [{name: a, image: x}, {name: b, image: x}] | containers: [{name: b, image: z}, {name: a, image: x}] | spec.containers[0].image: "x" -> "z"
            containers: [{name: a, image: x}]   | containers: [{name: b, image: x}] | spec.containers[0]: [name: "a", image: "x"] -> -;spec.containers[0]: - -> [name: "b", image: "x"]
            nodeSelector: {a: b}                | nodeSelector: {}               | spec.nodeSelector[a]: "b" -> -
            tolerations: [{key: a}, {key: b}]   | tolerations: [{key: b}, {key: a}] |
            tolerations: [{key: a, operator: Exists}] | tolerations: [{key: a, operator: Exists, effect: NoSchedule}] | spec.tolerations[0].effect: - -> "NoSchedule"
            restartPolicy: Always               | restartPolicy: null            |
            securityContext: {}                 | affinity: {nodeAffinity: {}}   |
            terminationGracePeriodSeconds: 30   | terminationGracePeriodSeconds: 60 | spec.terminationGracePeriodSeconds: 30 -> 60
            dnsPolicy: ClusterFirst             | dnsPolicy: Default             | spec.dnsPolicy: "ClusterFirst" -> "Default"
            hostNetwork: false                  | hostNetwork: true              | spec.hostNetwork: false -> true
            """)
    void pods(String before, String after, String expected) {
        assertEquals(lines(expected), States.fields(pod(before), pod(after)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            policyTypes: [Ingress, Egress]      | policyTypes: [Egress, Ingress] |
            policyTypes: [Ingress]              | policyTypes: []                |
            policyTypes: [Ingress, Egress], egress: [{}] | egress: [{}]          |
            policyTypes: [Ingress]              | policyTypes: [Ingress, Egress] | spec.policyTypes[1]: - -> "Egress"
            ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}}]}] | ingress: [{from: [{namespaceSelector: {}}, {podSelector: {}}]}] |
            ingress: [{ports: [{port: 80}, {port: 81}]}] | ingress: [{ports: [{port: 81, protocol: TCP}, {port: 80}]}] |
            ingress: [{ports: [{port: 80}]}, {ports: [{port: 81}]}] | ingress: [{ports: [{port: 81}]}] | spec.ingress[0]: [ports: [[port: 80]]] -> -
            ingress: [{from: [{podSelector: {}}]}] | ingress: [{from: [{namespaceSelector: {}}]}] | spec.ingress[0].from[0]: [podSelector: []] -> -;spec.ingress[0].from[0]: - -> [namespaceSelector: []]
            ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 80}]}] | ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 80}]}] | spec.ingress[0].from[0].ipBlock.cidr: "10.0.0.0/8" -> "0.0.0.0/0"
            ingress: [{from: []}]               | ingress: [{}]                  |
            """)
    void networkPolicies(String before, String after, String expected) {
        assertEquals(lines(expected), States.fields(policy(before), policy(after)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {apiVersion: v1, kind: Service, spec: {ports: [{name: a, port: 80}, {name: b, port: 81}]}} | {apiVersion: v1, kind: Service, spec: {ports: [{name: b, port: 82}, {name: a, port: 80}]}} | spec.ports[0].port: 81 -> 82
            {apiVersion: v1, kind: Service, spec: {ports: [{port: 80}]}} | {apiVersion: v1, kind: Service, spec: {type: ClusterIP, ports: [{port: 80, protocol: TCP, targetPort: 80}], sessionAffinity: None}} |
            {apiVersion: v1, kind: ConfigMap, data: {a.conf: x, b: '1'}} | {apiVersion: v1, kind: ConfigMap, data: {a.conf: z, c: ''}} | data[a.conf]: "x" -> "z";data[b]: "1" -> -;data[c]: - -> ""
            {apiVersion: v1, kind: Service, spec: {ports: [{port: 80}]}} | {apiVersion: v1, kind: Service, spec: {ports: [{port: 80, targetPort: web}]}} | spec.ports[0].targetPort: - -> "web"
            {apiVersion: apps/v1, kind: Deployment, spec: {strategy: {type: RollingUpdate}}} | {apiVersion: apps/v1, kind: Deployment, spec: {strategy: {rollingUpdate: {maxSurge: 25%}}}} |
            {apiVersion: apps/v1, kind: Deployment, spec: {strategy: {type: Recreate}}} | {apiVersion: apps/v1, kind: Deployment, spec: {strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}}} | spec.strategy.rollingUpdate: - -> [maxSurge: 1];spec.strategy.type: "Recreate" -> "RollingUpdate"
            {apiVersion: v1, kind: Pod, spec: {containers: [{name: a, image: x}]}} | {apiVersion: v1, kind: Pod, spec: {containers: [{name: a, image: 'x:1'}]}} | spec.containers[0].image: "x" -> "x:1"
            {apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {rules: [{host: a, http: {paths: [{path: /}]}}, {host: b}]}} | {apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {rules: [{host: b}, {host: c, http: {paths: [{path: /}]}}]}} | spec.rules[1].host: "a" -> "c"
            {apiVersion: v1, kind: ConfigMap, data: {}} | {apiVersion: v1, kind: ConfigMap} |
            {apiVersion: v1, kind: Secret, stringData: {a: x}} | {apiVersion: v1, kind: Secret, stringData: {a: z}} | stringData[a]: "x" -> "z"
            {apiVersion: v1, kind: PersistentVolumeClaim, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Ti}}}} | {apiVersion: v1, kind: PersistentVolumeClaim, spec: {accessModes: [ReadWriteMany], volumeMode: Filesystem, resources: {requests: {storage: 1024Gi}}}} | spec.accessModes[0]: "ReadWriteOnce" -> "ReadWriteMany"
            {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, rules: [{apiGroups: [''], resources: [pods], verbs: [get, list]}]} | {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, rules: [{apiGroups: [''], resources: [pods], verbs: [list, get, watch]}]} | rules[0].verbs[2]: - -> "watch"
            {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, rules: [{resources: [pods], verbs: [get, list]}, {resources: [nodes], verbs: [get]}]} | {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, rules: [{resources: [nodes], verbs: [get]}, {resources: [pods], verbs: [list, get]}]} |
            {apiVersion: external-secrets.io/v1, kind: ExternalSecret, spec: {data: [{secretKey: a, remoteRef: {key: x}}, {secretKey: b, remoteRef: {key: x}}]}} | {apiVersion: external-secrets.io/v1, kind: ExternalSecret, spec: {data: [{secretKey: b, remoteRef: {key: z}}, {secretKey: a, remoteRef: {key: x}}]}} | spec.data[0].remoteRef.key: "x" -> "z"
            {apiVersion: example.com/v1, kind: Thing, spec: {n: 1, l: [a, b], e: {}}} | {apiVersion: example.com/v1, kind: Thing, spec: {n: 1.0, l: [b, a]}} | spec.e: [] -> -;spec.l[0]: "a" -> -;spec.l[1]: - -> "a"
            {apiVersion: example.com/v1, kind: Thing, spec: {s: '1', env: [{name: A, value: x}, {name: B}]}} | {apiVersion: example.com/v1, kind: Thing, spec: {s: 1, env: [{name: B}, {name: A, value: z}]}} | spec.env[1].value: "x" -> "z";spec.s: "1" -> 1
            {apiVersion: v1, kind: ServiceAccount, metadata: {name: one, labels: {app.kubernetes.io/version: '1'}}} | {apiVersion: v1, kind: ServiceAccount, metadata: {name: one, labels: {app.kubernetes.io/version: '2'}, annotations: {a/b: c}}} | metadata.annotations[a/b]: - -> "c";metadata.labels[app.kubernetes.io/version]: "1" -> "2"
            {apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler, spec: {maxReplicas: 3}} | {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: {maxReplicas: 4}} | apiVersion: "autoscaling/v1" -> "autoscaling/v2";spec.maxReplicas: 3 -> 4
            """)
    void otherKinds(String before, String after, String expected) {
        assertEquals(lines(expected), States.fields(named(before), named(after)));
    }

    private static String named(String manifest) {
        return manifest.contains("metadata:")
                ? manifest
                : manifest.replaceFirst(", ", ", metadata: {name: one, namespace: test}, ");
    }

    private static String lines(@Nullable String expected) {
        return expected == null ? "" : expected.replace(";", "\n") + "\n";
    }
}
