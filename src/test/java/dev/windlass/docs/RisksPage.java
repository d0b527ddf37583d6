package dev.windlass.docs;

import dev.windlass.review.risk.Risk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of risk: what each is and what to do, and what is of it and what is not by the table that tests hold the program to. */
final class RisksPage {
    private static final Path TABLE = Path.of("src/test/resources/risk");

    private static final String HEAD = """
        # Risks

        Every change to what is deployed is of one or more of seven classes, the most dangerous first. `windlass diff` says which, and
        why; an environment names under `gate.block` those that stop a pull request and a publish until somebody acknowledges that one
        change. What counts is what a change does in the cluster, not how many lines it has.

        Below, each class with changes that are of it and changes that look alike and are not. A test holds the program to each of them.
        """;

    private RisksPage() {}

    static String text() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (Risk risk : Risk.values()) {
            page.append("\n## ").append(risk.id()).append("\n\n").append(about(risk));
            page.append("\nOf it:\n\n").append(rows(risk, "is"));
            page.append("\nNot of it:\n\n").append(rows(risk, "is-not"));
        }
        return page.toString();
    }

    private static String about(Risk risk) {
        return switch (risk) {
            case DATA_LOSS -> """
                Data may be lost for good, or days of synchronisation: a disk goes, becomes another or smaller one, is no longer kept from
                being deleted, or is used in a way in which what it holds is of no use. A claim that the agents never delete counts too:
                what is deployed no longer leads to its disk.

                What to do: to stop a chain, set `stopped: true`. For another network, client or mode, make a chain of its own with a new
                disk beside the old one. If the data may go, acknowledge the change.
                """;
            case IMMUTABLE -> """
                The API server would refuse the update, and the agent would fail at it again and again.

                What to do: what stands below the reason; mostly, give the object another name, so that a new one takes the place of the
                old one.
                """;
            case OUTAGE -> """
                Something that others use stops for a while, or they no longer reach it. All nodes of a chain of several that restart in
                one change are an outage; the only node of a chain is one only where its spec says `availability: required`.

                What to do: change one node first (`nodes: {a: {…}}`), and the others once it is up. Take a unit out of the `uses` of others
                before it goes. Else do it at a good time, and acknowledge the change.
                """;
            case EXPOSURE -> """
                Something can be reached that could not: by an address, a host, a port, or because a network policy lets more through. What
                counts is the sum of all policies for pods that were there before.

                What to do: see that it is meant, that what is reached asks who it is, and that no port that takes orders (RPC) is open.
                """;
            case PRIVILEGE -> """
                Something may do more than it could: on its machine, in the cluster, in the cloud, or what delivers may deliver more.

                What to do: ask for less; most programs need none of it. Else let somebody who runs the cluster look at it.
                """;
            case RESTART -> """
                Pods restart, or one node of several stops. The reason says how they do it, and how long a stop and a start may take.

                What to do: nothing, but to know it. A label for all pods of an environment restarts all of them.
                """;
            case SAFE -> "None of these. The reason says what changes.\n";
        };
    }

    private static String rows(Risk risk, String side) throws IOException {
        StringBuilder list = new StringBuilder();
        try (Stream<Path> files = Files.list(TABLE.resolve(risk.id()).resolve(side))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".txt", "").replace('-', ' ');
                List<String> about = Files.readString(file)
                        .lines()
                        .takeWhile(l -> !l.startsWith("=== "))
                        .toList();
                list.append("- ")
                        .append(name)
                        .append(" – ")
                        .append(String.join(" ", about))
                        .append('\n');
            }
        }
        return list.toString();
    }
}
