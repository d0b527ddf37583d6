package dev.windlass.docs;

import dev.windlass.source.BuiltinLibrary;
import dev.windlass.source.MemoryTree;
import dev.windlass.spec.ClientCatalogue;
import dev.windlass.syntax.jsonnet.TemplateLibrary;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The reference of the built-in chain clients, from their own objects. */
final class ClientsPage {
    private final ClientCatalogue catalogue =
            new ClientCatalogue(new TemplateLibrary(MemoryTree.of(Map.of()), BuiltinLibrary.load()));

    String text() {
        StringBuilder page = new StringBuilder("""
                # Chain clients

                What `client:` of a chain may name. A role of `node` stands alone; `execution` and `consensus` make a pair. The version is the one
                that the facts here were taken from; the disk is what a node needs, to be rounded up generously. A repository adds its own in
                `clients/`: see [add a chain](../guide/add-a-chain.md).
                """);
        for (String name : new TreeSet<>(catalogue.names())) {
            page.append("\n## ").append(name).append("\n\n");
            line(page, "Name", text(name, "displayName"));
            line(page, "Role", code(text(name, "role")));
            line(page, "Version", code(text(name, "currentVersion")));
            line(page, "Image", code(text(name, "image")));
            networks(page, name);
            mapping(name, "disk").ifPresent(m -> line(page, "Disk", Optional.of(plain(m))));
            mapping(name, "defaults")
                    .ifPresent(m -> line(page, "Defaults", Optional.of("`" + FieldsPage.flow(m) + "`")));
            line(page, "Source", text(name, "source"));
        }
        return page.toString();
    }

    private void networks(StringBuilder page, String name) {
        mapping(name, "networks").ifPresent(networks -> {
            StringBuilder list = new StringBuilder();
            networks.members().forEach((network, member) -> {
                list.append(list.isEmpty() ? "" : ", ")
                        .append('`')
                        .append(network)
                        .append('`');
                if (member.value() instanceof Mapping m
                        && m.get("p2p") instanceof Scalar.Int p2p
                        && m.get("rpc") instanceof Scalar.Int rpc) {
                    list.append(" (P2P ")
                            .append(p2p)
                            .append(", RPC ")
                            .append(rpc)
                            .append(')');
                }
            });
            line(page, "Networks", Optional.of(list.toString()));
        });
    }

    private static String plain(Mapping m) {
        StringBuilder text = new StringBuilder();
        m.members()
                .forEach((k, v) -> text.append(text.isEmpty() ? "" : "; ")
                        .append(k)
                        .append(": ")
                        .append(
                                v.value() instanceof Scalar.Text(String t, var _)
                                        ? t
                                        : v.value().toString()));
        return text.toString();
    }

    private static Optional<String> code(Optional<String> value) {
        return value.map(v -> "`" + v + "`");
    }

    private static void line(StringBuilder page, String what, Optional<String> value) {
        value.ifPresent(
                v -> page.append("- ").append(what).append(": ").append(v).append('\n'));
    }

    private Optional<Mapping> mapping(String client, String field) {
        return catalogue
                .field(client, field)
                .value()
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    private Optional<String> text(String client, String field) {
        Optional<Node> value = catalogue.field(client, field).value();
        return value.filter(Scalar.Text.class::isInstance).map(n -> ((Scalar.Text) n).value());
    }
}
