package dev.windlass.cli;

import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.SourceTree;
import dev.windlass.spec.ClientCatalogue;
import dev.windlass.syntax.YamlReader;
import dev.windlass.syntax.jsonnet.TemplateLibrary;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a first spec: what is needed, filled in as far as the repository tells, and what is usual as comments. */
final class FirstSpec {
    private static final String NODE = "node";
    private static final Pattern GIBIBYTES = Pattern.compile("([0-9]{1,6}) GiB");

    private final SourceTree tree;
    private final String name;
    private final List<String> environments;
    private final ClientCatalogue catalogue;

    /** @param environments those that are to have it */
    FirstSpec(SourceTree tree, String name, List<String> environments) {
        this.tree = tree;
        this.name = name;
        this.environments = List.copyOf(environments);
        this.catalogue = new ClientCatalogue(new TemplateLibrary(tree, BuiltinLibrary.load()));
    }

    /**
     * A chain client and what a first spec says of it.
     *
     * @param role {@code node}, or its half of a pair
     * @param disk how much a full node takes, in words; empty where that is not known
     */
    record Client(String name, String displayName, String version, String role, String disk) {}

    Collection<String> clients() {
        return catalogue.names();
    }

    Client client(String client) {
        Optional<String> disk = catalogue
                .field(client, "disk")
                .value()
                .flatMap(d -> d instanceof Mapping m ? m.text("full") : Optional.empty());
        return new Client(
                client,
                text(client, "displayName").orElse(client),
                text(client, "currentVersion").orElse("1.0.0"),
                text(client, "role").orElse(NODE),
                disk.orElse(""));
    }

    private Optional<String> text(String client, String field) {
        return catalogue
                .field(client, field)
                .value()
                .flatMap(v -> v instanceof Scalar.Text t ? Optional.of(t.value()) : Optional.empty());
    }

    String chain(Client client) {
        String spec = client.role().equals(NODE)
                ? said(client) + """
                        client: %s
                        version: "%s"
                        storage: {size: %s, class: %s}
                        """.formatted(client.name(), client.version(), size(client), storageClass())
                : pair(client);
        return "# yaml-language-server: $schema=../schemas/chain.schema.json\n" + spec + """
                # network: mainnet            # see the reference of the clients for the networks that each has
                # nodePool: chains            # one of nodePools in environment.yaml
                """;
    }

    /** An execution client and a consensus client, of which the other one is the first that there is. */
    private String pair(Client one) {
        Optional<Client> other = catalogue.names().stream()
                .sorted()
                .map(this::client)
                .filter(c -> !c.role().equals(NODE) && !c.role().equals(one.role()))
                .findFirst();
        StringBuilder spec = new StringBuilder();
        for (Client client : other.map(o -> List.of(one, o)).orElse(List.of(one)).stream()
                .sorted((a, b) -> b.role().compareTo(a.role()))
                .toList()) {
            spec.append(said(client)).append("""
                    %s:
                      client: %s
                      version: "%s"
                      storage: {size: %s, class: %s}
                    """.formatted(
                            client.role(), client.name(), client.version(), size(client), storageClass()));
        }
        return spec.append("# What the two share to know one another: a name in the secret store.\nsecrets: {jwt: ")
                .append(name)
                .append("-engine-jwt}\n")
                .toString();
    }

    /** Half as much again as a full node takes now, in steps of 50 GiB. */
    private static String size(Client client) {
        Matcher now = GIBIBYTES.matcher(client.disk());
        long needed = now.find() ? Long.parseLong(now.group(1)) * 3 / 2 : 1;
        return Math.ceilDiv(needed, 50) * 50 + "Gi";
    }

    private static String said(Client client) {
        return "# " + client.displayName()
                + (client.disk().isEmpty() ? "" : ": a full node takes " + client.disk())
                + ".\n";
    }

    /** One that all the environments offer, if there is any. */
    private String storageClass() {
        SequencedSet<String> common = new LinkedHashSet<>();
        List<String> asked = environments.isEmpty()
                ? tree.list("environments").stream()
                        .filter(SourceTree.Entry::isFolder)
                        .map(SourceTree.Entry::name)
                        .limit(1)
                        .toList()
                : environments;
        for (String environment : asked) {
            Collection<String> offered = offered(environment);
            if (common.isEmpty()) {
                common.addAll(offered);
            } else {
                common.retainAll(offered);
            }
        }
        return common.isEmpty() ? "standard" : common.getFirst();
    }

    private Collection<String> offered(String environment) {
        return tree.read("environments/" + environment + "/environment.yaml") instanceof SourceTree.Reading.Found found
                        && new YamlReader().read(found.file()).value().orElse(null) instanceof Mapping m
                ? m.mapping("storageClasses").members().keySet()
                : List.of();
    }

    String app() {
        return """
                # yaml-language-server: $schema=../schemas/app.schema.json
                image: {repository: registry.example.com/%s, tag: v1.0.0}
                port: 8080
                # replicas: 2
                # uses: [bitcoin]             # chains that it talks to
                # env: {LOG_LEVEL: info}
                # secrets: {DATABASE_URL: %s-database-url}   # names in the secret store, never values
                # resources: {cpu: 250m, memory: 512Mi}
                """.formatted(name, name);
    }
}
