package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may talk to whom: what the rendered policies let through on a platform with chains that are used and chains that are not. */
class NetworkPolicyTest {
    private static final String METADATA_SERVER = "169.254.169.254";
    private static final String ON_THE_INTERNET = "198.51.100.7";

    private static final Platform PLATFORM = Platform.EMPTY
            .chain("bitcoin", """
                    client: bitcoin-core
                    version: "31.1"
                    storage: {size: 1Ti, class: fast}
                    replicas: 2
                    """)
            .chain("monacoin", "client: monacoin-core\nversion: \"0.20.2\"\nstorage: {size: 30Gi, class: standard}\n")
            .chain("ethereum", """
                    execution: {client: geth, version: v1.17.5, storage: {size: 2Ti, class: fast}}
                    consensus: {client: lighthouse, version: v8.2.2, storage: {size: 200Gi, class: fast}}
                    secrets: {jwt: jwt}
                    replicas: 2
                    """)
            .app("explorer", """
                    image: {repository: registry.example.com/explorer, tag: v1}
                    port: 8080
                    uses: [bitcoin, ethereum]
                    ingress: {host: explorer.example.com}
                    egress: {database: {cidr: 10.20.0.5/32, port: 5432}}
                    """)
            .app("api", "image: {repository: registry.example.com/api, tag: v1}\nport: 3000\n")
            .app("feed", """
                    image: {repository: registry.example.com/feed, tag: v1}
                    uses: [api]
                    egress: {exchanges: {cidr: 0.0.0.0/0, port: 443}}
                    jobs: {fetch: {schedule: "*/10 * * * *"}}
                    """);
    private static final Platform.Rendering RENDERED = PLATFORM.render();
    private static final Traffic TRAFFIC = new Traffic(RENDERED);

    @Test
    void nothingIsAllowedUnlessAUnitSaysSo() {
        NetworkPolicy deny = RENDERED.get(NetworkPolicy.class, "default-deny");
        assertEquals(List.of("Ingress", "Egress"), deny.getSpec().getPolicyTypes());
        assertEquals(List.of(), deny.getSpec().getIngress());
        assertEquals(List.of(), deny.getSpec().getEgress());
        assertTrue(deny.getSpec().getPodSelector().getMatchLabels().isEmpty());
    }

    @Test
    void anAppReachesTheChainsItUses() {
        assertTrue(TRAFFIC.between("explorer", "bitcoin-0", "TCP", 8332));
        assertTrue(TRAFFIC.between("explorer", "bitcoin-1", "TCP", 8332));
    }

    @Test
    void andNoOther() {
        assertFalse(TRAFFIC.between("explorer", "monacoin-0", "TCP", 9402));
        assertFalse(TRAFFIC.between("api", "bitcoin-0", "TCP", 8332));
        assertFalse(TRAFFIC.between("bitcoin-0", "monacoin-0", "TCP", 9402));
    }

    @Test
    void ofAPairItReachesBothButNotTheEngine() {
        assertTrue(TRAFFIC.between("explorer", "ethereum-0-execution", "TCP", 8545));
        assertTrue(TRAFFIC.between("explorer", "ethereum-0-execution", "TCP", 8546));
        assertTrue(TRAFFIC.between("explorer", "ethereum-0-consensus", "TCP", 5052));
        assertFalse(TRAFFIC.between("explorer", "ethereum-0-execution", "TCP", 8551));
    }

    @Test
    void theEngineIsForItsOwnPartner() {
        assertTrue(TRAFFIC.between("ethereum-0-consensus", "ethereum-0-execution", "TCP", 8551));
        assertFalse(TRAFFIC.between("ethereum-0-consensus", "ethereum-1-execution", "TCP", 8551));
        assertFalse(TRAFFIC.between("ethereum-1-execution", "ethereum-0-execution", "TCP", 8551));
    }

    @Test
    void anAppReachesTheAppsItUses() {
        assertTrue(TRAFFIC.between("feed-fetch", "api", "TCP", 3000));
        assertFalse(TRAFFIC.between("explorer", "api", "TCP", 3000));
        assertFalse(TRAFFIC.between("api", "explorer", "TCP", 8080));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bitcoin-0", "monacoin-0", "ethereum-0-execution", "ethereum-0-consensus"})
    void nodesReachPeersOnTheInternetAndNothingPrivate(String node) {
        assertTrue(TRAFFIC.toAddress(node, ON_THE_INTERNET, "TCP", 8333));
        for (String inside : List.of("10.0.0.1", "172.16.3.4", "192.168.1.1", "100.64.0.9", METADATA_SERVER, "240.1.2.3")) {
            assertFalse(TRAFFIC.toAddress(node, inside, "TCP", 80), inside);
        }
    }

    @Test
    void peersReachTheP2pPortsAndNoOther() {
        assertTrue(TRAFFIC.fromAddress(ON_THE_INTERNET, "bitcoin-0", "TCP", 8333));
        assertFalse(TRAFFIC.fromAddress(ON_THE_INTERNET, "bitcoin-0", "TCP", 8332));
        assertTrue(TRAFFIC.fromAddress(ON_THE_INTERNET, "ethereum-0-execution", "UDP", 30303));
        assertTrue(TRAFFIC.fromAddress(ON_THE_INTERNET, "ethereum-0-consensus", "UDP", 9001));
        assertFalse(TRAFFIC.fromAddress(ON_THE_INTERNET, "ethereum-0-execution", "TCP", 8545));
        assertFalse(TRAFFIC.fromAddress("10.0.0.1", "bitcoin-0", "TCP", 8333));
    }

    @Test
    void nodesOfOneChainMayBePeers() {
        assertTrue(TRAFFIC.between("bitcoin-0", "bitcoin-1", "TCP", 8333));
        assertFalse(TRAFFIC.between("bitcoin-0", "bitcoin-1", "TCP", 8332));
    }

    @Test
    void loadBalancersReachWhatHasAnIngress() {
        for (String balancer : List.of("35.191.4.5", "130.211.1.2")) {
            assertTrue(TRAFFIC.fromAddress(balancer, "explorer", "TCP", 8080));
            assertFalse(TRAFFIC.fromAddress(balancer, "api", "TCP", 3000));
        }
    }

    @Test
    void anAppReachesOutAsItsSpecSays() {
        assertTrue(TRAFFIC.toAddress("explorer", "10.20.0.5", "TCP", 5432));
        assertFalse(TRAFFIC.toAddress("explorer", "10.20.0.6", "TCP", 5432));
        assertFalse(TRAFFIC.toAddress("explorer", "10.20.0.5", "TCP", 22));
        assertFalse(TRAFFIC.toAddress("explorer", ON_THE_INTERNET, "TCP", 443));
        assertTrue(TRAFFIC.toAddress("feed-fetch", ON_THE_INTERNET, "TCP", 443));
        assertFalse(TRAFFIC.toAddress("feed-fetch", METADATA_SERVER, "TCP", 443));
    }

    @Test
    void everyUnitResolvesNames() {
        for (NetworkPolicy policy : RENDERED.all(NetworkPolicy.class)) {
            String name = policy.getMetadata().getName();
            if (name.equals("default-deny") || name.contains("-engine")) {
                continue;
            }
            var dns = policy.getSpec().getEgress().getFirst();
            assertEquals(
                    "kube-system",
                    dns.getTo().getFirst().getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"),
                    name);
            assertEquals("169.254.20.10/32", dns.getTo().getLast().getIpBlock().getCidr(), name);
            assertEquals(List.of("UDP", "TCP"), dns.getPorts().stream().map(p -> p.getProtocol()).toList(), name);
        }
        assertTrue(TRAFFIC.toAddress("bitcoin-0", "169.254.20.10", "UDP", 53));
        assertTrue(TRAFFIC.toAddress("feed-fetch", "169.254.20.10", "TCP", 53));
    }

    @Test
    void anotherUserDoesNotChangeAChain() {
        var more = PLATFORM.app("wallet", """
                        image: {repository: registry.example.com/wallet, tag: v1}
                        uses: [bitcoin]
                        """).render();
        for (String path : RENDERED.paths()) {
            String below = path.substring("test/".length());
            assertEquals(RENDERED.text(below), more.text(below));
        }
        assertTrue(new Traffic(more).between("wallet", "bitcoin-0", "TCP", 8332));
    }
}
