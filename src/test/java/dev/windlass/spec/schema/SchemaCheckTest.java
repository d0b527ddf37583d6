package dev.windlass.spec.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.source.SourceFile;
import dev.windlass.spec.schema.SchemaCheck.Extent;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Merger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
    private static final Schema SCHEMA = SchemaReader.read(read("""
            title: a chain
            type: object
            required: [version]
            additionalProperties: false
            x-windlass-exclusive: [[replicas, nodes]]
            properties:
              version: {type: string, minLength: 1}
              replicas: {type: integer, minimum: 0, maximum: 9}
              nodes: {type: object, additionalProperties: {$ref: "#/$defs/node"}, propertyNames: {pattern: "^[a-z]+$"}}
              network: {enum: [mainnet, testnet4]}
              uses: {type: array, items: {type: string, x-windlass-reference: unit}, uniqueItems: true}
              size: {type: string, pattern: "^[0-9]+Gi$"}
              bootstrap:
                type: object
                x-windlass-reset: [from]
                properties: {from: {type: string}, height: {type: integer}}
                additionalProperties: false
            $defs:
              node: {type: object, additionalProperties: false, properties: {version: {type: string}}}
            """));

    @Test
    void saysEachFaultAtItsPlace() {
        assertEquals(
                List.of(
                        "unknown-field 1:1 a chain has no field \"verison\" (did you mean \"version\"?)",
                        "invalid-value 2:11 \"replicas\" cannot be 12 (it must be from 0 to 9)",
                        "invalid-value 3:10 \"network\" cannot be mainet (did you mean \"mainnet\"?)",
                        "invalid-value 4:11 \"uses\" holds a twice (remove one of them)",
                        "invalid-value 5:7 \"size\" cannot be \"5G\" (it must match ^[0-9]+Gi$)",
                        "wrong-type 6:12 \"bootstrap\" must be a mapping, not a list (null)"),
                said(
                        "verison: x\nreplicas: 12\nnetwork: mainet\nuses: [a, a]\nsize: 5G\nbootstrap: []\n",
                        Extent.LAYER));
    }

    @Test
    void aPlainNumberWhereTextBelongsIsToldHowToQuoteIt() {
        assertEquals(
                List.of("unquoted-text 1:10 \"version\" must be text, not a number (write \"31.0\")"),
                said("version: 31.0\n", Extent.WHOLE));
    }

    @Test
    void theWholeNeedsItsFieldsAndALayerDoesNot() {
        assertEquals(
                List.of("missing-field 1:1 a chain needs the field \"version\" (add it)"),
                said("replicas: 1\n", Extent.WHOLE));
        assertEquals(List.of(), said("replicas: null\n", Extent.LAYER));
    }

    @Test
    void fieldsThatExcludeOneAnotherAreOneTooMany() {
        assertEquals(
                List.of(
                        "conflicting-fields 3:1 a chain cannot have both \"replicas\" and \"nodes\" (keep one of them)"),
                said("version: x\nreplicas: 1\nnodes: {a: {}}\n", Extent.WHOLE));
    }

    @Test
    void freeNamesAreHeldAgainstTheirPattern() {
        assertEquals(
                List.of(
                        "invalid-value 1:9 \"A1\" cannot be a name in \"nodes\" (it must match ^[a-z]+$)",
                        "unquoted-text 1:30 \"nodes.b.version\" must be text, not a number (write \"1\")"),
                said("nodes: {A1: {}, b: {version: 1}}\n", Extent.LAYER));
    }

    @Test
    void namesAreReportedOnceTheyHaveTheirForm() {
        List<String> named = new ArrayList<>();
        SchemaCheck.check(
                SCHEMA,
                read("uses: [bitcoin, 1]\n"),
                Extent.LAYER,
                (kind, name, value) -> named.add(kind + " " + name));
        assertEquals(List.of("unit bitcoin"), named);
    }

    @Test
    void alternativesOfALowerLayerDoNotLinger() {
        Merger merger = new Merger(SCHEMA);
        Mapping lower = read("replicas: 2\nbootstrap: {from: a, height: 5}\n");

        assertEquals(
                read("nodes: {a: {}}\nbootstrap: {from: b}\n"),
                merger.merge(lower, read("nodes: {a: {}}\nbootstrap: {from: b}\n")));
        assertEquals(
                read("replicas: 2\nbootstrap: {from: a, height: 6}\n"),
                merger.merge(lower, read("bootstrap: {height: 6}\n")));
    }

    private static List<String> said(String text, Extent extent) {
        return SchemaCheck.check(SCHEMA, read(text), extent, SchemaCheck.References.NONE).stream()
                .map(d -> d.code().id() + " " + (d.at() == null ? "" : d.at().from()) + " " + d.message() + " ("
                        + d.help() + ")")
                .toList();
    }

    private static Mapping read(String text) {
        return (Mapping)
                new YamlReader().read(new SourceFile("spec.yaml", text)).value().orElseThrow();
    }
}
