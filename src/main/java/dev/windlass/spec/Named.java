package dev.windlass.spec;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.spec.schema.SchemaCheck;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Whether what a spec names is there in its environment. */
final class Named implements SchemaCheck.References {
    private final String environment;
    private final Mapping spec;
    private final Map<UnitKind, SequencedMap<String, List<Layer>>> deployed;
    private final Repository repository;
    private final ClientDefaults clients;
    private final Consumer<Diagnostic> diagnostics;

    Named(
            String environment,
            Mapping spec,
            Map<UnitKind, SequencedMap<String, List<Layer>>> deployed,
            Repository repository,
            ClientDefaults clients,
            Consumer<Diagnostic> diagnostics) {
        this.environment = environment;
        this.spec = spec;
        this.deployed = deployed;
        this.repository = repository;
        this.clients = clients;
        this.diagnostics = diagnostics;
    }

    @Override
    public void named(String kind, String name, Node value) {
        switch (kind) {
            case "nodePool" ->
                require(
                        Code.UNKNOWN_NODE_POOL,
                        "node pool",
                        spec.mapping("nodePools").keys(),
                        name,
                        value);
            case "storageClass" ->
                require(
                        Code.UNKNOWN_STORAGE_CLASS,
                        "storage class",
                        spec.mapping("storageClasses").keys(),
                        name,
                        value);
            case "client" -> {
                if (!clients.names().contains(name)) {
                    diagnostics.accept(Diagnostic.error(
                                    Code.UNKNOWN_CLIENT,
                                    value.origin().place(),
                                    "there is no chain client \"" + name + '"')
                            .help(Nearest.help(name, clients.names())));
                }
            }
            case "unit" -> unit(name, value);
            default -> throw new IllegalStateException("a schema refers to an unknown kind of name: " + kind);
        }
    }

    private void require(Code code, String what, Collection<String> known, String name, Node value) {
        if (!known.contains(name)) {
            diagnostics.accept(Diagnostic.error(
                            code,
                            value.origin().place(),
                            "environment \"" + environment + "\" has no " + what + " \"" + name + '"')
                    .help(Nearest.help(name, known)));
        }
    }

    private void unit(String name, Node value) {
        if (deployed.values().stream().anyMatch(units -> units.containsKey(name))) {
            return;
        }
        Stream<UnitKind> kinds = Stream.of(UnitKind.values());
        String help = kinds.filter(kind -> repository.specs(kind).containsKey(name))
                .map(kind -> "add environments/" + environment + "/" + kind.folder() + "/" + name + ".yaml")
                .findFirst()
                .orElseGet(() -> Nearest.help(
                        name,
                        deployed.values().stream()
                                .flatMap(units -> units.keySet().stream())
                                .toList()));
        diagnostics.accept(Diagnostic.error(
                        Code.UNKNOWN_USE,
                        value.origin().place(),
                        "environment \"" + environment + "\" does not deploy \"" + name + '"')
                .help(help));
    }
}
