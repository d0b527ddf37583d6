package dev.windlass.spec;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.spec.Repository.EnvironmentFiles;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * An environment and those that it extends, the furthest ancestor first.
 *
 * @param name the environment's own name
 */
record Lineage(String name, List<EnvironmentFiles> members) {
    /** Fields that say something about one environment's own folder and are not inherited. */
    private static final List<String> OWN = List.of("extends", "exclude", "abstract");

    Lineage {
        members = List.copyOf(members);
    }

    static Result<Lineage> of(Repository repository, String name) {
        List<EnvironmentFiles> members = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        String next = name;
        while (repository.environments().get(next) instanceof EnvironmentFiles files) {
            if (!files.environment().isRead()) {
                return Result.none(List.of());
            }
            seen.add(next);
            members.addFirst(files);
            Optional<Node> parent =
                    Optional.ofNullable(files.environment().content().get("extends"));
            if (parent.isEmpty() || !(parent.get() instanceof Scalar.Text(String parentName, var origin))) {
                return Result.of(new Lineage(name, members));
            }
            if (seen.contains(parentName)) {
                return Result.none(cycle(repository, new ArrayList<>(seen), parentName));
            }
            if (!repository.environments().containsKey(parentName)) {
                return Result.none(Diagnostic.error(
                                Code.UNKNOWN_ENVIRONMENT,
                                origin.place(),
                                "there is no environment \"" + parentName + "\" to extend")
                        .help(Nearest.help(parentName, repository.environments().keySet())));
            }
            next = parentName;
        }
        return Result.none(List.of());
    }

    /** The same finding, whichever member of the circle it is found from. */
    private static Diagnostic cycle(Repository repository, List<String> path, String entry) {
        List<String> circle = path.subList(path.indexOf(entry), path.size());
        String first = Collections.min(circle);
        List<String> names = new ArrayList<>(circle);
        Collections.rotate(names, -names.indexOf(first));
        names.add(first);
        EnvironmentFiles files = Objects.requireNonNull(repository.environments().get(first));
        Node parent = Objects.requireNonNull(files.environment().content().get("extends"));
        String message = circle.size() == 1
                ? "environment \"" + first + "\" extends itself"
                : "these environments extend one another in a circle: " + String.join(" → ", names);
        return Diagnostic.error(Code.EXTENDS_CYCLE, parent.origin().place(), message)
                .help(circle.size() == 1 ? "remove \"extends\"" : "remove \"extends\" from one of them");
    }

    EnvironmentFiles own() {
        return members.getLast();
    }

    /** Each member's {@code environment.yaml}, without what is not inherited. */
    List<Mapping> specs() {
        return members.stream()
                .map(m -> {
                    Mapping.Builder rest =
                            new Mapping.Builder().putAll(m.environment().content());
                    OWN.forEach(rest::remove);
                    return rest.build(m.environment().content().origin());
                })
                .toList();
    }

    /** The defaults of a kind of unit, one layer a member. */
    List<Mapping> defaults(UnitKind kind) {
        return members.stream()
                .map(m -> m.environment().content().mapping("defaults").mapping(kind.folder()))
                .toList();
    }

    List<String> files() {
        return members.stream().map(m -> m.environment().file().name()).toList();
    }

    /**
     * The units that are deployed, by kind and name, each with its overlays from the furthest ancestor's on.
     *
     * @param diagnostics takes what there is to say about an {@code exclude} that names nothing
     */
    Map<UnitKind, SequencedMap<String, List<Layer>>> deployed(List<Diagnostic> diagnostics) {
        Map<UnitKind, SequencedMap<String, List<Layer>>> units = new EnumMap<>(UnitKind.class);
        for (UnitKind kind : UnitKind.values()) {
            units.put(kind, new TreeMap<>());
        }
        for (EnvironmentFiles member : members) {
            for (Node excluded :
                    member.environment().content().sequence("exclude").items()) {
                if (excluded instanceof Scalar.Text(String unit, var origin)
                        && units.values().stream().noneMatch(u -> u.remove(unit) != null)) {
                    diagnostics.add(Diagnostic.error(
                                    Code.UNKNOWN_UNIT,
                                    origin.place(),
                                    "no unit \"" + unit + "\" is inherited that could be left out")
                            .help(Nearest.help(
                                    unit,
                                    units.values().stream()
                                            .flatMap(u -> u.keySet().stream())
                                            .toList())));
                }
            }
            units.forEach((kind, known) -> member.overlays(kind)
                    .forEach((unit, overlay) ->
                            known.computeIfAbsent(unit, u -> new ArrayList<>()).add(overlay)));
        }
        return units;
    }
}
