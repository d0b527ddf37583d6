package dev.windlass.check.rule;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataRulesTest {
    private static String configMap(String metadata) {
        return object("v1", "ConfigMap", metadata);
    }

    private static String object(String apiVersion, String kind, String metadata) {
        return "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: " + metadata + "\n";
    }

    private static String[] findings(String text) {
        return text == null ? new String[0] : text.split(", ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: a.b}                                  |
            {name: A}                                    | invalid-value metadata.name
            {}                                           | missing-field metadata.name
            null                                         | missing-field metadata.name
            {generateName: a-}                           |
            {generateName: a.}                           | invalid-value metadata.generateName
            {generateName: "-"}                          | invalid-value metadata.generateName, invalid-value metadata.name
            {generateName: A, name: a}                   | invalid-value metadata.generateName
            {name: a, namespace: a.b}                    | invalid-value metadata.namespace
            {name: a, labels: {"a/b/c": d}}              | invalid-value metadata.labels
            {name: a, labels: {a: -}}                    | invalid-value metadata.labels
            {name: a, labels: {a: null}}                 |
            {name: a, annotations: {A.Example.com/B: x}} |
            {name: a, annotations: {"a b": x}}           | invalid-value metadata.annotations
            {name: a, generation: -1}                    | invalid-value metadata.generation
            {name: a, finalizers: [orphan]}              |
            {name: a, finalizers: [mine]}                | invalid-value metadata.finalizers[0]
            {name: a, finalizers: ["a b"]}               | invalid-value metadata.finalizers, invalid-value metadata.finalizers[0]
            {name: a, finalizers: [orphan, foregroundDeletion]} | invalid-value metadata.finalizers
            {name: a, ownerReferences: [{apiVersion: a/b/c, kind: K, name: n, uid: u}]} | invalid-value metadata.ownerReferences.apiVersion
            {name: a, ownerReferences: [{apiVersion: v1, kind: Event, name: n, uid: u}]} | invalid-value metadata.ownerReferences
            {name: a, managedFields: [{operation: Patch}]} | invalid-value metadata.managedFields[0].operation
            {name: a, resourceVersion: "1"}              | forbidden-field metadata.resourceVersion
            {name: a, uid: u, creationTimestamp: "2026-01-01T00:00:00Z"} |
            """)
    void ofAConfigMap(String metadata, String expected) {
        assertCreated("1.33", configMap(metadata), findings(expected));
    }

    @Test
    void lengthIsOfBytesAndInclusive() {
        assertCreated("1.33", configMap("{name: " + "a".repeat(253) + "}"));
        assertCreated("1.33", configMap("{name: " + "a".repeat(254) + "}"), "invalid-value metadata.name");
        int most = 262_144;
        assertCreated("1.33", configMap("{name: a, annotations: {a: " + "b".repeat(most - 1) + "}}"));
        assertCreated(
                "1.33",
                configMap("{name: a, annotations: {a: " + "b".repeat(most) + "}}"),
                "too-long metadata.annotations");
    }

    @Test
    void finalizersOfSomeKindsNeedNoDomain() {
        assertCreated("1.33", object("coordination.k8s.io/v1", "Lease", "{name: a, finalizers: [mine]}"));
    }

    @Test
    void questionsNeedNoName() {
        assertCreated("1.33", object("authentication.k8s.io/v1", "SelfSubjectReview", "{}"));
    }

    @Test
    void aPrefixOfALabelLeavesRoom() {
        String prefix = "a".repeat(63);
        assertCreated("1.33", object("v1", "Namespace", "{generateName: " + prefix + "}"));
        assertCreated(
                "1.33",
                object("v1", "Namespace", "{generateName: " + prefix + "a}"),
                "invalid-value metadata.generateName");
    }

    @Test
    void changes() {
        String old = configMap("{name: a, uid: u, labels: {a: b}, finalizers: [orphan]}");
        assertUpdated("1.33", old, configMap("{name: a}"));
        assertUpdated("1.33", old, configMap("{name: a, uid: v}"), "immutable-field metadata.uid");
        assertUpdated("1.33", old, configMap("{name: a, labels: {a: '-'}}"), "invalid-value metadata.labels");
        String dying = configMap("{name: a, deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: [orphan]}");
        assertUpdated("1.33", dying, configMap("{name: a, finalizers: [orphan]}"));
        assertUpdated(
                "1.33",
                dying,
                configMap("{name: a, finalizers: [orphan, a.b/c]}"),
                "forbidden-field metadata.finalizers");
        assertUpdated(
                "1.33", old, configMap("{name: a, resourceVersion: '7'}"), "immutable-field metadata.resourceVersion");
        String exported =
                configMap("{name: a, uid: u, resourceVersion: '7', creationTimestamp: '2026-01-01T00:00:00Z'}");
        assertUpdated("1.33", exported, exported);
        assertUpdated("1.33", old, configMap("{name: a, creationTimestamp: '2026-01-01T00:00:00Z', generation: -1}"));
        assertUpdated(
                "1.33",
                old,
                configMap("{name: a, deletionTimestamp: '2026-01-01T00:00:00Z'}"),
                "immutable-field metadata.deletionTimestamp");
    }
}
