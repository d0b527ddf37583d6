package dev.windlass.check.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.check.Manifests;
import dev.windlass.check.ObjectCheck;
import dev.windlass.check.schema.KnownKinds.KindName;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Subject;
import dev.windlass.tree.Mapping;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrdKindsTest {
    private static final String WALLET = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: wallets.example.org}
            spec:
              group: example.org
              scope: Namespaced
              names: {plural: wallets, kind: Wallet}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}}
                schema:
                  openAPIV3Schema:
                    type: object
                    required: [spec]
                    properties:
                      status: {type: object, properties: {height: {type: integer}}}
                      spec:
                        type: object
                        required: [coin]
                        x-kubernetes-validations:
                        - {rule: "self.coin != 'btc' || has(self.address)", message: btc wallets need an address}
                        - {rule: self.coin == oldSelf.coin, messageExpression: "'stay with ' + oldSelf.coin", fieldPath: .coin}
                        - {rule: "self.__namespace__ != 'kube-system'"}
                        - {rule: "!has(self.size) || quantity(self.size).isLessThan(quantity('2Ti'))"}
                        - {rule: "!has(self.every) || self.every >= duration('1m')"}
                        properties:
                          coin: {type: string, enum: [btc, eth], default: eth}
                          address: {type: string, pattern: "^[a-z0-9]+$", maxLength: 8}
                          namespace: {type: string, default: a}
                          size: {type: string}
                          every: {type: string, format: duration}
                          replicas: {type: integer, minimum: 1, maximum: 10, exclusiveMaximum: true, nullable: true, default: 1}
                          port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}
                          free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                          labels: {type: object, additionalProperties: {type: string}}
                          peers: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                          keys:
                            type: array
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [name]
                            items:
                              type: object
                              required: [name]
                              x-kubernetes-validations:
                              - {rule: self.bits >= oldSelf.bits, message: keys do not shrink}
                              properties: {name: {type: string}, bits: {type: integer, multipleOf: 8, default: 256}}
                          template: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
                          one: {type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}
              - {name: v0, served: false, storage: false, schema: {openAPIV3Schema: {type: object}}}
            """;

    private static Mapping object(String yaml) {
        return Manifests.one("1.33", yaml).body();
    }

    private static Mapping wallet(String spec) {
        return object("""
                apiVersion: example.org/v1
                kind: Wallet
                metadata: {name: a, namespace: b}
                spec: %s
                """.formatted(spec));
    }

    private static String errors(List<Diagnostic> findings) {
        return String.join(
                " ",
                findings.stream()
                        .filter(Diagnostic::isError)
                        .map(d -> d.code().id()
                                + ' '
                                + Objects.requireNonNull(d.subject()).path())
                        .sorted()
                        .toList());
    }

    private static ObjectCheck check() {
        CrdKinds.Read read = CrdKinds.of(List.of(object(WALLET)));
        assertTrue(read.diagnostics().isEmpty());
        return new ObjectCheck("1.33", List.of(read.kinds()), false);
    }

    private static final Subject SUBJECT = new Subject("", "", "", "", null, "", null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            {}                                              | ``
            {coin: null}                                    | ``
            {coin: ltc}                                     | invalid-value spec.coin
            {coin: btc}                                     | invalid-value spec
            {coin: btc, address: a1}                        | ``
            {address: A1}                                   | invalid-value spec.address
            {address: a123456789}                           | invalid-value spec.address
            {namespace: kube-system}                        | invalid-value spec
            {size: 2Ti}                                     | invalid-value spec
            {size: 2000Gi}                                  | ``
            {every: 30s}                                    | invalid-value spec
            {every: 1h}                                     | ``
            {replicas: null}                                | ``
            {replicas: 10}                                  | invalid-value spec.replicas
            {replicas: "1"}                                 | wrong-type spec.replicas
            {port: 5000000000}                              | ``
            {port: http}                                    | ``
            {port: true}                                    | wrong-type spec.port
            {free: {a: [1, b]}}                             | ``
            {labels: {a: b, c: null}}                       | ``
            {labels: {a: 1}}                                | wrong-type spec.labels[a]
            {peers: [a, b, a]}                              | invalid-value spec.peers
            {peers: [a, null]}                              | wrong-type spec.peers[1]
            {keys: [{name: a}, {name: b, bits: 12}]}        | invalid-value spec.keys[1].bits
            {keys: [{name: a}, {name: a}]}                  | invalid-value spec.keys
            {keys: [{bits: 8}]}                             | missing-field spec.keys[0].name
            {template: {a: b}}                              | missing-field spec.template.apiVersion missing-field spec.template.kind
            {template: {apiVersion: v1, kind: Pod, a: b}}   | ``
            {one: {a: x}}                                   | ``
            {one: {a: x, b: y}}                             | invalid-value spec.one
            {one: {}}                                       | invalid-value spec.one
            {other: 1}                                      | unknown-field spec.other
            """)
    void created(String spec, String expected) {
        assertEquals(expected, errors(check().judge(wallet(spec), SUBJECT)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', emptyValue = "", textBlock = """
            {coin: eth} | {}                       | ``
            {coin: eth} | {coin: btc, address: a}  | invalid-value spec.coin
            {keys: [{name: a, bits: 16}]} | {keys: [{name: b, bits: 8}, {name: a, bits: 8}]} | invalid-value spec.keys[1]
            """)
    void changed(String before, String after, String expected) {
        assertEquals(expected, errors(check().judgeUpdate(wallet(before), wallet(after), SUBJECT)));
    }

    @Test
    void messagesCanBeExpressions() {
        List<Diagnostic> findings =
                check().judgeUpdate(wallet("{coin: eth}"), wallet("{coin: btc, address: a}"), SUBJECT);
        assertEquals(
                "spec.coin breaks a rule of its kind: stay with eth",
                findings.getFirst().message());
    }

    @Test
    void ofAStatusOnlyTheNamesCount() {
        Mapping wrong = object("""
                apiVersion: example.org/v1
                kind: Wallet
                metadata: {name: a, namespace: b}
                spec: {}
                status: {height: x, width: 1}
                """);
        assertEquals("unknown-field status.width", errors(check().judge(wrong, SUBJECT)));
    }

    @Test
    void aVersionThatIsNotServedNamesTheStoredOne() {
        CrdKinds kinds = CrdKinds.of(List.of(object(WALLET))).kinds();
        assertEquals(
                List.of(
                        new KindName("example.org/v1", "Wallet", true, Optional.empty()),
                        new KindName("example.org/v0", "Wallet", false, Optional.of("example.org/v1 Wallet"))),
                List.copyOf(kinds.names()));
        assertTrue(kinds.find("example.org/v0", "Wallet").isEmpty());
    }

    @Test
    void whatDefinesNothingIsReported() {
        assertEquals(
                1,
                CrdKinds.of(List.of(object("{apiVersion: v1, kind: Pod}")))
                        .diagnostics()
                        .size());
        CrdKinds.Read twice = CrdKinds.of(List.of(object(WALLET), object(WALLET)));
        assertEquals(2, twice.diagnostics().size());
        assertEquals(2, twice.kinds().names().size());
    }
}
