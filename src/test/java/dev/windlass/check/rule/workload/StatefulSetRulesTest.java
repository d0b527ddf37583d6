package dev.windlass.check.rule.workload;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatefulSetRulesTest {
    private static final String TEMPLATE =
            "template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: i}]}}";
    private static final String CLAIM =
            "{metadata: {name: %s}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: %s}}}}";

    private static String set(String... spec) {
        return """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: a, namespace: b}
                spec: {selector: {matchLabels: {a: b}}, %s}
                """.formatted(String.join(", ", spec));
    }

    private static String claims(String... claims) {
        return "volumeClaimTemplates: [" + String.join(", ", claims) + "]";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            podManagementPolicy: ""                              |
            podManagementPolicy: parallel                        | invalid-value spec.podManagementPolicy
            updateStrategy: {type: Recreate}                     | invalid-value spec.updateStrategy
            updateStrategy: {rollingUpdate: {partition: -1}}     | invalid-value spec.updateStrategy.rollingUpdate.partition
            updateStrategy: {type: OnDelete, rollingUpdate: {}}  | invalid-value spec.updateStrategy.rollingUpdate
            updateStrategy: {rollingUpdate: {maxUnavailable: x}} |
            persistentVolumeClaimRetentionPolicy: {whenScaled: retain} | invalid-value spec.persistentVolumeClaimRetentionPolicy.whenScaled
            ordinals: {start: -1}                                | invalid-value spec.ordinals.start
            minReadySeconds: -1                                  | invalid-value spec.minReadySeconds
            revisionHistoryLimit: -1                             |
            """)
    void specification(String spec, String finding) {
        for (String version : new String[] {"1.30", "1.36"}) {
            if (finding == null) {
                assertCreated(version, set(TEMPLATE, spec));
            } else {
                assertCreated(version, set(TEMPLATE, spec), finding);
            }
        }
    }

    @Test
    void theServiceIsLookedAtFrom133On() {
        assertCreated("1.32", set(TEMPLATE, "serviceName: A"));
        assertCreated("1.33", set(TEMPLATE, "serviceName: A"), "invalid-value spec.serviceName");
        assertUpdated("1.33", set(TEMPLATE, "serviceName: A"), set(TEMPLATE, "serviceName: A, replicas: 2"));
    }

    @Test
    void eachPodHasItsOwnHostName() {
        assertCreated("1.36", set(TEMPLATE.replace("spec: {", "spec: {hostname: A_b, subdomain: A.b, ")));
    }

    @Test
    void podsAreLookedAtFrom134On() {
        String mount = TEMPLATE.replace("image: i", "image: i, volumeMounts: [{name: d, mountPath: /d}]");
        assertCreated("1.33", set(mount));
        assertCreated("1.34", set(mount), "unresolved-name spec.template.spec.containers[0].volumeMounts[0].name");
        assertCreated("1.34", set(mount, claims(CLAIM.formatted("d", "1Gi"))));
        String own = mount.replace(
                "containers:", "volumes: [{name: d, emptyDir: {}}, {name: E, emptyDir: {}}], containers:");
        assertCreated(
                "1.34",
                set(own, claims(CLAIM.formatted("d", "1Gi"))),
                "invalid-value spec.template.spec.volumes[1].name");
        assertCreated(
                "1.34",
                set(TEMPLATE, claims(CLAIM.formatted("d", "0"))),
                "invalid-value spec.volumeClaimTemplates[0].spec.resources[storage]");
        assertCreated("1.33", set("template: {metadata: {labels: {a: b}}, spec: {containers: []}}"));
        assertCreated("1.33", set(TEMPLATE, claims("{metadata: {name: A}, spec: {}}")));
        assertCreated("1.33", set(TEMPLATE.replace("a: b", "a: b, c: ' '")), "invalid-value spec.template.labels");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replicas: 5, ordinals: {start: 1}, minReadySeconds: 1 |
            updateStrategy: {type: OnDelete}                      |
            persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete} |
            serviceName: s                                        | immutable-field spec
            podManagementPolicy: Parallel                         | immutable-field spec
            podManagementPolicy: OrderedReady                     |
            """)
    void changes(String spec, String finding) {
        for (String version : new String[] {"1.30", "1.36"}) {
            if (finding == null) {
                assertUpdated(version, set(TEMPLATE), set(TEMPLATE, spec));
            } else {
                assertUpdated(version, set(TEMPLATE), set(TEMPLATE, spec), finding);
            }
        }
    }

    @Test
    void theHistoryMayChangeFrom133On() {
        assertUpdated("1.32", set(TEMPLATE), set(TEMPLATE, "revisionHistoryLimit: 2"), "immutable-field spec");
        assertUpdated("1.33", set(TEMPLATE), set(TEMPLATE, "revisionHistoryLimit: 2"));
    }

    @Test
    void claimsAreFixed() {
        String old = set(TEMPLATE, claims(CLAIM.formatted("d", "2Ti")));
        assertUpdated("1.36", old, set(TEMPLATE, claims(CLAIM.formatted("d", "2048Gi"))));
        assertUpdated("1.36", old, set(TEMPLATE, claims(CLAIM.formatted("d", "3Ti"))), "immutable-field spec");
        assertUpdated("1.36", old, set(TEMPLATE), "immutable-field spec");
        String whole = CLAIM.formatted("d", "2Ti")
                .replace(
                        "{metadata", "{apiVersion: v1, kind: PersistentVolumeClaim, status: {phase: Pending}, metadata")
                .replace("spec: {", "spec: {volumeMode: Filesystem, ");
        assertUpdated("1.36", old, set(TEMPLATE, claims(whole)));
    }
}
