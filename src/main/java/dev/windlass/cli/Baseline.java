package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.Toolkit;
import dev.windlass.cli.Destinations.Target;
import dev.windlass.deliver.Author;
import dev.windlass.deliver.DeployRepository;
import dev.windlass.deliver.Destination;
import dev.windlass.deliver.GitAccess;
import dev.windlass.deliver.SourceCommit;
import dev.windlass.review.Goldens;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StateReader;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.gate.Gate;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.Severity;
import dev.windlass.source.SourceTree;
import dev.windlass.spec.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a proposal is compared with.
 *
 * @param name what people call it
 * @param state its manifests
 * @param incomplete what of it could not be rendered, as {@link Compilation#incomplete()} says it
 * @param gates the gates that are recorded there, each as an object, by environment
 * @param places where they are published as that says, each as an object, by environment; none where the place is what is compared with
 * @param isDeployed whether what is acknowledged must be among the differences: what is approved already does not differ from the goldens
 * @param diagnostics what cannot be compared, and why
 */
record Baseline(
        String name,
        State state,
        SortedSet<String> incomplete,
        SortedMap<String, StoredObject> gates,
        SortedMap<String, StoredObject> places,
        boolean isDeployed,
        List<Diagnostic> diagnostics) {

    /** The approved output. */
    static Baseline golden(Path root) {
        Result<State> read = StateReader.readFolder(new Goldens(root).folder(), Goldens.FOLDER);
        return new Baseline(
                "golden/",
                read.value().orElse(State.NOTHING),
                Collections.emptySortedSet(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                false,
                asWarnings(Goldens.FOLDER + "/", read.diagnostics()));
    }

    /** A folder of manifests, as {@code render} writes it. */
    static Baseline folder(Path folder) {
        Result<State> read = StateReader.readFolder(folder, folder.toString());
        return new Baseline(
                folder.toString(),
                read.value().orElse(State.NOTHING),
                Collections.emptySortedSet(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                true,
                read.diagnostics());
    }

    /**
     * A revision of the repository, as it renders now.
     *
     * @param environments those that are asked for; none means all
     */
    static Baseline revision(String revision, SourceTree tree, Toolkit toolkit, List<String> environments) {
        Compiler compiler = new Compiler(tree, toolkit);
        SortedSet<String> there = compiler.environments();
        List<String> asked =
                environments.stream().filter(e -> there.contains(e)).toList();
        if (there.isEmpty() || (asked.isEmpty() && !environments.isEmpty())) {
            return new Baseline(
                    revision,
                    State.NOTHING,
                    Collections.emptySortedSet(),
                    Collections.emptySortedMap(),
                    Collections.emptySortedMap(),
                    true,
                    List.of());
        }
        Compilation compilation = compiler.compile(new Selection(asked, Optional.empty()));
        SortedMap<String, StoredObject> gates = new TreeMap<>();
        SortedMap<String, StoredObject> places = new TreeMap<>();
        for (Environment environment : rendered(compilation)) {
            gates.put(environment.name(), Gate.object(environment));
            places.put(environment.name(), Destinations.object(environment));
        }
        return new Baseline(
                revision,
                State.of(compilation.manifests()),
                compilation.incomplete(),
                gates,
                places,
                true,
                asWarnings(
                        revision,
                        compilation.diagnostics().stream()
                                .filter(Diagnostic::isError)
                                .toList()));
    }

    /**
     * What is published in the deploy repositories of environments.
     *
     * @param all every environment of the repository: where they are delivered, one that is gone was too
     * @param wanted those that are asked for
     * @param gone names of environments that are asked for and gone from the repository
     * @param source what would be published
     */
    static Result<Baseline> deployed(
            Compilation all, List<Environment> wanted, List<String> gone, SourceCommit source) {
        Destinations destinations = new Destinations(Optional.empty(), Optional.empty());
        Result<List<Target>> places = destinations.of(wanted);
        Result<List<Destination>> former = destinations.former(rendered(all), gone);
        List<Diagnostic> diagnostics = new ArrayList<>(places.diagnostics());
        diagnostics.addAll(former.diagnostics());
        if (places.hasErrors() || former.hasErrors()) {
            return Result.none(diagnostics);
        }
        Function<Destination, DeployRepository> open =
                to -> new DeployRepository(to, Author.WINDLASS, GitAccess.of(System.getenv()));
        Result<List<Target>> targets = FormerPlaces.add(
                places.value().orElse(List.of()), former.value().orElse(List.of()), gone, source, open);
        diagnostics.addAll(targets.diagnostics());
        if (targets.value().isEmpty()) {
            return Result.none(diagnostics);
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        SortedMap<String, StoredObject> gates = new TreeMap<>();
        SortedSet<String> damaged = new TreeSet<>();
        for (Target target : targets.value().get()) {
            Set<String> here = new TreeSet<>(target.removed());
            target.environments().forEach(e -> here.add(e.name()));
            Result<Boolean> seen = open.apply(target.to()).look(head -> {
                target.environments()
                        .forEach(e ->
                                MovedDelivery.of(e, target.to(), head, source).ifPresent(d -> diagnostics.add(d)));
                damaged.addAll(head.damaged().keySet());
                head.records().forEach((name, record) -> {
                    if (here.contains(name) || !all.environments().contains(name)) {
                        files.putAll(head.files(name));
                        gates.put(name, Gate.of(record.blocks()).object(name));
                    }
                });
                return true;
            });
            diagnostics.addAll(seen.diagnostics());
            if (seen.value().isEmpty()) {
                return Result.none(diagnostics);
            }
        }
        String name = "what is deployed";
        Result<State> read = StateReader.read(files);
        diagnostics.addAll(asWarnings(name, read.diagnostics()));
        return Result.of(new Baseline(
                name,
                read.value().orElse(State.NOTHING),
                damaged,
                gates,
                Collections.emptySortedMap(),
                true,
                diagnostics));
    }

    /** The environments of which a compilation rendered anything, in order of their names. */
    static List<Environment> rendered(Compilation compilation) {
        SortedMap<String, Environment> byName = new TreeMap<>();
        compilation.units().forEach(u -> byName.put(u.environment().name(), u.environment()));
        return List.copyOf(byName.values());
    }

    /** The environments that are there. */
    SortedSet<String> environments() {
        SortedSet<String> names = new TreeSet<>(gates.keySet());
        state.objects().values().forEach(o -> names.add(o.environment()));
        return names;
    }

    /** The gate that is recorded for an environment; open where none is. */
    Gate gate(String environment) {
        return Gate.in(State.of(gates.values()), environment);
    }

    /** What is wrong with something that the proposal did not make and cannot mend. */
    private static List<Diagnostic> asWarnings(String name, List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(d -> new Diagnostic(
                        Severity.WARNING,
                        d.code(),
                        "in " + name + ", which is compared with: " + d.message(),
                        d.help(),
                        d.at(),
                        d.related(),
                        d.subject()))
                .toList();
    }

    /** Without what either side could not render: its absence would say nothing. */
    static State comparable(State state, SortedSet<String> incomplete, SortedSet<String> alsoIncomplete) {
        return State.of(state.objects().values().stream()
                .filter(o -> Stream.of(incomplete, alsoIncomplete)
                        .noneMatch(i -> i.contains(o.environment()) || i.contains(o.environment() + "/" + o.unit())))
                .toList());
    }
}
