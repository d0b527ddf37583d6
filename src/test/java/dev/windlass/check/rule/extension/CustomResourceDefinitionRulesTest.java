package dev.windlass.check.rule.extension;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomResourceDefinitionRulesTest {
    private static final String SCHEMA = "spec.validation.openAPIV3Schema";

    private static String definition(String more, String versions) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: wallets.example.org}
                spec:
                  group: example.org
                  scope: Namespaced
                  names: {plural: wallets, kind: Wallet}
                  %s
                  versions: %s
                """.formatted(more, versions);
    }

    private static String schema(String schema) {
        return definition("", "[{name: v1, served: true, storage: true, schema: {openAPIV3Schema: " + schema + "}}]");
    }

    private static String property(String property) {
        return schema("{type: object, properties: {a: " + property + "}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {type: strin}                                                      | invalid-value .type
            {type: 'null'}                                                     | forbidden-field .type
            {}                                                                 | missing-field .type
            {type: array}                                                      | missing-field .items
            {type: array, items: {}}                                           | missing-field .items.type
            {type: array, uniqueItems: true, items: {type: string}}            | forbidden-field .uniqueItems
            {type: object, properties: {b: {type: string}}, additionalProperties: false} | forbidden-field .additionalProperties
            {type: object, properties: {b: {type: string}}, additionalProperties: true}  |
            {type: object, additionalProperties: false}                        |
            {$ref: '#/a', type: string}                                        | forbidden-field .$ref
            {type: string, pattern: '(?=a)'}                                   | invalid-value .pattern
            {type: string, pattern: '^a{1,3}$', format: nonsense}              |
            {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]} |
            {x-kubernetes-int-or-string: true, allOf: [{anyOf: [{type: integer}, {type: string}]}, {pattern: a}]} |
            {x-kubernetes-int-or-string: true, anyOf: [{type: string}]} | forbidden-field .anyOf[0].type
            {x-kubernetes-int-or-string: true, x-kubernetes-preserve-unknown-fields: true} | invalid-value .x-kubernetes-preserve-unknown-fields
            {type: object, x-kubernetes-preserve-unknown-fields: false}        | invalid-value .x-kubernetes-preserve-unknown-fields
            {type: object, x-kubernetes-embedded-resource: true}               | missing-field .properties
            {type: string, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true} | invalid-value .type
            {type: string, oneOf: [{minLength: 1}, {pattern: b}]}              |
            {type: string, oneOf: [{description: b}]}                          | forbidden-field .oneOf[0].description
            {type: object, not: {properties: {metadata: {enum: [a]}}}}         | forbidden-field .not.properties[metadata]
            {type: integer, default: 1, minimum: 1}                            |
            {type: integer, default: 0, minimum: 1}                            | invalid-value .default
            {type: object, default: {c: 1}, properties: {b: {type: string}}}   | invalid-value .default
            {type: object, default: {b: 1}, properties: {b: {type: string}}}   | invalid-value .default.b
            {type: object, default: {}, required: [b], properties: {b: {type: string}}} | missing-field .default.b
            {type: array, x-kubernetes-list-type: sett, items: {type: string}} | invalid-value .x-kubernetes-list-type
            {type: object, x-kubernetes-list-type: set}                        | invalid-value .type
            {type: object, x-kubernetes-map-type: atomic}                      |
            {type: array, x-kubernetes-list-type: set, items: {type: object}}  | invalid-value .items.x-kubernetes-map-type
            {type: array, x-kubernetes-list-type: set, items: {type: string, nullable: true}} | forbidden-field .items.nullable
            {type: array, x-kubernetes-list-type: map, items: {type: object}}  | missing-field .x-kubernetes-list-map-keys
            {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [b], items: {type: object}} | invalid-value .x-kubernetes-list-map-keys
            {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [b], items: {type: object, properties: {b: {type: string}}}} | missing-field .items.properties[b].default
            {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [b], items: {type: object, required: [b], properties: {b: {type: string}}}} |
            {type: array, x-kubernetes-list-map-keys: [b], items: {type: string}} | missing-field .x-kubernetes-list-type
            {type: string, x-kubernetes-validations: [{rule: 'self == oldSelf'}]} |
            {type: string, x-kubernetes-validations: [{rule: 'self == 1'}]}    | invalid-value .x-kubernetes-validations[0].rule
            {type: string, x-kubernetes-validations: [{rule: 'self != oldSelf', optionalOldSelf: true}]} | invalid-value .x-kubernetes-validations[0].rule
            {type: string, x-kubernetes-validations: [{rule: 'true', optionalOldSelf: true}]} | invalid-value .x-kubernetes-validations[0].optionalOldSelf
            {type: array, maxItems: 9, items: {type: string, maxLength: 9, x-kubernetes-validations: [{rule: 'self == oldSelf'}]}} | invalid-value .items.x-kubernetes-validations[0].rule
            {type: string, x-kubernetes-validations: [{rule: 'isIP(self) && cidr("10.0.0.0/8").containsIP(self)'}]} |
            {type: string, x-kubernetes-validations: [{rule: 'cel.bind(x, self, x == "a")'}]} | invalid-value .x-kubernetes-validations[0].rule
            {type: string, x-kubernetes-validations: [{rule: 'true', messageExpression: '"%s!".format([self])'}]} |
            """)
    void properties(String property, String finding) {
        if (finding == null) {
            assertCreated("1.36", property(property));
        } else {
            String[] parts = finding.split(" ", 2);
            assertCreated("1.36", property(property), parts[0] + ' ' + SCHEMA + ".properties[a]" + parts[1]);
        }
    }

    @Test
    void whatIsAskedOfTheRootMustBeDeclaredThere() {
        assertCreated(
                "1.36",
                schema("{type: object, anyOf: [{required: [b]}, {properties: {b: {minLength: 1}}}]}"),
                "missing-field " + SCHEMA + ".properties[b]");
        assertCreated("1.36", property("{type: object, anyOf: [{properties: {b: {minLength: 1}}}]}"));
    }

    @Test
    void theRootIsAnObject() {
        assertCreated("1.36", schema("{x-kubernetes-preserve-unknown-fields: true}"));
        assertCreated("1.36", schema("{type: array, items: {type: string}}"), "invalid-value " + SCHEMA + ".type");
        assertCreated(
                "1.36",
                schema("{type: object, properties: {metadata: {type: object, properties: {name: {type: string}}}}}"));
        assertCreated(
                "1.36",
                schema("{type: object, properties: {metadata: {type: object, description: x}}}"),
                "forbidden-field " + SCHEMA + ".properties[metadata]");
        assertCreated(
                "1.36",
                schema("{type: object, properties: {metadata: {type: object, default: {}}}}"),
                "forbidden-field " + SCHEMA + ".properties[metadata].default");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                          |
            {deprecated: true, deprecationWarning: old}                                 |
            {deprecationWarning: old}                                                   | invalid-value spec.versions[0].deprecationWarning
            {deprecated: true, deprecationWarning: ''}                                  | invalid-value spec.versions[0].deprecationWarning
            {additionalPrinterColumns: [{name: A, type: text, jsonPath: .a}]}           | invalid-value spec.additionalPrinterColumns[0].type
            {additionalPrinterColumns: [{name: A, type: string, jsonPath: a}]}          | invalid-value spec.additionalPrinterColumns[0].JSONPath
            {additionalPrinterColumns: [{name: A, type: string, format: x, jsonPath: .a}]} | invalid-value spec.additionalPrinterColumns[0].format
            {subresources: {status: {}, scale: {specReplicasPath: .spec.a, statusReplicasPath: .status.a}}} |
            {subresources: {scale: {specReplicasPath: .a, statusReplicasPath: .status.a}}} | invalid-value spec.subresources.scale.specReplicasPath
            {subresources: {scale: {specReplicasPath: .spec.a, statusReplicasPath: .status.a, labelSelectorPath: .b}}} | invalid-value spec.subresources.scale.labelSelectorPath
            {selectableFields: [{jsonPath: .spec.coin}]}                                |
            {selectableFields: [{jsonPath: .spec.none}]}                                | invalid-value spec.selectableFields[0].jsonPath
            {selectableFields: [{jsonPath: .spec}]}                                     | invalid-value spec.selectableFields[0].jsonPath
            {selectableFields: [{jsonPath: .spec.coin}, {jsonPath: .spec.coin}]}        | duplicate-value spec.selectableFields[1].jsonPath
            """)
    void versions(String more, String finding) {
        String rest = more.equals("{}") ? "" : ", " + more.substring(1, more.length() - 1);
        String yaml = definition(
                "",
                "[{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, "
                        + "properties: {spec: {type: object, properties: {coin: {type: string}}}}}}" + rest + "}]");
        if (finding == null) {
            assertCreated("1.36", yaml);
        } else {
            assertCreated("1.36", yaml, finding);
        }
    }

    @Test
    void versionsHaveNamesAndOneOfThemIsStored() {
        String free = "schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}";
        assertCreated(
                "1.36",
                definition("", "[{name: V1, served: true, storage: true, " + free + "}]"),
                "invalid-value spec.version",
                "invalid-value spec.versions[0].name");
        assertCreated(
                "1.36",
                definition("", "[{name: v1, served: true, storage: false, " + free + "}]"),
                "invalid-value spec.versions",
                "invalid-value status.storedVersions");
        assertCreated(
                "1.36",
                definition("", "[{name: v1, served: true, storage: true}]"),
                "missing-field spec.versions[0].schema.openAPIV3Schema");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {strategy: Webhook, webhook: {clientConfig: {url: 'https://a/b'}, conversionReviewVersions: [v1]}} |
            {strategy: Webhook, webhook: {clientConfig: {url: 'https://a/b'}, conversionReviewVersions: [v2]}} | invalid-value spec.conversion.conversionReviewVersions
            {strategy: Webhook, webhook: {clientConfig: {}, conversionReviewVersions: [v1]}} | missing-field spec.conversion.webhookClientConfig
            {strategy: Webhook, webhook: {clientConfig: {url: 'http://a/b'}, conversionReviewVersions: [v1]}} | invalid-value spec.conversion.webhookClientConfig.url
            {strategy: None, webhook: {conversionReviewVersions: [v1]}} | forbidden-field spec.conversion.conversionReviewVersions
            """)
    void conversions(String conversion, String finding) {
        String yaml = definition(
                "conversion: " + conversion,
                "[{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]");
        if (finding == null) {
            assertCreated("1.36", yaml);
        } else {
            assertCreated("1.36", yaml, finding);
        }
    }

    @Test
    void whatObjectsHangOnCannotChange() {
        String one = "[{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]";
        String two = "[{name: v2, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]";
        String both = "[{name: v1, served: false, storage: false, schema: {openAPIV3Schema: {type: object}}}, "
                + "{name: v2, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]";
        String before = definition("", one);
        assertUpdated("1.36", before, definition("", both));
        assertUpdated("1.36", before, definition("", two), "immutable-field status.storedVersions[0]");
        assertUpdated(
                "1.36", before, before.replace("scope: Namespaced", "scope: Cluster"), "immutable-field spec.scope");
        assertUpdated("1.36", before, before.replace("kind: Wallet", "kind: Purse"), "immutable-field spec.names.kind");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {type: array, items: {type: string}, x-kubernetes-validations: [{rule: 'self.all(x, x.size() > 1)'}]} | accepted
            {type: array, items: {type: integer}, x-kubernetes-validations: [{rule: 'self.all(x, x > 1)'}]} | accepted
            {type: array, items: {type: string}, x-kubernetes-validations: [{rule: 'self.all(x, self.all(y, x != y))'}]} | costly
            {type: array, maxItems: 9, items: {type: string, maxLength: 9}, x-kubernetes-validations: [{rule: 'self.all(x, self.all(y, x != y))'}]} | accepted
            {type: object, additionalProperties: {type: string}, x-kubernetes-validations: [{rule: 'self.all(k, self.all(l, k != l))'}]} | costly
            {type: array, items: {type: string, x-kubernetes-validations: [{rule: 'self.matches("^[a-z]{1,9}$")'}]}} | item
            {type: array, maxItems: 100, items: {type: string, maxLength: 99, x-kubernetes-validations: [{rule: 'self.matches("^[a-z]{1,9}$")'}]}} | accepted
            {type: string, x-kubernetes-validations: [{rule: 'self.matches("^[a-z]{1,9}$")'}]} | accepted
            {type: string, x-kubernetes-validations: [{rule: 'self.contains(self)'}]} | costly
            """)
    void rulesMayNotCostTooMuch(String property, String outcome) {
        String place = "forbidden-field spec.validation.openAPIV3Schema";
        String rule = "x-kubernetes-validations[0].rule";
        switch (outcome) {
            case "costly" -> assertCreated("1.36", property(property), place, place + ".properties[a]." + rule);
            case "item" -> assertCreated("1.36", property(property), place, place + ".properties[a].items." + rule);
            default -> assertCreated("1.36", property(property));
        }
    }

    @Test
    void rulesNeedATypeAndOldValuesAPlace() {
        String place = "invalid-value spec.validation.openAPIV3Schema.properties[a]";
        assertCreated(
                "1.36",
                property("{x-kubernetes-preserve-unknown-fields: true, x-kubernetes-validations: [{rule: 'true'}]}"),
                place + ".x-kubernetes-validations");
        String old = "{type: object, %s properties: {b: {type: string, "
                + "x-kubernetes-validations: [{rule: 'self == oldSelf'}]}}}";
        assertCreated("1.36", property(old.formatted("")));
        // MapIsCorrelatable of k8s.io/apiserver takes atomic mappings too.
        assertCreated("1.36", property(old.formatted("x-kubernetes-map-type: atomic,")));
    }

    @Test
    void aChangedConversionNeedsCertificatesThatCanBeRead() {
        String versions = "[{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]";
        String conversion = "conversion: {strategy: Webhook, webhook: {clientConfig: {url: 'https://a/b', "
                + "caBundle: YWJj}, conversionReviewVersions: [v1]}}";
        String plain = definition("", versions);
        String broken = definition(conversion, versions);
        assertCreated("1.36", broken);
        assertUpdated("1.36", plain, broken, "invalid-value spec.conversion.webhookClientConfig.caBundle");
        assertUpdated("1.30", plain, broken);
        assertUpdated("1.36", broken, broken);
    }
}
