package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A disk that exists already is taken up by a volume that only the node's claim can have. */
class AdoptedDiskTest {
    private static final String SPEC = """
            client: monacoin-core
            version: "0.20.2"
            storage: {size: 60Gi, class: standard}
            """;

    private static Platform.Rendering adopting(String adopt) {
        return Platform.EMPTY.chain("monacoin", SPEC + adopt).render();
    }

    private static PersistentVolumeSpec volume(String adopt) {
        return adopting(adopt).get(PersistentVolume.class, "test-monacoin-0").getSpec();
    }

    @Test
    void volumeAndClaimAreReservedForEachOther() {
        var rendered = adopting("adopt: {\"0\": {disk: monacoin-data, size: 60Gi}}\n");
        PersistentVolume volume = rendered.get(PersistentVolume.class, "test-monacoin-0");
        PersistentVolumeClaim claim = rendered.get(PersistentVolumeClaim.class, "monacoin-0");

        assertEquals("monacoin-0", volume.getSpec().getClaimRef().getName());
        assertEquals("test", volume.getSpec().getClaimRef().getNamespace());
        assertEquals("test-monacoin-0", claim.getSpec().getVolumeName());
        assertEquals(volume.getSpec().getStorageClassName(), claim.getSpec().getStorageClassName());
        assertEquals(volume.getSpec().getAccessModes(), claim.getSpec().getAccessModes());
        assertEquals("60Gi", volume.getSpec().getCapacity().get("storage").toString());
        assertEquals("Retain", volume.getSpec().getPersistentVolumeReclaimPolicy());
        assertEquals("disabled", volume.getMetadata().getAnnotations().get("kustomize.toolkit.fluxcd.io/prune"));
    }

    @Test
    void theDiskIsTheOneInTheClustersProjectAndZone() {
        PersistentVolumeSpec spec = volume("adopt: {\"0\": {disk: monacoin-data, size: 60Gi}}\n");
        assertEquals("pd.csi.storage.gke.io", spec.getCsi().getDriver());
        assertEquals(
                "projects/test-project/zones/asia-northeast1-a/disks/monacoin-data", spec.getCsi().getVolumeHandle());
        assertEquals(
                List.of("asia-northeast1-a"),
                spec.getNodeAffinity().getRequired().getNodeSelectorTerms().getFirst().getMatchExpressions().getFirst().getValues());
    }

    @Test
    void anotherProjectAndZoneCanBeNamed() {
        String adopt = "adopt: {\"0\": {disk: d, size: 60Gi, project: other, zone: us-central1-b, fsType: xfs}}\n";
        PersistentVolumeSpec spec = volume(adopt);
        assertEquals("projects/other/zones/us-central1-b/disks/d", spec.getCsi().getVolumeHandle());
        assertEquals("xfs", spec.getCsi().getFsType());
    }

    @Test
    void aRegionalDiskIsInItsZones() {
        String adopt =
                "adopt: {\"0\": {disk: d, size: 60Gi, region: asia-northeast1, zones: [asia-northeast1-a, asia-northeast1-b]}}\n";
        PersistentVolumeSpec spec = volume(adopt);
        assertEquals("projects/test-project/regions/asia-northeast1/disks/d", spec.getCsi().getVolumeHandle());
        assertEquals(
                List.of("asia-northeast1-a", "asia-northeast1-b"),
                spec.getNodeAffinity().getRequired().getNodeSelectorTerms().getFirst().getMatchExpressions().getFirst().getValues());
    }

    @Test
    void theOldNameOfADiskIsTakenAsWell() {
        PersistentVolumeSpec whole = volume("adopt: {\"0\": {gcePersistentDisk: {pdName: old, fsType: xfs, partition: 1}, size: 60Gi}}\n");
        assertEquals("projects/test-project/zones/asia-northeast1-a/disks/old", whole.getCsi().getVolumeHandle());
        assertEquals("xfs", whole.getCsi().getFsType());
        assertEquals("1", whole.getCsi().getVolumeAttributes().get("partition"));
        assertEquals(null, whole.getGcePersistentDisk());
        PersistentVolumeSpec name = volume("adopt: {\"0\": {gcePersistentDisk: old, size: 60Gi}}\n");
        assertEquals(whole.getCsi().getVolumeHandle(), name.getCsi().getVolumeHandle());
    }

    @Test
    void namedNodesAdoptByName() {
        var rendered = adopting("nodes: {a: {}, b: {}}\nadopt: {b: {disk: d, size: 60Gi}}\n");
        assertEquals(List.of("test-monacoin-b"), rendered.names("PersistentVolume"));
    }

    @Test
    void eachClientOfAPairAdoptsItsOwn() {
        var rendered = Platform.EMPTY
                .chain("ethereum", """
                        execution: {client: geth, version: v1.17.5, storage: {size: 2Ti, class: fast}}
                        consensus: {client: lighthouse, version: v8.2.2, storage: {size: 200Gi, class: fast}}
                        secrets: {jwt: jwt}
                        adopt: {0-execution: {disk: d, size: 2Ti}}
                        """)
                .render();
        assertEquals(List.of("test-ethereum-0-execution"), rendered.names("PersistentVolume"));
        assertEquals(
                "test-ethereum-0-execution",
                rendered.get(PersistentVolumeClaim.class, "ethereum-0-execution").getSpec().getVolumeName());
    }

    @Test
    void adoptedDisksStayWhenNothingRuns() {
        var rendered = adopting("replicas: 0\nadopt: {\"2\": {disk: d, size: 60Gi}}\n");
        assertEquals(List.of("monacoin-0", "monacoin-2"), rendered.names("PersistentVolumeClaim"));
        assertEquals(List.of("test-monacoin-2"), rendered.names("PersistentVolume"));
    }

    @Test
    void aDiskForNoNodeIsRefused() {
        assertEquals(
                List.of("adopt names \"7\", which is no node of chain \"monacoin\""),
                Platform.EMPTY.chain("monacoin", SPEC + "adopt: {\"7\": {disk: d, size: 60Gi}}\n").messages());
    }

    @Test
    void aRegionalClusterDoesNotSayWhereADiskIs() {
        Platform platform = Platform.EMPTY.chain("monacoin", SPEC + "adopt: {\"0\": {disk: d, size: 60Gi}}\n");
        Platform regional = platform.with(
                Platform.ENVIRONMENT, platform.files().get(Platform.ENVIRONMENT).replace("asia-northeast1-a", "asia-northeast1"));
        assertTrue(regional.messages().getFirst().endsWith("needs its zone"));
    }
}
