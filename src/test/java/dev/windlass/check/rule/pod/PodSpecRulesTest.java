package dev.windlass.check.rule.pod;

import static dev.windlass.check.rule.pod.Pods.assertFindings;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodSpecRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.36 | dnsPolicy: None                                           | missing-field spec.dnsConfig
            1.36 | dnsPolicy: None, dnsConfig: {searches: [a]}               | missing-field spec.dnsConfig.nameservers
            1.36 | dnsConfig: {nameservers: [1.1.1.1, 1.1.1.2, 1.1.1.3, "::1"]} | invalid-value spec.dnsConfig.nameservers
            1.35 | dnsConfig: {nameservers: [010.0.0.1]}                     |
            1.36 | dnsConfig: {nameservers: [010.0.0.1]}                     | invalid-value spec.dnsConfig.nameservers[0]
            1.32 | dnsConfig: {searches: [a_b.c, "."]}                       | invalid-value spec.dnsConfig.searches[0]; invalid-value spec.dnsConfig.searches[1]
            1.33 | dnsConfig: {searches: [a_b.c, ".", "a."]}                 |
            1.36 | dnsConfig: {options: [{value: "2"}]}                      | missing-field spec.dnsConfig.options[0]
            1.36 | hostAliases: [{hostnames: [a, B]}]                        | invalid-value spec.hostAliases[0].ip; invalid-value spec.hostAliases[0].hostnames[1]
            1.36 | runtimeClassName: ""                                      | invalid-value spec.runtimeClassName
            1.36 | overhead: {cpu: 1}                                        | forbidden-field spec.overhead
            1.36 | overhead: {pods: 1}, runtimeClassName: a                  | invalid-value spec.overhead.limits[pods]
            1.36 | overhead: {a.b/gpu: "0.5", hugepages-2Mi: 2Mi}, runtimeClassName: a | invalid-value spec.overhead.limits[a.b/gpu]; forbidden-field spec.overhead
            1.36 | priority: 5                                               | forbidden-field spec.priority
            1.36 | priority: 2000000000, priorityClassName: system-cluster-critical |
            1.36 | readinessGates: [{conditionType: a b}]                    | invalid-value spec.readinessGates[0].conditionType
            1.36 | schedulingGates: [{name: a}, {name: a}]                   | duplicate-value spec.schedulingGates[1]
            1.36 | schedulingGates: [{name: a}], nodeName: n                 | forbidden-field spec.nodeName
            1.36 | ephemeralContainers: [{name: e, image: e}]                | forbidden-field spec.ephemeralContainers
            1.36 | ephemeralContainers: [{name: a, image: e, targetContainerName: z, ports: [{containerPort: 1}]}] | forbidden-field spec.ephemeralContainers; duplicate-value spec.ephemeralContainers[0].name; unresolved-name spec.ephemeralContainers[0].targetContainerName; forbidden-field spec.ephemeralContainers[0].ports
            1.34 | hostnameOverride: A                                       |
            1.35 | hostnameOverride: a.b, hostNetwork: true                  | forbidden-field spec.hostnameOverride
            1.36 | serviceAccount: A                                         | invalid-value spec.serviceAccountName
            1.32 | hostUsers: false, hostPID: true                           |
            1.33 | hostUsers: false, hostPID: true, hostIPC: true, hostNetwork: true | forbidden-field spec.HostPID; forbidden-field spec.HostIPC; forbidden-field spec.hostNetwork
            1.33 | resourceClaims: [{name: A}]                               |
            1.34 | resourceClaims: [{name: A}, {resourceClaimName: c}]       | invalid-value spec.resourceClaims[0].name; invalid-value spec.resourceClaims[0]; missing-field spec.resourceClaims[1].name
            1.36 | hostPID: true, shareProcessNamespace: true                | invalid-value spec.securityContext.shareProcessNamespace
            """)
    void fieldsOfAPod(String version, String fields, @Nullable String findings) {
        assertFindings(version, Pods.pod(fields), findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.36 | activeDeadlineSeconds: 0      | invalid-value spec.activeDeadlineSeconds
            1.36 | os: {name: Linux}             | invalid-value spec.os
            1.36 | os: {}                        | missing-field spec.os.name
            1.36 | os: {name: linux}, securityContext: {windowsOptions: {hostProcess: false}} | forbidden-field spec.securityContext.windowsOptions
            1.36 | os: {name: windows}, securityContext: {runAsUser: 1, sysctls: []}, hostPID: true, shareProcessNamespace: false | forbidden-field spec.securityContext.runAsUser; forbidden-field spec.hostPID; forbidden-field spec.shareProcessNamespace
            1.34 | os: {name: windows}, resources: {limits: {cpu: 1}} | forbidden-field spec.resources
            1.32 | os: {name: windows}, hostUsers: true               |
            1.33 | os: {name: windows}, hostUsers: true               | forbidden-field spec.hostUsers
            """)
    void operatingSystems(String version, String fields, @Nullable String findings) {
        assertFindings(version, Pods.pod(fields), findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.33 | resources: {limits: {gpu: 1}}          |
            1.34 | resources: {limits: {a.b/gpu: 1}}      | invalid-value spec.resources.limits[a.b/gpu]
            1.34 | resources: {requests: {cpu: 2, memory: 1Gi}} |
            1.34 | resources: {limits: {hugepages-2Mi: 4Mi}} |
            1.34 | resources: {requests: {hugepages-2Mi: 4Mi, cpu: 2}} | missing-field spec.resources.limits
            1.34 | resources: {requests: {cpu: 1}}        | invalid-value spec.resources.requests[cpu]
            1.34 | resources: {limits: {cpu: 1}}          | invalid-value spec.resources.requests; invalid-value spec.resources.containers[0][cpu].limits
            """)
    void resourcesOfAPod(String version, String fields, @Nullable String findings) {
        String containers = """
                containers: [{name: a, image: a, resources: {requests: {cpu: 500m}, limits: {cpu: 1500m}}}],
                initContainers: [{name: i, image: i, resources: {requests: {cpu: 1500m}}},
                  {name: s, image: s, restartPolicy: Always, resources: {requests: {cpu: 1}}}],\
                """;
        assertFindings(version, Pods.podOf(containers.replace('\n', ' ') + fields), findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kubernetes.io/config.mirror: x                                 | invalid-value spec.template.annotations[kubernetes.io/config.mirror]
            controller.kubernetes.io/pod-deletion-cost: "-12"              |
            controller.kubernetes.io/pod-deletion-cost: "-007"             |
            controller.kubernetes.io/pod-deletion-cost: "007"              | invalid-value spec.template.annotations[controller.kubernetes.io/pod-deletion-cost]
            controller.kubernetes.io/pod-deletion-cost: "+1"               | invalid-value spec.template.annotations[controller.kubernetes.io/pod-deletion-cost]
            container.apparmor.security.beta.kubernetes.io/a: localhost/x  |
            container.apparmor.security.beta.kubernetes.io/b: unconfined   | invalid-value spec.template.annotations[container.apparmor.security.beta.kubernetes.io/b]
            scheduler.alpha.kubernetes.io/tolerations: "[{\\"key\\": \\"a\\"}]" |
            scheduler.alpha.kubernetes.io/tolerations: "{}"                | invalid-value spec.template.annotations
            """)
    void annotationsOfATemplate(String annotation, @Nullable String findings) {
        assertFindings(
                "1.36",
                Pods.deployment("annotations: {" + annotation + '}', "containers: [{name: a, image: a}]"),
                findings);
    }

    @Test
    void annotationsAndFieldsSayTheSame() {
        String annotation = "annotations: {container.seccomp.security.alpha.kubernetes.io/a: docker/default}";
        String spec = "containers: [{name: a, image: a, securityContext: {seccompProfile: {type: %s}}}]";
        assertFindings("1.30", Pods.deployment(annotation, spec.formatted("RuntimeDefault")), null);
        assertFindings(
                "1.30",
                Pods.deployment(annotation, spec.formatted("Unconfined")),
                "forbidden-field spec.template.spec.containers[0].securityContext.seccompProfile.type");
    }

    @Test
    void profilesOfAppArmorSayTheSameInATemplate() {
        String annotation = "annotations: {container.apparmor.security.beta.kubernetes.io/a: localhost/x}";
        String spec = "containers: [{name: a, image: a}], securityContext: {appArmorProfile: {%s}}";
        assertFindings(
                "1.36", Pods.deployment(annotation, spec.formatted("type: Localhost, localhostProfile: x")), null);
        assertFindings(
                "1.36",
                Pods.deployment(annotation, spec.formatted("type: Unconfined")),
                "forbidden-field spec.template.spec.containers[0].securityContext.appArmorProfile.type");
    }

    @Test
    void labelsOfATemplateAreReportedWithoutMetadata() {
        assertFindings(
                "1.36",
                Pods.deployment("", "containers: [{name: a, image: a}]")
                        .replace("{labels: {app: d}", "{labels: {app: d, a b: c}"),
                "invalid-value spec.template.labels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.30", "1.33", "1.36"})
    void theNodesNetworkTakesPortsAsTheyAre(String version) {
        String ports = "hostNetwork: true, containers: [{name: a, image: a, ports: [{containerPort: 80%s}]}]";
        assertFindings(version, Pods.podOf(ports.formatted("")), null);
        assertFindings(version, Pods.deployment("", ports.formatted("")), null);
        assertFindings(
                version,
                Pods.deployment("", ports.formatted(", hostPort: 81")),
                "invalid-value spec.template.spec.containers[0].ports[0].hostPort");
        assertFindings(
                version,
                Pods.podOf("hostNetwork: true, containers: [{name: a, image: a, ports: [{containerPort: 80}]},"
                        + " {name: b, image: b, ports: [{containerPort: 80}]}]"),
                "duplicate-value spec.containers[1].ports[0].hostPort");
    }

    @Test
    void aTemplateNeedsContainersOfItsOwnNames() {
        assertFindings("1.36", Pods.deployment("", "nodeName: n"), "missing-field spec.template.spec.containers");
        assertFindings(
                "1.36",
                Pods.deployment(
                        "", "containers: [{name: a, image: ' a '}, {name: a}], initContainers: [{name: a, image: a}]"),
                "duplicate-value spec.template.spec.containers[1].name; missing-field"
                        + " spec.template.spec.containers[1].image; duplicate-value spec.template.spec.initContainers[0].name");
    }

    /** In a Pod the keys have joined the selector already. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.30 |
            1.31 | invalid-value spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0][0]
            """)
    void keysOfAffinityMeetTheSelector(String version, @Nullable String findings) {
        String affinity = """
                affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: z, \
                matchLabelKeys: [app], labelSelector: {matchLabels: {app: p}}}]}}\
                """;
        assertFindings(version, Pods.pod(affinity), findings);
        assertFindings(version, Pods.template(affinity), null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.33 | invalid-value spec.topologySpreadConstraints[0].matchLabelKeys[0] | invalid-value spec.template.spec.topologySpreadConstraints[0].matchLabelKeys[0]
            1.34 | invalid-value spec.topologySpreadConstraints[0][0] |
            """)
    void keysOfSpreadingMeetTheSelector(String version, String ofPod, @Nullable String ofTemplate) {
        String spread = """
                topologySpreadConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, \
                matchLabelKeys: [app], labelSelector: {matchLabels: {app: p}}}]\
                """;
        assertFindings(version, Pods.pod(spread), ofPod);
        assertFindings(version, Pods.template(spread), ofTemplate);
    }
}
