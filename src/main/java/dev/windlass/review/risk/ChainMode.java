package dev.windlass.review.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a chain client's settings a filled disk hangs on: which network it is of, and which of the client's ways to store it. Sources: the
 * clients' own documents on what needs a new synchronisation (Bitcoin Core doc/files.md and init.cpp; go-ethereum cmd/utils/flags.go; Erigon,
 * Reth, Besu, Nethermind, Lighthouse, Teku, Nimbus, Polkadot and Avalanche references of their data options).
 *
 * @param network by its common name; {@code mainnet} where nothing names another
 */
record ChainMode(String network, ClientSettings settings) {
    private static final List<String> NETWORK_NAMES =
            List.of("chain", "network", "network-id", "networkid", "chain-id", "chainid", "network.network");
    private static final List<String> SWITCHES = List.of(
            "testnet",
            "testnet3",
            "testnet4",
            "signet",
            "regtest",
            "chipnet",
            "scalenet",
            "sepolia",
            "hoodi",
            "holesky",
            "goerli",
            "ropsten",
            "mordor",
            "amoy",
            "fuji",
            "dev",
            "gnosis",
            "chiado");
    /** Settings of which any other value needs another disk. */
    private static final List<String> FIXED = List.of(
            "gcmode",
            "syncmode",
            "sync-mode",
            "state.scheme",
            "db.engine",
            "db-engine",
            "db-type",
            "db-backend",
            "db.pagesize",
            "prune.mode",
            "data-storage-format",
            "data-storage-mode",
            "history",
            "history.state",
            "history.chain",
            "state-pruning",
            "blocks-pruning",
            "pruning",
            "pruning-enabled",
            "slots-per-restore-point",
            "hierarchy-exponents",
            "archive",
            "storage.v2",
            "genesis",
            "history.mode");
    /** What these are where nothing is said. */
    private static final Map<String, String> USUAL = Map.of(
            "gcmode",
            "full",
            "syncmode",
            "snap",
            "sync-mode",
            "SNAP",
            "prune.mode",
            "full",
            "data-storage-format",
            "BONSAI");
    /** Switches that make a client throw away what it has at each start. */
    private static final List<String> REBUILDING = List.of(
            "reindex",
            "reindex-chainstate",
            "resync",
            "purge-db",
            "purge-db-force",
            "force-clear-db",
            "clear-db",
            "unsafe-reset-all",
            "rebuild",
            "wipe");

    private static final Set<String> MAIN = Set.of("main", "mainnet", "1", "mainnet-beta", "true");

    static ChainMode of(ClientSettings settings) {
        Optional<String> named = settings.get(NETWORK_NAMES).filter(n -> !n.isEmpty());
        Optional<String> switched = SWITCHES.stream().filter(settings::isOn).findFirst();
        String network = switched.or(() -> named).orElse("mainnet").toLowerCase(Locale.ROOT);
        if (switched.isEmpty() && named.isEmpty()) {
            network = other(settings).orElse(network).toLowerCase(Locale.ROOT);
        }
        return new ChainMode(
                MAIN.contains(network) ? "mainnet" : network.equals("test") ? "testnet" : network, settings);
    }

    /** The network where it is named in other ways: as a variable's name ends, or as Nethermind's {@code --config=sepolia}. */
    private static Optional<String> other(ClientSettings settings) {
        Optional<String> variable = settings.values().entrySet().stream()
                .filter(e -> e.getKey().endsWith("-network"))
                .map(Map.Entry::getValue)
                .findFirst();
        return variable.or(() -> settings.get(List.of("config")).filter(c -> c.matches("[a-z0-9-]+")));
    }

    /** What is different about the disk that a client with other settings needs, in words; empty where it can go on with the one it has. */
    List<String> differences(ChainMode after) {
        List<String> found = new ArrayList<>();
        if (!network.equals(after.network)) {
            found.add("another network (" + network + " → " + after.network + ")");
        }
        prune(after).ifPresent(found::add);
        Set<String> names = new TreeSet<>(settings.values().keySet());
        names.addAll(after.settings.values().keySet());
        names.retainAll(FIXED);
        for (String name : names) {
            String was = value(settings, name);
            String is = value(after.settings, name);
            boolean bothOff = (was == null || ClientSettings.isOff(was)) && (is == null || ClientSettings.isOff(is));
            if (!Objects.equals(was, is) && !bothOff) {
                found.add("another mode (" + name + ": " + shown(was) + " → " + shown(is) + ")");
            }
        }
        for (String name : REBUILDING) {
            if (after.settings.isOn(name) && !settings.isOn(name)) {
                found.add("a new synchronisation at each start (" + name + ")");
            }
        }
        return found;
    }

    /** A pruned disk lacks the old blocks, and one that is not loses them; how much is kept may change. */
    private Optional<String> prune(ChainMode after) {
        boolean was = settings.isOn("prune");
        boolean is = after.settings.isOn("prune");
        return was == is
                ? Optional.empty()
                : Optional.of(
                        is
                                ? "a pruned chain: old blocks are deleted and can only be had again by a new"
                                        + " synchronisation"
                                : "the old blocks that pruning deleted: they can only be had by a new synchronisation");
    }

    private static @Nullable String value(ClientSettings settings, String name) {
        String said = settings.values().get(name);
        return said == null ? USUAL.get(name) : said;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "unset" : value;
    }
}
