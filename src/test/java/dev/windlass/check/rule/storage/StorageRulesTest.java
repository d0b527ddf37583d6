package dev.windlass.check.rule.storage;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.junit.jupiter.api.Test;

class StorageRulesTest {
    private static String claim(String spec) {
        return """
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: a, namespace: b}
                spec: %s
                """.formatted(spec);
    }

    private static String sized(String size) {
        return claim("{accessModes: [ReadWriteOnce], resources: {requests: {storage: " + size + "}}}");
    }

    private static String volume(String spec) {
        return """
                apiVersion: v1
                kind: PersistentVolume
                metadata: {name: a}
                spec: {accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, %s}
                """.formatted(spec);
    }

    private static String storage(String kind, String fields) {
        return """
                apiVersion: storage.k8s.io/v1
                kind: %s
                metadata: {name: a}
                %s
                """.formatted(kind, fields);
    }

    @Test
    void notEveryVolumeHasOptionsOfMounting() {
        String annotated = "{name: a, annotations: {volume.beta.kubernetes.io/mount-options: ro}}";
        String nfs = volume("nfs: {server: s, path: /p}").replace("{name: a}", annotated);
        String host = volume("hostPath: {path: /p}").replace("{name: a}", annotated);
        assertCreated("1.36", nfs);
        assertCreated("1.36", host, "forbidden-field metadata.annotations.volume.beta.kubernetes.io/mount-options");
    }

    @Test
    void claimsGrowOnly() {
        assertUpdated("1.36", sized("1Gi"), sized("2Gi"));
        assertUpdated("1.36", sized("1Gi"), sized("1024Mi"));
        assertUpdated("1.30", sized("2Gi"), sized("1Gi"), "immutable-field spec.resources.requests.storage");
        assertUpdated("1.36", sized("2Gi"), sized("1Gi"), "immutable-field spec.resources.requests.storage");
    }

    @Test
    void aClaimThatCouldNotGrowMayGoBack() {
        String old = sized("3Gi") + "status: {phase: Bound, capacity: {storage: 1Gi}}\n";
        assertUpdated("1.32", old, sized("2Gi"));
        assertUpdated("1.32", old, sized("1Gi"), "immutable-field spec.resources.requests.storage");
        assertUpdated("1.31", old, sized("2Gi"), "immutable-field spec.resources.requests.storage");
    }

    @Test
    void aClaimWithoutItsVolumeStaysAsItIs() {
        String old = sized("1Gi") + "status: {phase: Pending}\n";
        assertUpdated("1.36", old, sized("1Gi"));
        assertUpdated("1.36", old, sized("2Gi"), "immutable-field spec");
    }

    @Test
    void theRestOfAClaimStays() {
        String base = "accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}";
        String old = claim("{" + base + ", storageClassName: a, volumeName: v}");
        assertUpdated("1.36", old, old);
        assertUpdated("1.36", old, claim("{" + base + ", storageClassName: b, volumeName: v}"), "immutable-field spec");
        assertUpdated("1.36", old, claim("{" + base + ", storageClassName: a, volumeName: w}"), "immutable-field spec");
        assertUpdated(
                "1.36",
                old,
                claim("{" + base + ", storageClassName: a, volumeName: v, volumeMode: Block}"),
                "immutable-field spec",
                "immutable-field volumeMode");
        assertUpdated("1.36", claim("{" + base + "}"), claim("{" + base + ", storageClassName: b, volumeName: v}"));
        assertUpdated(
                "1.36",
                claim("{" + base + ", volumeAttributesClassName: a}"),
                claim("{" + base + ", volumeAttributesClassName: b}"));
        assertUpdated(
                "1.36",
                claim("{" + base + ", volumeAttributesClassName: a}"),
                claim("{" + base + "}"),
                "immutable-field spec",
                "immutable-field spec.volumeAttributesClassName");
    }

    @Test
    void sourcesOfData() {
        String base = "accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}, ";
        assertCreated("1.36", claim("{" + base + "dataSource: {kind: Other, apiGroup: a.b, name: ''}}"));
        assertCreated("1.36", claim("{" + base + "dataSourceRef: {kind: '', name: '', namespace: x}}"));
        assertCreated(
                "1.36",
                claim("{" + base + "dataSourceRef: {kind: Other, name: x}}"),
                "invalid-value spec.dataSourceRef",
                "invalid-value spec.dataSource");
        assertCreated(
                "1.36",
                claim("{" + base + "dataSource: {apiGroup: a.b, kind: Other, name: x},"
                        + " dataSourceRef: {apiGroup: a.b, kind: Other, name: y}}"),
                "invalid-value spec");
        assertCreated(
                "1.36",
                claim("{" + base + "dataSource: {kind: PersistentVolumeClaim, name: x},"
                        + " dataSourceRef: {kind: PersistentVolumeClaim, name: y}}"),
                "invalid-value spec");
    }

    @Test
    void attributesOfVolumesCountFrom134() {
        assertCreated("1.33", volume("nfs: {server: a, path: /b}, volumeAttributesClassName: A"));
        assertCreated(
                "1.34",
                volume("nfs: {server: a, path: /b}, volumeAttributesClassName: A"),
                "invalid-value spec.volumeAttributesClassName",
                "missing-field spec.csi");
    }

    @Test
    void kindsOfPersistentVolumes() {
        assertCreated(
                "1.36",
                volume("iscsi: {targetPortal: a, iqn: eui.0123456789abcdef, lun: 1, secretRef: {}}"),
                "missing-field spec.iscsi.secretRef.name");
        assertCreated(
                "1.36",
                volume("cinder: {volumeID: a, secretRef: {name: b}}"),
                "missing-field spec.cinder.secretRef.namespace");
        assertCreated(
                "1.36",
                volume("glusterfs: {endpoints: a, path: b, endpointsNamespace: ''}"),
                "invalid-value spec.glusterfs.endpointsNamespace");
        assertCreated("1.36", volume("nfs: {server: a, path: /b}, flexVolume: {driver: a/b}"));
        assertCreated(
                "1.36",
                volume("flexVolume: {driver: a/b}, csi: {driver: a, volumeHandle: b}"),
                "forbidden-field spec.csi");
        assertCreated(
                "1.36",
                volume("hostPath: {path: /a/..}, persistentVolumeReclaimPolicy: Recycle"),
                "forbidden-field spec.persistentVolumeReclaimPolicy",
                "invalid-value spec.hostPath.path");
    }

    @Test
    void theStorageBehindAVolumeStays() {
        String old = volume("csi: {driver: a, volumeHandle: b, readOnly: false}");
        assertUpdated("1.36", old, volume("csi: {driver: a, volumeHandle: b}, storageClassName: s"));
        assertUpdated(
                "1.36",
                old,
                volume("csi: {driver: a, volumeHandle: b, controllerExpandSecretRef: {name: a, namespace: b}}"));
        assertUpdated(
                "1.36",
                old,
                volume("csi: {driver: a, volumeHandle: c}"),
                "immutable-field spec.persistentvolumesource");
        assertUpdated(
                "1.36",
                old,
                volume("csi: {driver: a, volumeHandle: b}, volumeMode: Block"),
                "immutable-field volumeMode");
    }

    @Test
    void theNodesOfAVolumeStayUnderNewNames() {
        String affinity = "local: {path: /a}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions:"
                + " [{key: KEY, operator: In, values: [VALUE]}]}]}}";
        String old = volume(affinity.replace("KEY", "beta.kubernetes.io/os").replace("VALUE", "linux"));
        assertUpdated(
                "1.36", old, volume(affinity.replace("KEY", "kubernetes.io/os").replace("VALUE", "linux")));
        assertUpdated(
                "1.36",
                old,
                volume(affinity.replace("KEY", "kubernetes.io/os").replace("VALUE", "windows")),
                "immutable-field nodeAffinity");
    }

    @Test
    void classes() {
        assertCreated(
                "1.36",
                storage("StorageClass", "provisioner: Disk.CSI.example.com\nreclaimPolicy: Recycle"),
                "invalid-value reclaimPolicy");
        assertCreated(
                "1.36",
                storage("StorageClass", "provisioner: a\nallowedTopologies: [{}]"),
                "duplicate-value allowedTopologies[0].matchLabelExpressions");
        assertUpdated(
                "1.30",
                storage("StorageClass", "provisioner: a"),
                storage("StorageClass", "provisioner: b"),
                "immutable-field provisioner");
        assertUpdated(
                "1.36",
                storage("StorageClass", "provisioner: a"),
                storage("StorageClass", "provisioner: a\nallowVolumeExpansion: true"));
        assertCreated("1.34", storage("VolumeAttributesClass", "driverName: a"), "missing-field parameters");
        assertUpdated(
                "1.34",
                storage("VolumeAttributesClass", "driverName: a\nparameters: {a: b}"),
                storage("VolumeAttributesClass", "driverName: b\nparameters: {a: c}"),
                "immutable-field driverName",
                "immutable-field parameters");
    }

    @Test
    void drivers() {
        assertCreated("1.34", storage("CSIDriver", "spec: {nodeAllocatableUpdatePeriodSeconds: 5}"));
        assertCreated(
                "1.35",
                storage("CSIDriver", "spec: {nodeAllocatableUpdatePeriodSeconds: 5}"),
                "invalid-value spec.nodeAllocatableUpdatePeriodSeconds");
        assertCreated(
                "1.35",
                storage("CSIDriver", "spec: {serviceAccountTokenInSecrets: true}"),
                "invalid-value spec.serviceAccountTokenInSecrets");
        assertCreated(
                "1.36",
                storage("CSIDriver", "spec: {tokenRequests: [{audience: a, expirationSeconds: 599}, {audience: a}]}"),
                "invalid-value spec.tokenRequests[0].expirationSeconds",
                "duplicate-value spec.tokenRequests[1].audience");
        assertUpdated(
                "1.36",
                storage("CSIDriver", "spec: {}"),
                storage(
                        "CSIDriver",
                        "spec: {attachRequired: false, volumeLifecycleModes: [Ephemeral], podInfoOnMount: true}"),
                "immutable-field spec.attachedRequired",
                "immutable-field spec.volumeLifecycleModes");
    }

    @Test
    void nodesAndCapacities() {
        String node = "spec: {drivers: [{name: a, nodeID: b, allocatable: {count: %d}}]}";
        assertCreated(
                "1.36", storage("CSINode", node.formatted(-1)), "invalid-value spec.drivers[0].allocatable.count");
        assertUpdated(
                "1.34",
                storage("CSINode", node.formatted(1)),
                storage("CSINode", node.formatted(2)),
                "immutable-field spec.drivers");
        assertUpdated("1.35", storage("CSINode", node.formatted(1)), storage("CSINode", node.formatted(2)));
        assertCreated(
                "1.36",
                storage(
                        "CSINode",
                        "spec: {drivers: [{name: a, nodeID: b, topologyKeys: [x, x]}, {name: a, nodeID: ''}]}"),
                "duplicate-value spec.drivers[0]",
                "duplicate-value spec.drivers[1].name",
                "missing-field spec.drivers[1].nodeID");
        assertCreated(
                "1.36",
                storage("CSIStorageCapacity", "storageClassName: ''\ncapacity: -1"),
                "invalid-value storageClassName",
                "invalid-value capacity");
    }

    @Test
    void attachments() {
        String spec = "spec: {attacher: a, nodeName: n, source: %s}";
        assertCreated("1.36", storage("VolumeAttachment", spec.formatted("{persistentVolumeName: v}")));
        assertCreated("1.36", storage("VolumeAttachment", spec.formatted("{}")), "missing-field spec.source");
        assertCreated(
                "1.36",
                storage(
                        "VolumeAttachment",
                        spec.formatted(
                                "{inlineVolumeSpec: {accessModes: [ReadWriteOnce], capacity: {storage: 1}, csi: {driver: a, volumeHandle: b}}}")),
                "forbidden-field spec.source.inlineVolumeSpec.capacity");
        assertUpdated(
                "1.36",
                storage("VolumeAttachment", spec.formatted("{persistentVolumeName: v}")),
                storage("VolumeAttachment", spec.formatted("{persistentVolumeName: w}")),
                "immutable-field spec");
    }
}
