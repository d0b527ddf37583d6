package dev.windlass.spec;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Subject;
import dev.windlass.spec.schema.SchemaCheck;
import dev.windlass.tree.Node;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Whether what the spec of one unit names is there in its environment. */
final class Named implements SchemaCheck.References {
    private final Setting setting;
    private final String unit;
    private final Consumer<Diagnostic> diagnostics;

    Named(Setting setting, String unit, Consumer<Diagnostic> diagnostics) {
        this.setting = setting;
        this.unit = unit;
        this.diagnostics = diagnostics;
    }

    @Override
    public void named(String kind, String name, Node value) {
        switch (kind) {
            case "nodePool" ->
                require(
                        Code.UNKNOWN_NODE_POOL,
                        "node pool",
                        setting.spec().mapping("nodePools").keys(),
                        name,
                        value);
            case "storageClass" ->
                require(
                        Code.UNKNOWN_STORAGE_CLASS,
                        "storage class",
                        setting.spec().mapping("storageClasses").keys(),
                        name,
                        value);
            case "client" -> {
                if (!setting.clients().names().contains(name)) {
                    diagnostics.accept(Diagnostic.error(
                                    Code.UNKNOWN_CLIENT,
                                    value.origin().place(),
                                    "there is no chain client \"" + name + '"')
                            .help(Nearest.help(name, setting.clients().names())));
                }
            }
            case "unit" -> unit(name, value);
            default -> throw new IllegalStateException("a schema refers to an unknown kind of name: " + kind);
        }
    }

    private void require(Code code, String what, Collection<String> known, String name, Node value) {
        if (setting.isSound() && !known.contains(name)) {
            diagnostics.accept(
                    Diagnostic.error(code, value.origin().place(), "there is no " + what + " \"" + name + "\" here")
                            .help(
                                    known.isEmpty()
                                            ? "add it to environments/" + setting.environment() + "/environment.yaml"
                                            : Nearest.help(name, known))
                            .about(subject()));
        }
    }

    /** The unit as a whole, so that the same fault in several environments is said once. */
    private Subject subject() {
        return new Subject(setting.environment(), unit, "", "", null, "", null);
    }

    private void unit(String name, Node value) {
        if (setting.deployed().values().stream().anyMatch(units -> units.containsKey(name))) {
            return;
        }
        Stream<UnitKind> kinds = Stream.of(UnitKind.values());
        String help = kinds.filter(kind -> setting.repository().specs(kind).containsKey(name))
                .map(kind -> "add environments/" + setting.environment() + "/" + kind.folder() + "/" + name + ".yaml")
                .findFirst()
                .orElseGet(() -> Nearest.help(
                        name,
                        setting.deployed().values().stream()
                                .flatMap(units -> units.keySet().stream())
                                .toList()));
        diagnostics.accept(Diagnostic.error(
                        Code.UNKNOWN_USE, value.origin().place(), "\"" + name + "\" is used and not deployed here")
                .help(help)
                .about(subject()));
    }
}
