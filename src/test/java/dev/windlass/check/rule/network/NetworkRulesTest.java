package dev.windlass.check.rule.network;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkRulesTest {
    private static String object(String apiVersion, String kind, String name, String rest) {
        return """
                apiVersion: %s
                kind: %s
                metadata: {name: "%s"}
                %s
                """.formatted(apiVersion, kind, name, rest);
    }

    private static String policy(String block) {
        return object(
                "networking.k8s.io/v1", "NetworkPolicy", "a", "spec: {ingress: [{from: [{ipBlock: " + block + "}]}]}");
    }

    private static String slice(String type, String addresses) {
        return object(
                "discovery.k8s.io/v1",
                "EndpointSlice",
                "a",
                "addressType: " + type + "\nendpoints: [{addresses: " + addresses + "}]");
    }

    private static String ingress(String spec) {
        return object("networking.k8s.io/v1", "Ingress", "a", "spec: " + spec);
    }

    private static String cidrs(String cidrs) {
        return object("networking.k8s.io/v1", "ServiceCIDR", "a", "spec: {cidrs: " + cidrs + "}");
    }

    private static String[] findings(String text) {
        return text == null ? new String[0] : text.split(", ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.35 | {cidr: 010.0.0.1/8}                           |
            1.36 | {cidr: 010.0.0.0/8}                           | invalid-value spec.ingress[0].from[0].ipBlock.cidr
            1.36 | {cidr: 10.0.0.1/8}                            | invalid-value spec.ingress[0].from[0].ipBlock.cidr
            1.36 | {cidr: "fd00::/8", except: ["fd00:1::/32"]}   |
            1.30 | {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 11.0.0.0/16]} | invalid-value spec.ingress[0].from[0].ipBlock.except[1]
            1.30 | {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}      | invalid-value spec.ingress[0].from[0].ipBlock.except[0]
            1.30 | {except: [10.0.0.0/8]}                        | missing-field spec.ingress[0].from[0].ipBlock.cidr
            """)
    void blocks(String version, String block, String expected) {
        assertCreated(version, policy(block), findings(expected));
    }

    @Test
    void anOldBlockMayStay() {
        assertUpdated("1.36", policy("{cidr: 10.0.0.1/8}"), policy("{cidr: 10.0.0.1/8, except: [10.2.0.0/16]}"));
        assertUpdated(
                "1.36",
                policy("{cidr: 10.0.0.1/8}"),
                policy("{cidr: 10.0.0.2/8}"),
                "invalid-value spec.ingress[0].from[0].ipBlock.cidr");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.32 | IPv4 | ["2001:db8::1"]        | invalid-value endpoints[0].addresses[0]
            1.33 | IPv4 | ["2001:db8::1"]        | invalid-value endpoints[0].addresses
            1.33 | IPv4 | [192.000.2.1]          |
            1.32 | IPv6 | ["2001:DB8::1"]        |
            1.33 | IPv6 | ["2001:DB8::1"]        | invalid-value endpoints[0].addresses[0]
            1.33 | IPv6 | ["2001:db8::1"]        |
            1.33 | IPv6 | ["fe80::1"]            | invalid-value endpoints[0].addresses[0]
            1.33 | FQDN | [db.example.com.]      |
            1.33 | FQDN | [db]                   | invalid-value endpoints[0].addresses[0]
            1.33 | FQDN | [a_b.example.com]      | invalid-value endpoints[0].addresses[0]
            1.33 | ipv4 | [10.0.0.1]             | invalid-value addressType
            """)
    void endpoints(String version, String type, String addresses, String expected) {
        assertCreated(version, slice(type, addresses), findings(expected));
    }

    @Test
    void hints() {
        String yaml = slice("IPv4", "[192.0.2.1], hints: {forZones: [{name: a}, {name: a}, {name: 'a b'}]}");
        assertCreated(
                "1.33",
                yaml,
                "duplicate-value endpoints[0].hints.forZones[1].name",
                "invalid-value endpoints[0].hints.forZones[2].name");
        String nodes = slice("IPv4", "[192.0.2.1], hints: {forNodes: [{name: A}]}");
        assertCreated("1.33", nodes); // the feature is off, and the field thrown away
        assertCreated("1.34", nodes, "invalid-value endpoints[0].hints.forNodes[0].name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {addresses: [{ip: 192.0.2.1}], ports: [{port: 1}, {port: 2, name: a}]} | missing-field subsets[0].ports[0].name
            {addresses: [{ip: 192.0.2.1}], ports: [{port: 1, name: a}, {port: 2, name: a}]} |
            {notReadyAddresses: [{ip: 127.0.0.1}]}                                 | invalid-value subsets[0].notReadyAddresses[0].ip
            {addresses: [{ip: 192.0.2.1, nodeName: ""}]}                           | invalid-value subsets[0].addresses[0].nodeName
            {addresses: [{ip: 192.0.2.1, hostname: a.b}]}                          | invalid-value subsets[0].addresses[0].hostname
            {ports: [{port: 1}]}                                                   | missing-field subsets[0]
            """)
    void subsets(String subset, String expected) {
        assertCreated("1.34", object("v1", "Endpoints", "a", "subsets: [" + subset + "]"), findings(expected));
    }

    @Test
    void subsetsThatStayAreNotJudgedAgain() {
        String old = object("v1", "Endpoints", "a", "subsets: [{addresses: [{ip: 127.0.0.1}]}]");
        assertUpdated("1.33", old, old);
        assertUpdated("1.32", old, old, "invalid-value subsets[0].addresses[0].ip");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.35 | {defaultBackend: {service: {name: 1a, port: {number: 1}}}} | invalid-value spec.defaultBackend.service.name
            1.36 | {defaultBackend: {service: {name: 1a, port: {number: 1}}}} |
            1.30 | {rules: [{http: {paths: [{pathType: Exact, path: /a%2Fb/.., backend: {resource: {kind: A, name: b}}}]}}]} | invalid-value spec.rules[0].http.paths[0].path
            1.30 | {rules: [{http: {paths: [{pathType: ImplementationSpecific, backend: {resource: {kind: A, name: b, apiGroup: ""}}}]}}]} | invalid-value spec.rules[0].http.paths[0].backend.resource.apiGroup
            1.30 | {rules: [{host: 010.0.0.1}]}                               | invalid-value spec.rules[0].host
            """)
    void ingresses(String version, String spec, String expected) {
        assertCreated(version, ingress(spec), findings(expected));
    }

    @Test
    void anIngressKeepsItsOldFaults() {
        String old = ingress("{rules: [{host: a}], tls: [{secretName: A}]}");
        assertUpdated("1.33", old, ingress("{rules: [{host: a}], tls: [{secretName: B}]}"));
        String digit = ingress("{defaultBackend: {service: {name: 1a, port: {number: 1}}}}");
        assertUpdated("1.33", digit, ingress("{defaultBackend: {service: {name: 2a, port: {number: 1}}}}"));
    }

    @Test
    void ingressClasses() {
        String controller = "a.b/" + "c".repeat(250);
        assertCreated(
                "1.33",
                object("networking.k8s.io/v1", "IngressClass", "a", "spec: {controller: " + controller + "}"),
                "too-long spec.controller");
        assertCreated(
                "1.33",
                object(
                        "networking.k8s.io/v1",
                        "IngressClass",
                        "a",
                        "spec: {controller: a.b/c, parameters: {kind: K, name: '%', scope: Namespace, namespace: N}}"),
                "invalid-value spec.parameters.name",
                "invalid-value spec.parameters.namespace");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                     | missing-field spec.cidrs
            [10.0.0.0/8]                           |
            [10.0.0.1/8]                           | invalid-value spec.cidrs[0]
            ["FD00::/64"]                          | invalid-value spec.cidrs[0]
            [10.0.0.0/8, "fd00::/64"]              |
            [10.0.0.0/8, 11.0.0.0/8]               | invalid-value spec.cidrs
            [10.0.0.0/8, 11.0.0.0/8, 12.0.0.0/8]   | invalid-value spec.cidrs
            """)
    void serviceCidrs(String cidrs, String expected) {
        assertCreated("1.33", cidrs(cidrs), findings(expected));
    }

    @Test
    void aServiceCidrMayGetASecondBlock() {
        assertUpdated("1.33", cidrs("[10.0.0.0/8]"), cidrs("[10.0.0.0/8, 'fd00::/64']"));
        assertUpdated(
                "1.33", cidrs("[10.0.0.0/8]"), cidrs("[11.0.0.0/8, 'fd00::/64']"), "immutable-field spec.cidrs[0]");
        assertUpdated("1.33", cidrs("[10.0.0.0/8, 'fd00::/64']"), cidrs("[10.0.0.0/8]"), "immutable-field spec.cidrs");
    }

    @Test
    void ipAddresses() {
        String parent = "spec: {parentRef: {resource: services, name: a, namespace: b}}";
        assertCreated("1.33", object("networking.k8s.io/v1", "IPAddress", "2001:db8::1", parent));
        assertCreated(
                "1.33",
                object("networking.k8s.io/v1", "IPAddress", "2001:db8::0:1", parent),
                "invalid-value metadata.name");
        assertCreated(
                "1.33", object("networking.k8s.io/v1", "IPAddress", "10.0.0.1", ""), "missing-field spec.parentRef");
        assertUpdated(
                "1.33",
                object("networking.k8s.io/v1", "IPAddress", "10.0.0.1", parent),
                object("networking.k8s.io/v1", "IPAddress", "10.0.0.1", parent.replace("name: a", "name: c")),
                "immutable-field spec.parentRef");
    }
}
