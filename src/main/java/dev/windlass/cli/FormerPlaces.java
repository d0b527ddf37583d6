package dev.windlass.cli;

import dev.windlass.cli.Destinations.Target;
import dev.windlass.deliver.DeployRepository;
import dev.windlass.deliver.Destination;
import dev.windlass.deliver.SourceCommit;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds where environments that are gone from the repository are published: only the deploy repository still knows. */
final class FormerPlaces {
    private FormerPlaces() {}

    /**
     * The targets, and with them the places where these environments are published and are to be removed. Names that are published
     * nowhere are in none.
     *
     * @param targets those of the environments that are there
     * @param former the places of one branch where environments go: one that is recorded there is not looked for elsewhere
     * @param gone names of environments
     * @param source what would be published: what another platform published is not found
     */
    static Result<List<Target>> add(
            List<Target> targets,
            List<Destination> former,
            List<String> gone,
            SourceCommit source,
            Function<Destination, DeployRepository> open) {
        if (gone.isEmpty() || former.isEmpty()) {
            return Result.of(targets);
        }
        Destination any = former.getFirst();
        Destination top = new Destination(any.repository(), any.branch(), "");
        Result<SortedMap<String, List<String>>> found = open.apply(top).look(head -> {
            SortedMap<String, List<String>> paths = new TreeMap<>();
            gone.forEach(name -> paths.put(name, MovedDelivery.paths(head, name, source)));
            return paths;
        });
        if (found.value().isEmpty()) {
            return Result.none(found.diagnostics());
        }
        List<String> usual = former.stream().map(Destination::path).toList();
        Map<Destination, List<String>> removed = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> one : found.value().get().entrySet()) {
            List<String> here =
                    one.getValue().stream().filter(p -> usual.contains(p)).toList();
            List<String> paths = here.isEmpty() ? one.getValue() : here;
            if (paths.size() > 1) {
                return Result.none(several(one.getKey(), paths));
            }
            paths.forEach(path -> removed.computeIfAbsent(
                            new Destination(top.repository(), top.branch(), path), _ -> new ArrayList<>())
                    .add(one.getKey()));
        }
        List<Target> all = new ArrayList<>();
        for (Target target : targets) {
            List<String> here = Optional.ofNullable(removed.remove(target.to())).orElse(List.of());
            all.add(new Target(target.to(), target.environments(), here));
        }
        removed.forEach((to, names) -> all.add(new Target(to, List.of(), names)));
        return Result.of(all);
    }

    private static Diagnostic several(String environment, List<String> paths) {
        return Diagnostic.error(
                        Code.USAGE,
                        null,
                        "there is no environment \"" + environment + "\", and it is published in several folders: "
                                + String.join(
                                        ", ",
                                        paths.stream()
                                                .map(p -> p.isEmpty() ? "the top" : p + "/")
                                                .toList()))
                .help("remove those that no cluster follows in the deploy repository itself:"
                        + " the folder, and its record under .windlass/");
    }
}
