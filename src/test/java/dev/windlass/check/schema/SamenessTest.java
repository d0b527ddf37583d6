package dev.windlass.check.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.check.Manifests;
import dev.windlass.tree.Mapping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {
    private static Mapping object(String kind, String spec) {
        return Manifests.one("1.33", "{apiVersion: v1, kind: " + kind + ", " + spec + "}")
                .body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PersistentVolumeClaim | spec: {resources: {requests: {storage: 1Gi}}} | spec: {resources: {requests: {storage: 1024Mi}}} | true
            PersistentVolumeClaim | spec: {resources: {requests: {storage: 1Gi}}} | spec: {resources: {requests: {storage: 1G}}}     | false
            PersistentVolumeClaim | spec: {resources: {requests: {storage: "1"}}} | spec: {resources: {requests: {storage: 1}}}      | true
            PersistentVolumeClaim | spec: {storageClassName: ""}                  | spec: {}                                         | false
            PersistentVolumeClaim | spec: {volumeName: ""}                        | spec: {}                                         | true
            PersistentVolumeClaim | spec: {accessModes: []}                       | spec: null                                       | true
            PersistentVolume      | spec: {csi: {driver: a, readOnly: false}}     | spec: {csi: {driver: a}}                         | true
            PersistentVolume      | spec: {csi: {driver: a, readOnly: true}}      | spec: {csi: {driver: a}}                         | false
            PersistentVolume      | spec: {csi: {volumeAttributes: {a: ""}}}      | spec: {csi: {volumeAttributes: {}}}              | false
            Secret                | data: {a: YWJj}                               | data: {a: "YW\\nJj"}                              | true
            Secret                | data: {a: YWJj}                               | data: {a: YWJk}                                  | false
            Pod                   | metadata: {creationTimestamp: "2026-01-01T00:00:00Z"} | metadata: {creationTimestamp: "2026-01-01T09:00:00+09:00"} | true
            Pod                   | spec: {securityContext: {runAsUser: 0}}       | spec: {securityContext: {}}                      | false
            Pod                   | spec: {hostNetwork: false}                    | spec: {}                                         | true
            """)
    void compares(String kind, String a, String b, boolean same) {
        Schema schema = KubernetesSchemas.of("1.33")
                .orElseThrow()
                .find("v1", kind)
                .orElseThrow()
                .schema();
        assertEquals(same, Sameness.same(schema, object(kind, a), object(kind, b)));
        assertEquals(same, Sameness.same(schema, object(kind, b), object(kind, a)));
    }
}
