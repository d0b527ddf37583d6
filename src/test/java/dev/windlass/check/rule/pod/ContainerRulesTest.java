package dev.windlass.check.rule.pod;

import static dev.windlass.check.rule.pod.Pods.assertFindings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.33 | restartPolicy: Always  | forbidden-field spec.containers[0].restartPolicy
            1.34 | restartPolicy: Sometimes |
            1.35 | restartPolicy: Never   |
            1.35 | restartPolicy: never   | invalid-value spec.containers[0].restartPolicy
            1.35 | restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}] | missing-field spec.containers[0].restartPolicy
            1.35 | restartPolicy: Never, restartPolicyRules: [{action: RestartAllContainers, exitCodes: {operator: In}}] | invalid-value spec.containers[0].restartPolicyRules[0].action
            1.36 | restartPolicy: Never, restartPolicyRules: [{action: RestartAllContainers, exitCodes: {operator: in}}] | invalid-value spec.containers[0].restartPolicyRules[0].exitCodes.operator
            1.36 | restartPolicy: Never, restartPolicyRules: [{action: Restart}] | missing-field spec.containers[0].restartPolicyRules[0].exitCodes
            """)
    void restartsOfOneContainer(String version, String fields, @Nullable String findings) {
        assertFindings(version, Pods.container(fields), findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.33 | restartPolicy: OnFailure                            | invalid-value spec.initContainers[0].restartPolicy
            1.34 | restartPolicy: OnFailure                            |
            1.35 | restartPolicy: OnFailure                            |
            1.36 | lifecycle: {}                                       | forbidden-field spec.initContainers[0].lifecycle
            1.36 | livenessProbe: {exec: {command: [a]}}               | forbidden-field spec.initContainers[0].livenessProbe
            1.36 | restartPolicy: Always, livenessProbe: {exec: {}}    | missing-field spec.initContainers[0].livenessProbe.exec.command
            1.35 | restartPolicy: Always, restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}] | forbidden-field spec.initContainers[0].restartPolicyRules
            1.36 | restartPolicy: Always, restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}] |
            1.35 | resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}] |
            1.36 | restartPolicyRules: [{action: x}]                   | missing-field spec.initContainers[0].restartPolicy
            1.36 | resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}] | invalid-value spec.initContainers[0].resizePolicy[0].restartPolicy
            """)
    void initContainers(String version, String fields, @Nullable String findings) {
        assertFindings(version, Pods.initContainer(fields), findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.32 | lifecycle: {preStop: {sleep: {seconds: 0}}}         | invalid-value spec.containers[0].lifecycle.preStop.sleep
            1.33 | lifecycle: {preStop: {sleep: {seconds: 0}}}         |
            1.33 | lifecycle: {preStop: {sleep: {seconds: 31}}}        | invalid-value spec.containers[0].lifecycle.preStop.sleep
            1.36 | lifecycle: {preStop: {}}                            | missing-field spec.containers[0].lifecycle.preStop
            1.36 | readinessProbe: {tcpSocket: {port: 1}, grpc: {port: 1}} | forbidden-field spec.containers[0].readinessProbe.grpc
            1.36 | startupProbe: {tcpSocket: {port: no-Port}, successThreshold: 2} | invalid-value spec.containers[0].startupProbe.tcpSocket.port; invalid-value spec.containers[0].startupProbe.successThreshold
            1.36 | readinessProbe: {exec: {command: [a]}, terminationGracePeriodSeconds: 1} | invalid-value spec.containers[0].readinessProbe.terminationGracePeriodSeconds
            1.36 | livenessProbe: {httpGet: {port: 1, httpHeaders: [{name: "a b"}]}} | invalid-value spec.containers[0].livenessProbe.httpGet.httpHeaders
            """)
    void handlers(String version, String fields, @Nullable String findings) {
        assertFindings(version, Pods.container(fields), findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.31 | env: [{name: "a b", value: x}]                      | invalid-value spec.containers[0].env[0].name
            1.32 | env: [{name: "a b", value: x}]                      |
            1.31 | envFrom: [{prefix: "1", secretRef: {name: a-}}]     | invalid-value spec.containers[0].envFrom[0].prefix
            1.32 | envFrom: [{secretRef: {name: a}, configMapRef: {}}] | missing-field spec.containers[0].envFrom[0].configMapRef.name; invalid-value spec.containers[0].envFrom
            1.34 | env: [{name: a, valueFrom: {fileKeyRef: {volumeName: v, key: k, path: p}}}] | invalid-value spec.containers[0].env[0].valueFrom
            1.35 | env: [{name: a, valueFrom: {fileKeyRef: {volumeName: v, key: k, path: ../p}}}] | unresolved-name spec.containers[0].env[0].valueFrom.fileKeyRef.volumeName; invalid-value spec.containers[0].env[0].valueFrom.fileKeyRef.path
            1.36 | env: [{name: a, valueFrom: {fieldRef: {fieldPath: status.phase}}}] | invalid-value spec.containers[0].env[0].valueFrom.fieldRef.fieldPath
            1.36 | env: [{name: a, valueFrom: {fieldRef: {fieldPath: "metadata.labels['a b']"}}}] | invalid-value spec.containers[0].env[0].valueFrom.fieldRef
            1.36 | env: [{name: a, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 1000m}}}] |
            1.36 | env: [{name: a, valueFrom: {fieldRef: {fieldPath: "metadata.labels[']"}}}] | invalid-value spec.containers[0].env[0].valueFrom.fieldRef.fieldPath
            1.36 | env: [{name: a, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: "1e6"}}}] | invalid-value spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor
            1.36 | env: [{name: a, valueFrom: {resourceFieldRef: {resource: limits.memory, divisor: "1E"}}}] |
            1.36 | env: [{name: a, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 2}}}] | invalid-value spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor
            """)
    void environment(String version, String fields, @Nullable String findings) {
        assertFindings(version, Pods.container(fields), findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.36 | resources: {limits: {hugepages-2Mi: 4Mi}}                    | forbidden-field spec.containers[0].resources
            1.36 | resources: {limits: {hugepages-2Mi: 4Mi, cpu: 1}}            |
            1.36 | resources: {limits: {hugepages-0: 4Mi, cpu: 1}}              | invalid-value spec.containers[0].resources.limits[hugepages-0]; invalid-value spec.containers[0].resources.requests[hugepages-0]
            1.36 | resources: {requests: {a.b/gpu: 1}}                          | missing-field spec.containers[0].resources.limits
            1.36 | resources: {limits: {a.b/gpu: 1500m}}                        | invalid-value spec.containers[0].resources.limits[a.b/gpu]; invalid-value spec.containers[0].resources.requests[a.b/gpu]
            1.36 | resources: {limits: {a.kubernetes.io/x: 2}, requests: {a.kubernetes.io/x: 1}} |
            1.36 | resources: {limits: {requests.a.b/x: 1}}                     | invalid-value spec.containers[0].resources.limits[requests.a.b/x]; invalid-value spec.containers[0].resources.requests[requests.a.b/x]
            1.36 | resources: {limits: {memory: 1Gi}, requests: {memory: 1025Mi}} | invalid-value spec.containers[0].resources.requests
            1.33 | resources: {claims: [{name: c}]}                             |
            1.34 | resources: {claims: [{name: c}, {name: c, request: R}]}      | unresolved-name spec.containers[0].resources.claims[0]; unresolved-name spec.containers[0].resources.claims[1]; duplicate-value spec.containers[0].resources.claims[1]; invalid-value spec.containers[0].resources.claims[1].request
            1.32 | resizePolicy: [{resourceName: disk, restartPolicy: x}]       |
            1.33 | resizePolicy: [{resourceName: cpu, restartPolicy: x}, {resourceName: cpu, restartPolicy: NotRequired}] | invalid-value spec.containers[0].resizePolicy; duplicate-value spec.containers[0].resizePolicy[1]
            """)
    void resources(String version, String fields, @Nullable String findings) {
        assertFindings(version, Pods.container(fields), findings);
    }

    @Test
    void aTemplatesLimitIsNoRequest() {
        String spec = "containers: [{name: a, image: a, resources: {%s: {a.b/gpu: 1}}}]";
        assertFindings("1.36", Pods.deployment("", spec.formatted("limits")), null);
        assertFindings(
                "1.36",
                Pods.deployment("", spec.formatted("requests")),
                "missing-field spec.template.spec.containers[0].resources.limits");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.30 | {name: v, mountPath: /a, recursiveReadOnly: x}                        |
            1.31 | {name: v, mountPath: /a, recursiveReadOnly: Enabled}                  | forbidden-field spec.containers[0].volumeMounts.recursiveReadOnly
            1.36 | {name: v, mountPath: /a, mountPropagation: Bidirectional}             | forbidden-field spec.containers[0].volumeMounts.mountPropagation
            1.36 | {name: v, mountPath: /a, subPath: a/../b, subPathExpr: /c}            | invalid-value spec.containers[0].volumeMounts.subPath; invalid-value spec.containers[0].volumeMounts[0].subPathExpr; invalid-value spec.containers[0].volumeMounts.subPathExpr
            1.36 | {name: w, mountPath: "a:b"}, {mountPath: "a:b"}                       | unresolved-name spec.containers[0].volumeMounts[0].name; missing-field spec.containers[0].volumeMounts[1].name; invalid-value spec.containers[0].volumeMounts[1].mountPath
            """)
    void mounts(String version, String mounts, @Nullable String findings) {
        assertFindings(
                version,
                Pods.podOf("volumes: [{name: v}], containers: [{name: a, image: a, volumeMounts: [" + mounts + "]}]"),
                findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.32 | procMount: x                                        |
            1.33 | procMount: Unmasked                                 | invalid-value spec.containers[0].securityContext.procMount
            1.36 | runAsGroup: 2147483648                              | invalid-value spec.containers[0].securityContext.runAsGroup
            1.36 | allowPrivilegeEscalation: false, privileged: true   | invalid-value spec.containers[0].securityContext
            1.36 | allowPrivilegeEscalation: false, capabilities: {add: [CAP_SYS_ADMIN]} | invalid-value spec.containers[0].securityContext
            1.36 | allowPrivilegeEscalation: false, capabilities: {add: [SYS_ADMIN]} |
            1.36 | seccompProfile: {localhostProfile: a}               | missing-field spec.containers[0].securityContext.seccompProfile.type; invalid-value spec.containers[0].securityContext.seccompProfile.localhostProfile
            1.36 | appArmorProfile: {type: Localhost, localhostProfile: ""} | missing-field spec.containers[0].securityContext.appArmorProfile.localhostProfile
            1.36 | windowsOptions: {runAsUserName: 'a\\b\\c'}          | invalid-value spec.containers[0].securityContext.windowsOptions.runAsUserName
            1.36 | windowsOptions: {runAsUserName: '.corp\\me'}        | invalid-value spec.containers[0].securityContext.windowsOptions.runAsUserName
            1.36 | windowsOptions: {runAsUserName: 'NT AUTHORITY\\SYSTEM'} |
            1.36 | windowsOptions: {runAsUserName: '. .'}              | invalid-value spec.containers[0].securityContext.windowsOptions.runAsUserName
            1.36 | windowsOptions: {hostProcess: true}                 | invalid-value spec.hostNetwork
            """)
    void securityOfAContainer(String version, String fields, @Nullable String findings) {
        assertFindings(version, Pods.container("securityContext: {" + fields + '}'), findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.36 | securityContext: {sysctls: [{name: net/core.x}, {name: kernel/msgmax}]}, hostNetwork: true, hostIPC: true | invalid-value spec.securityContext.sysctls[0].name; invalid-value spec.securityContext.sysctls[1].name
            1.36 | securityContext: {sysctls: [{name: kernel.msgmaxx}, {name: a.b}, {name: a.b}, {}]}, hostIPC: true | duplicate-value spec.securityContext.sysctls[2].name; missing-field spec.securityContext.sysctls[3].name
            1.32 | securityContext: {supplementalGroupsPolicy: x, seLinuxChangePolicy: x} |
            1.33 | securityContext: {supplementalGroupsPolicy: x, seLinuxChangePolicy: MountOption} | invalid-value spec.securityContext.supplementalGroupsPolicy; invalid-value spec.securityContext.seLinuxChangePolicy
            1.36 | securityContext: {fsGroup: -1, supplementalGroups: [1, -1]} | invalid-value spec.securityContext.fsGroup; invalid-value spec.securityContext.supplementalGroups[1]
            """)
    void securityOfAPod(String version, String fields, @Nullable String findings) {
        assertFindings(version, Pods.pod(fields), findings);
    }
}
