package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How peers from outside reach the nodes of a chain. */
class PeersTest {
    private static final String BITCOIN = """
            client: bitcoin-core
            version: "31.1"
            storage: {size: 1Ti, class: fast}
            """;
    private static final String ETHEREUM = """
            execution: {client: geth, version: v1.17.5, storage: {size: 2Ti, class: fast}}
            consensus: {client: lighthouse, version: v8.2.2, storage: {size: 200Gi, class: fast}}
            secrets: {jwt: jwt}
            """;

    private static Platform bitcoin(String more) {
        return Platform.EMPTY.chain("bitcoin", BITCOIN + more);
    }

    private static Platform ethereum(String more) {
        return Platform.EMPTY.chain("ethereum", ETHEREUM + more);
    }

    private static List<Integer> nodePorts(Platform.Rendering rendered, String service) {
        return rendered.get(Service.class, service).getSpec().getPorts().stream().map(ServicePort::getNodePort).toList();
    }

    @Test
    void withoutItNothingIsReachedFromOutside() {
        var rendered = bitcoin("").render();
        assertEquals(List.of("bitcoin", "bitcoin-nodes"), rendered.names("Service"));
        assertTrue(rendered.all(Service.class).stream().allMatch(s -> s.getSpec().getType() == null));
    }

    @Test
    void aLoadBalancerKeepsThePeersAddressesAndLetsThemInDuringASync() {
        Service service = bitcoin("p2p: {address: 203.0.113.7}\n").render().get(Service.class, "bitcoin-0-p2p");
        assertEquals("LoadBalancer", service.getSpec().getType());
        assertEquals("203.0.113.7", service.getSpec().getLoadBalancerIP());
        assertEquals("Local", service.getSpec().getExternalTrafficPolicy());
        assertEquals(true, service.getSpec().getPublishNotReadyAddresses());
    }

    @Test
    void theNodeTellsItsPeersTheAddress() {
        String file = bitcoin("p2p: {address: 203.0.113.7}\n")
                .render()
                .get(ConfigMap.class, "bitcoin-0")
                .getData()
                .get("bitcoin.conf");
        assertTrue(file.contains("externalip=203.0.113.7\n"));
    }

    @Test
    void andThePortWhereItIsAnother() {
        String file = bitcoin("p2p: {address: 203.0.113.7, nodePort: 30333}\n")
                .render()
                .get(ConfigMap.class, "bitcoin-0")
                .getData()
                .get("bitcoin.conf");
        assertTrue(file.contains("externalip=203.0.113.7:30333\n"));
    }

    @Test
    void portsOfTheMachinesFollowOneAnother() {
        var rendered = ethereum("replicas: 2\np2p: {nodePort: 30000}\n").render();
        assertEquals(List.of(30000, 30001), List.of(
                nodePorts(rendered, "ethereum-0-consensus-p2p").getFirst(), nodePorts(rendered, "ethereum-0-consensus-p2p-udp").getLast()));
        assertEquals(nodePorts(rendered, "ethereum-0-execution-p2p"), nodePorts(rendered, "ethereum-0-execution-p2p-udp"));
        assertEquals(List.of(30002), nodePorts(rendered, "ethereum-0-execution-p2p"));
        assertEquals(List.of(30005), nodePorts(rendered, "ethereum-1-execution-p2p"));
    }

    @Test
    void aNamedNodeHasItsOwnAddressAndPort() {
        var rendered = bitcoin("""
                p2p: {type: NodePort, nodePort: 30100}
                nodes: {a: {}, b: {p2p: {nodePort: 30200}}, c: {p2p: {type: LoadBalancer, address: 203.0.113.9}}}
                """).render();
        assertEquals(List.of(30100), nodePorts(rendered, "bitcoin-a-p2p"));
        assertEquals(List.of(30200), nodePorts(rendered, "bitcoin-b-p2p"));
        assertEquals("203.0.113.9", rendered.get(Service.class, "bitcoin-c-p2p").getSpec().getLoadBalancerIP());
    }

    @Test
    void protocolsHaveAServiceEach() {
        var rendered = ethereum("p2p: {}\n").render();
        for (Service service : rendered.all(Service.class)) {
            if ("LoadBalancer".equals(service.getSpec().getType())) {
                assertEquals(1, service.getSpec().getPorts().stream().map(ServicePort::getProtocol).distinct().count());
            }
        }
    }

    @Test
    void aConsensusClientTellsItsPortsOutside() {
        var args = ethereum("p2p: {address: 203.0.113.7, nodePort: 30000}\n")
                .render()
                .get(StatefulSet.class, "ethereum-0-consensus")
                .getSpec().getTemplate().getSpec().getContainers().getFirst().getArgs();
        assertTrue(args.containsAll(List.of("--enr-address=203.0.113.7", "--enr-tcp-port=30000", "--enr-quic-port=30001")));
    }

    @Test
    void oneAddressForSeveralNodesIsRefused() {
        assertEquals(
                List.of("a p2p.address leads to one node: give each its own under nodes"),
                bitcoin("replicas: 2\np2p: {address: 203.0.113.7}\n").messages());
    }

    @Test
    void portsBeyondTheRangeAreRefused() {
        assertTrue(bitcoin("replicas: 2\np2p: {nodePort: 32767}\n").messages().getFirst().contains("the last port is 32767"));
    }
}
