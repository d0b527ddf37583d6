package dev.windlass.check.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.windlass.check.Manifests;
import dev.windlass.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private final List<String> dropped = new ArrayList<>();

    private Mapping completed(String version, String yaml) {
        Mapping object = object(yaml);
        KindSchema kind = KubernetesSchemas.of(version)
                .orElseThrow()
                .find(
                        object.text("apiVersion").orElseThrow(),
                        object.text("kind").orElseThrow())
                .orElseThrow();
        int minor = Integer.parseInt(version.substring(2));
        return new Completion(minor).complete(kind, object, (name, at) -> dropped.add(name));
    }

    private static Mapping object(String yaml) {
        return Manifests.one("1.33", yaml).body();
    }

    @Test
    void leavesAloneWhatIsComplete() {
        String yaml = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: b}}";
        Mapping object = object(yaml);
        KindSchema kind = KubernetesSchemas.of("1.33")
                .orElseThrow()
                .find("v1", "ConfigMap")
                .orElseThrow();
        assertSame(object, new Completion(33).complete(kind, object, (name, at) -> {}));
    }

    @Test
    void takesNullAsNothing() {
        assertEquals(
                object("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {b: ''}}, data: {c: ''}}"),
                completed("1.33", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: a, labels: {b: null}, annotations: null}
                        data: {c: null}
                        immutable: null
                        """));
    }

    @Test
    void takesNullInAListAsAllAbsent() {
        assertEquals(object("""
                        apiVersion: v1
                        kind: Endpoints
                        subsets: [{ports: [{protocol: TCP}], addresses: [{}]}]
                        """), completed("1.33", """
                        apiVersion: v1
                        kind: Endpoints
                        subsets: [{ports: [null], addresses: [null]}]
                        """));
    }

    @Test
    void fillsInDefaultsAlsoForEmptyTextWhereThatIsNone() {
        Mapping spec = completed("1.33", """
                        apiVersion: v1
                        kind: Service
                        spec: {type: "", ports: [{port: 1, protocol: ""}]}
                        """).mapping("spec");
        assertEquals("ClusterIP", spec.text("type").orElseThrow());
        assertEquals(
                "TCP",
                ((Mapping) spec.sequence("ports").items().getFirst())
                        .text("protocol")
                        .orElseThrow());
        Mapping slice = completed("1.33", """
                        apiVersion: discovery.k8s.io/v1
                        kind: EndpointSlice
                        ports: [{protocol: ""}]
                        """);
        assertEquals(
                "",
                ((Mapping) slice.sequence("ports").items().getFirst())
                        .text("protocol")
                        .orElseThrow());
    }

    @Test
    void dropsWhatIsOffInTheVersion() {
        String yaml = """
                apiVersion: v1
                kind: Service
                spec: {type: ClusterIP, sessionAffinity: None, trafficDistribution: Nowhere}
                """;
        assertEquals(
                object("{apiVersion: v1, kind: Service, spec: {type: ClusterIP, sessionAffinity: None}}"),
                completed("1.30", yaml));
        assertEquals(List.of("trafficDistribution"), dropped);
        assertEquals(object(yaml), completed("1.31", yaml));
    }
}
