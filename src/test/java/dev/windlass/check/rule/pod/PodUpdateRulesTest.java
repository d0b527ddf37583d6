package dev.windlass.check.rule.pod;

import static dev.windlass.check.rule.pod.Pods.assertChange;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodUpdateRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            restartPolicy: Always            | dnsPolicy: ClusterFirst          |
            hostname: a                      | hostname: b                      | immutable-field spec
            hostname: a                      | hostPID: false                   | immutable-field spec
            activeDeadlineSeconds: 5         | activeDeadlineSeconds: 4         |
            activeDeadlineSeconds: 5         | activeDeadlineSeconds: 6         | immutable-field spec.activeDeadlineSeconds
            activeDeadlineSeconds: 5         | hostPID: false                   | immutable-field spec.activeDeadlineSeconds
            hostPID: false                   | activeDeadlineSeconds: 6         |
            terminationGracePeriodSeconds: -1 | terminationGracePeriodSeconds: 1 |
            terminationGracePeriodSeconds: 2 | terminationGracePeriodSeconds: 1 | immutable-field spec
            tolerations: [{key: a, operator: Exists}] | tolerations: [{key: b, operator: Exists}, {key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 1}] | immutable-field spec.tolerations
            tolerations: [] | tolerations: [{operator: Exists, effect: NoSchedule}] |
            tolerations: [] | tolerations: [{operator: Exists}] | immutable-field spec.tolerations
            tolerations: [] | tolerations: [{operator: Exists}, {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute}, {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute}] |
            tolerations: [{operator: Exists}] | tolerations: [{operator: Exists}, {key: b, operator: Exists}] |
            tolerations: [{key: a, operator: Exists, effect: NoExecute}] | tolerations: [{key: b, operator: Exists}, {key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 1}] |
            schedulingGates: [{name: a}, {name: b}] | schedulingGates: [{name: b}] |
            schedulingGates: [{name: a}]     | schedulingGates: [{name: b}]     | immutable-field spec.schedulingGates[0].name
            nodeSelector: {a: b}             | nodeSelector: {a: b, c: d}       | immutable-field spec
            serviceAccountName: a            | hostPID: false                   |
            serviceAccountName: a            | serviceAccountName: b            | immutable-field spec
            priorityClassName: a             | priorityClassName: b             | immutable-field spec
            resources: {limits: {cpu: 1}}    | resources: {limits: {cpu: 1000m}} |
            """)
    void fieldsOfAPod(String old, String now, @Nullable String findings) {
        assertChange("1.36", Pods.pod(old), Pods.pod(now), findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nodeSelector: {a: b}   | nodeSelector: {a: b, c: d} |
            nodeSelector: {a: b}   | nodeSelector: {c: d}       | immutable-field spec.nodeSelector
            affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}} | affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}, {key: b, operator: Exists}]}]}}} |
            affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}} | affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: b, operator: Exists}]}]}}} | immutable-field spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0]
            affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}} | hostPID: false | immutable-field spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms
            hostname: a            | hostname: b                | immutable-field spec
            """)
    void fieldsOfAPodThatWaits(String old, String now, @Nullable String findings) {
        String gate = "schedulingGates: [{name: g}], ";
        assertChange("1.36", Pods.pod(gate + old), Pods.pod(gate + now), findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: a, image: a}        | {name: a, image: a:2}                                |
            {name: a, image: a}        | {name: a, image: a:2, imagePullPolicy: Always}       |
            {name: a, image: a}        | {name: a, image: a:2, imagePullPolicy: IfNotPresent} | immutable-field spec
            {name: a, image: a:1, imagePullPolicy: Always} | {name: a, image: a:1}            | immutable-field spec
            {name: a, image: a}        | {name: b, image: a}                                  | immutable-field spec
            {name: a, image: a}        | {name: a, image: a}, {name: b, image: b}             | immutable-field spec.containers
            {name: a, image: a, resources: {limits: {cpu: 1}}} | {name: a, image: a, resources: {limits: {cpu: 2}}} | immutable-field spec
            {name: a, image: a, resources: {limits: {cpu: 1}}} | {name: a, image: a, resources: {limits: {cpu: 1000m}, requests: {cpu: 1}}} |
            """)
    void containers(String old, String now, @Nullable String findings) {
        assertChange(
                "1.33", Pods.podOf("containers: [" + old + ']'), Pods.podOf("containers: [" + now + ']'), findings);
    }

    @Test
    void annotationsOfProfilesStay() {
        String plain = Pods.pod("hostPID: false");
        String profile = plain.replace(
                "{name: p,", "{name: p, annotations: {container.apparmor.security.beta.kubernetes.io/a: unconfined},");
        String finding = "immutable-field metadata.annotations[container.apparmor.security.beta.kubernetes.io/a]";
        assertChange("1.33", plain, profile, finding);
        assertChange("1.33", profile, plain, finding);
        assertChange("1.33", profile, profile, null);
    }
}
