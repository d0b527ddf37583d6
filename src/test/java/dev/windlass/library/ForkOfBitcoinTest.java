package dev.windlass.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another fork of Bitcoin takes one client file of a dozen lines and one spec, and no Java. */
class ForkOfBitcoinTest {
    private static final String CLIENT = """
            // Facts: a fork that nobody runs.
            (import 'windlass/clients/bitcoin-core.libsonnet') {
              displayName: 'Examplecoin Core',
              image: 'registry.example.com/examplecoin',
              currentVersion: '0.21.0',
              user: 1001,
              daemon: 'examplecoind',
              cli: 'examplecoin-cli',
              configFile: 'examplecoin.conf',
              dataDir: '/data',
              networks: { mainnet: { chain: 'main', section: 'main', p2p: 9555, rpc: 9556 } },
            }
            """;
    private static final Platform PLATFORM = Platform.EMPTY
            .with("clients/examplecoin-core.libsonnet", CLIENT)
            .chain("examplecoin", """
                    client: examplecoin-core
                    version: "0.21.0"
                    storage: {size: 10Gi, class: standard}
                    config: {txindex: true, maxconnections: 40, addnode: [seed1.example.com, seed2.example.com]}
                    """);

    @Test
    void aDozenLinesDo() {
        assertTrue(CLIENT.lines().count() <= 12);
    }

    @Test
    void itRunsItsOwnDaemonFromItsOwnImage() {
        StatefulSet set = PLATFORM.render().get(StatefulSet.class, "examplecoin-0");
        Container node = set.getSpec().getTemplate().getSpec().getContainers().getFirst();

        assertEquals("registry.example.com/examplecoin:0.21.0", node.getImage());
        assertEquals(List.of("examplecoind"), node.getCommand());
        assertEquals(List.of("-datadir=/data", "-conf=/etc/node/examplecoin.conf"), node.getArgs());
        assertEquals("examplecoin-cli", node.getStartupProbe().getExec().getCommand().getFirst());
        assertEquals(1001L, set.getSpec().getTemplate().getSpec().getSecurityContext().getRunAsUser());
    }

    @Test
    void itsFileHasItsPortsAndSettings() {
        String file = PLATFORM.render().get(ConfigMap.class, "examplecoin-0").getData().get("examplecoin.conf");
        List<String> lines = file.lines().toList();

        assertTrue(lines.containsAll(List.of("chain=main", "txindex=1", "maxconnections=40", "dbcache=450", "disablewallet=1")));
        // What counts only in the section of a network stands behind its heading.
        assertEquals(
                List.of("addnode=seed1.example.com", "addnode=seed2.example.com", "port=9555", "rpcbind=0.0.0.0", "rpcport=9556"),
                lines.subList(lines.indexOf("[main]") + 1, lines.size()));
    }

    @Test
    void usersFindItsPort() {
        Service service = PLATFORM.render().get(Service.class, "examplecoin");
        assertEquals(9556, service.getSpec().getPorts().getFirst().getPort());
    }
}
