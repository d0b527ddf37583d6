package dev.windlass.check.rule.network;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceRulesTest {
    private static String service(String name, String spec) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: %s}
                spec: %s
                """.formatted(name, spec);
    }

    private static String service(String spec) {
        return service("a", spec);
    }

    private static String[] findings(String text) {
        return text == null ? new String[0] : text.split(", ");
    }

    @Test
    void namesMayBeginWithADigitSince136() {
        assertCreated("1.36", service("1a", "{ports: [{port: 80}]}"));
        assertCreated("1.35", service("1a", "{ports: [{port: 80}]}"), "invalid-value metadata.name");
        assertCreated("1.35", service("a.b", "{ports: [{port: 80}]}"), "invalid-value metadata.name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.32 | {type: LoadBalancer, ports: [{port: 10250}]}                 | invalid-value spec.ports[0]
            1.33 | {type: LoadBalancer, ports: [{port: 10250}]}                 |
            1.30 | {ports: [{port: 80}], trafficDistribution: Any}              |
            1.33 | {ports: [{port: 80}], trafficDistribution: PreferSameZone}   | invalid-value spec.trafficDistribution
            1.34 | {ports: [{port: 80}], trafficDistribution: PreferSameZone}   |
            1.35 | {ports: [{port: 80}], externalIPs: [010.0.0.1]}              |
            1.36 | {ports: [{port: 80}], externalIPs: [010.0.0.1]}              | invalid-value spec.externalIPs[0]
            1.36 | {ports: [{port: 80}], externalIPs: ["::ffff:1.2.3.4"]}       | invalid-value spec.externalIPs[0]
            1.36 | {ports: [{port: 80}], externalIPs: ["fe80::1"]}              | invalid-value spec.externalIPs[0]
            1.36 | {ports: [{port: 80}], externalIPs: ["::"]}                   | invalid-value spec.externalIPs[0]
            1.35 | {type: LoadBalancer, ports: [{port: 80}], loadBalancerSourceRanges: [" 10.0.0.1/8 "]} |
            1.36 | {type: LoadBalancer, ports: [{port: 80}], loadBalancerSourceRanges: [" 10.0.0.0/8 "]} |
            1.36 | {type: LoadBalancer, ports: [{port: 80}], loadBalancerSourceRanges: [10.0.0.1/8]} | invalid-value spec.LoadBalancerSourceRanges[0]
            """)
    void hangsOnTheVersion(String version, String spec, String expected) {
        assertCreated(version, service(spec), findings(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                     | missing-field spec.ports
            {clusterIP: None}                                                      |
            {ports: [{port: 1}, {port: 2}]}                                        | missing-field spec.ports[0].name, missing-field spec.ports[1].name
            {ports: [{name: a, port: 1}, {name: a, port: 2}]}                      | duplicate-value spec.ports[1].name
            {ports: [{name: a, port: 1}, {name: b, port: 1}]}                      | duplicate-value spec.ports[1]
            {ports: [{name: a, port: 1}, {name: b, port: 1, protocol: UDP}]}       |
            {type: NodePort, ports: [{name: a, port: 1, nodePort: 30001}, {name: b, port: 2, nodePort: 30001}]} | duplicate-value spec.ports[1].nodePort
            {type: NodePort, ports: [{port: 1, nodePort: 80}]}                     | invalid-value spec.ports[0].nodePort
            {type: NodePort, ports: [{port: 1, nodePort: 32768}]}                  | invalid-value spec.ports[0].nodePort
            {ports: [{port: 1, nodePort: 30001}]}                                  | forbidden-field spec.ports[0].nodePort
            {type: ExternalName, externalName: a.example.com.}                     |
            {type: ExternalName, externalName: .}                                  | missing-field spec.externalName
            {type: ExternalName, externalName: a, clusterIP: None}                 | forbidden-field spec.clusterIPs
            {type: ExternalName, externalName: a, ipFamilyPolicy: SingleStack}     | forbidden-field spec.ipFamilyPolicy
            {clusterIPs: [10.0.0.1], ports: [{port: 1}]}                           | invalid-value spec.clusterIPs
            {clusterIP: 10.0.0.1, clusterIPs: [10.0.0.2], ports: [{port: 1}]}      | invalid-value spec.clusterIPs
            {clusterIP: a, ports: [{port: 1}]}                                     | invalid-value spec.clusterIPs[0]
            {clusterIP: None, clusterIPs: [None, 10.0.0.1], ports: [{port: 1}]}    | invalid-value spec.clusterIPs
            {clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, 10.0.0.2], ipFamilyPolicy: RequireDualStack, ports: [{port: 1}]} | invalid-value spec.clusterIPs
            {clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, "fd00::1"], ports: [{port: 1}]} | invalid-value spec.ipFamilyPolicy
            {clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, "fd00::1"], ipFamilyPolicy: PreferDualStack, ports: [{port: 1}]} |
            {ipFamilies: [IPv4, IPv6], ports: [{port: 1}]}                         | invalid-value spec.ipFamilyPolicy
            {ipFamilies: [IPv4, IPv6], clusterIP: None}                            |
            {ipFamilies: [IPv6], clusterIP: 10.0.0.1, ports: [{port: 1}]}          | invalid-value spec.clusterIPs[0]
            {type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30100, ports: [{port: 1}]} |
            {type: LoadBalancer, healthCheckNodePort: 30100, ports: [{port: 1}]}   | invalid-value spec.healthCheckNodePort
            {externalIPs: [192.0.2.1], externalTrafficPolicy: Local, ports: [{port: 1}]} |
            {externalTrafficPolicy: Local, ports: [{port: 1}]}                     | invalid-value spec.externalTrafficPolicy
            {type: LoadBalancer, loadBalancerClass: "", ports: [{port: 1}]}        | invalid-value spec.loadBalancerClass
            """)
    void oneRuleAtATime(String spec, String expected) {
        assertCreated("1.34", service(spec), findings(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {type: NodePort, ports: [{port: 1, nodePort: 30001}]} | {ports: [{port: 1}]}                     |
            {type: NodePort, ports: [{port: 1, nodePort: 30001}]} | {ports: [{port: 1, nodePort: 30001}]}    |
            {type: NodePort, ports: [{port: 1, nodePort: 30001}]} | {ports: [{port: 1, nodePort: 30002}]}    | forbidden-field spec.ports[0].nodePort
            {type: NodePort, ports: [{port: 1, nodePort: 30001}]} | {type: NodePort, ports: [{port: 1, nodePort: 30002}]} |
            {type: NodePort, externalTrafficPolicy: Local, ports: [{port: 1}]} | {externalTrafficPolicy: Local, ports: [{port: 1}]} |
            {type: NodePort, externalTrafficPolicy: Local, ports: [{port: 1}]} | {externalTrafficPolicy: Cluster, ports: [{port: 1}]} | invalid-value spec.externalTrafficPolicy
            {type: ExternalName, externalName: a}                 | {ports: [{port: 1}], clusterIP: None}    |
            {clusterIP: 10.0.0.1, ports: [{port: 1}]}             | {type: ExternalName, externalName: a}    |
            {clusterIP: 10.0.0.1, ports: [{port: 1}]}             | {type: ExternalName, externalName: a, clusterIP: 10.0.0.1} |
            {clusterIP: 10.0.0.1, ports: [{port: 1}]}             | {type: ExternalName, externalName: a, clusterIP: 10.0.0.2} | forbidden-field spec.clusterIPs
            {clusterIP: None, ports: [{port: 1}]}                 | {clusterIP: 10.0.0.1, ports: [{port: 1}]} | immutable-field spec.clusterIPs[0]
            {clusterIP: None, ports: [{port: 1}]}                 | {ports: [{port: 1}]}                     |
            {clusterIP: None, ports: [{port: 1}]}                 | {selector: {a: b}}                       |
            {clusterIP: None, ports: [{port: 1}]}                 | {type: NodePort, ports: [{port: 1}]}     | invalid-value spec.clusterIPs[0]
            {clusterIP: None, ports: [{port: 1}]}                 | {type: ExternalName, externalName: a}    |
            {ipFamilies: [IPv4], ports: [{port: 1}]}              | {ipFamilies: [IPv6], ports: [{port: 1}]} | immutable-field spec.ipFamilies[0]
            {type: LoadBalancer, loadBalancerClass: a/b, ports: [{port: 1}]} | {type: LoadBalancer, ports: [{port: 1}]} | immutable-field spec.loadBalancerClass
            {type: LoadBalancer, loadBalancerClass: a/b, ports: [{port: 1}]} | {loadBalancerClass: a/b, ports: [{port: 1}]} |
            {type: LoadBalancer, loadBalancerClass: a/b, ports: [{port: 1}]} | {loadBalancerClass: a/c, ports: [{port: 1}]} | forbidden-field spec.loadBalancerClass
            {ports: [{port: 1}]}                                  | {type: LoadBalancer, loadBalancerClass: a/b, ports: [{port: 1}]} |
            {type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30100, ports: [{port: 1}]} | {type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30101, ports: [{port: 1}]} | forbidden-field spec.healthCheckNodePort
            {ports: [{port: 1}], externalIPs: [010.0.0.1]}        | {ports: [{port: 2}], externalIPs: [010.0.0.1]} |
            """)
    void changes(String old, String spec, String expected) {
        assertUpdated("1.36", service(old), service(spec), findings(expected));
    }

    @Test
    void annotations() {
        assertCreated("1.34", """
                apiVersion: v1
                kind: Service
                metadata:
                  name: a
                  annotations:
                    service.kubernetes.io/topology-aware-hints: auto
                    service.kubernetes.io/topology-mode: Disabled
                spec: {ports: [{port: 80}]}
                """, "invalid-value metadata.annotations[service.kubernetes.io/topology-mode]");
    }
}
