package dev.windlass.check.rule.storage;

import static dev.windlass.check.Judged.assertCreated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodVolumeRulesTest {
    private static String pod(String volumes) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: p}
                spec:
                  containers: [{name: c, image: i}]
                  volumes: %s
                """.formatted(volumes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            emptyDir: {sizeLimit: -1}                                        | forbidden-field spec.volumes[0].emptyDir.sizeLimit
            hostPath: {path: /a/../b}                                        | invalid-value spec.volumes[0].hostPath.path
            hostPath: {path: /a, type: Dir}                                  | invalid-value spec.volumes[0].hostPath.type
            gcePersistentDisk: {pdName: ``, partition: 1}                    | missing-field spec.volumes[0].persistentDisk.pdName
            awsElasticBlockStore: {volumeID: a, partition: 256}              | invalid-value spec.volumes[0].awsElasticBlockStore.partition
            nfs: {server: a, path: b}                                        | invalid-value spec.volumes[0].nfs.path
            iscsi: {targetPortal: a, iqn: 'iqn.2001-04.com.example:disk', lun: 0} |
            iscsi: {targetPortal: a, iqn: 'iqn.2001-4.com:disk', lun: 0}     | invalid-value spec.volumes[0].iscsi.iqn
            iscsi: {targetPortal: a, iqn: eui.0123456789abcdef, lun: 256}    | invalid-value spec.volumes[0].iscsi.lun
            iscsi: {targetPortal: a, iqn: eui.0123456789abcdef, lun: 1, chapAuthSession: true} | missing-field spec.volumes[0].iscsi.secretRef
            fc: {targetWWNs: [a]}                                            | missing-field spec.volumes[0].fc.lun
            fc: {lun: 1}                                                     | missing-field spec.volumes[0].fc.targetWWNs
            flocker: {datasetName: a/b}                                      | invalid-value spec.volumes[0].flocker.datasetName
            quobyte: {registry: a, volume: v}                                | invalid-value spec.volumes[0].quobyte.registry
            quobyte: {registry: 'a:1,[::1]:2', volume: v}                    |
            azureDisk: {diskName: a, diskURI: b}                             | invalid-value spec.volumes[0].azureDisk.diskURI
            azureDisk: {diskName: a, diskURI: /subscriptions/b, kind: Managed} |
            storageos: {volumeName: A}                                       | invalid-value spec.volumes[0].storageos.volumeName
            cinder: {volumeID: a, secretRef: {}}                             | missing-field spec.volumes[0].cinder.secretRef.name
            gitRepo: {repository: a, directory: ../b}                        | invalid-value spec.volumes[0].gitRepo.directory
            flexVolume: {driver: a/b, options: {k8s.io/c: d}}                | invalid-value spec.volumes[0].flexVolume.options[k8s.io/c]
            csi: {driver: a_b}                                               | invalid-value spec.volumes[0].csi.driver
            csi: {driver: a, nodePublishSecretRef: {name: A}}                | invalid-value spec.volumes[0].csi.name
            emptyDir: {}, cephfs: {monitors: [a]}                            | forbidden-field spec.volumes[0].cephFS
            secret: {secretName: s, defaultMode: 512}                        | invalid-value spec.volumes[0].secret.defaultMode
            configMap: {name: c, items: [{key: a, path: ..b}]}               | invalid-value spec.volumes[0].configMap.items[0].path
            downwardAPI: {items: [{path: a, fieldRef: {fieldPath: spec.nodeName}}]} | invalid-value spec.volumes[0].downwardAPI.fieldRef.fieldPath
            downwardAPI: {items: [{path: a}]}                                | missing-field spec.volumes[0].downwardAPI
            downwardAPI: {items: [{path: a, resourceFieldRef: {containerName: c, resource: limits.memory, divisor: 1048576}}]} | invalid-value spec.volumes[0].downwardAPI.resourceFieldRef.divisor
            projected: {sources: [{secret: {name: a}, configMap: {name: b}}]} | forbidden-field spec.volumes[0].projected.sources[0]
            projected: {sources: [{serviceAccountToken: {path: ../a}}]}      | invalid-value spec.volumes[0].projected.path
            ephemeral: {}                                                    | missing-field spec.volumes[0].ephemeral.volumeClaimTemplate
            """)
    void sources(String source, String finding) {
        String yaml = pod("[{name: v, " + source.replace("``", "''") + "}]")
                .replace(
                        "kind: Pod\nmetadata: {name: p}\nspec:",
                        "kind: Pod\nmetadata: {name: p}\nspec:\n  serviceAccountName: s");
        if (finding == null) {
            assertCreated("1.36", yaml);
        } else {
            assertCreated("1.36", yaml, finding);
        }
    }

    @Test
    void namesAreLabelsAndDiffer() {
        assertCreated("1.36", pod("[{name: a}, {name: b}]"));
        assertCreated("1.36", pod("[{name: a}, {name: a}]"), "duplicate-value spec.volumes[1].name");
        assertCreated(
                "1.36",
                pod("[{name: A}, {emptyDir: {}}]"),
                "invalid-value spec.volumes[0].name",
                "missing-field spec.volumes[1].name");
    }

    @Test
    void imagesAreThrownAwayBefore135() {
        assertCreated("1.34", pod("[{name: A, image: {}}]"));
        assertCreated("1.35", pod("[{name: a, image: {}}]"), "missing-field spec.volumes[0].image.reference");
    }

    @Test
    void aClaimTemplateHasLabelsAndAnnotationsOnly() {
        String spec = "spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}";
        assertCreated(
                "1.36",
                pod("[{name: v, ephemeral: {volumeClaimTemplate: {metadata: {labels: {a: b}}, " + spec + "}}}]"));
        assertCreated(
                "1.36",
                pod("[{name: v, ephemeral: {volumeClaimTemplate: {metadata: {name: a}, " + spec + "}}}]"),
                "forbidden-field spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.name");
        assertCreated(
                "1.36",
                pod("[{name: v, ephemeral: {volumeClaimTemplate: {" + spec
                        + "}}}, {name: w, persistentVolumeClaim: {claimName: p-v}}]"),
                "invalid-value spec.volumes[1].persistentVolumeClaim.claimName");
    }
}
