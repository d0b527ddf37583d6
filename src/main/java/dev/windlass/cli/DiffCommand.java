package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.deliver.RevisionTree;
import dev.windlass.review.Review;
import dev.windlass.review.Reviewer;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.gate.Acknowledgement;
import dev.windlass.review.gate.AcknowledgementReader;
import dev.windlass.review.gate.Gate;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.DiskFolder;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.source.Span;
import dev.windlass.spec.AcknowledgedFile;
import dev.windlass.spec.Environment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows what the repository as it is now would change in the cluster, and how dangerous that is. */
@Command(
        name = "diff",
        description =
                "Show what changes in the cluster, by resource and field: how dangerous it is, why, and which line it comes from.")
final class DiffCommand implements Callable<Outcome> {
    @ParentCommand
    @Nullable
    Windlass windlass;

    @Parameters(
            paramLabel = "ENV",
            arity = "0..*",
            description = "The environments (default: all). Name one that was removed to see what its removal does.")
    List<String> environments = new ArrayList<>();

    @Option(
            names = "--base",
            paramLabel = "REV",
            description = "Compare with this revision of the repository, such as origin/main (default: with golden/).")
    @Nullable
    String base;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "Compare with a folder of manifests, as render writes it.")
    @Nullable
    String against;

    @Option(
            names = "--deployed",
            description = "Compare with what is published in the deploy repository of each environment.")
    boolean deployed;

    @Option(
            names = "--gate",
            description = "Let the gates of the environments decide: exit status 1 where a change is blocked.")
    boolean gate;

    @Override
    public Outcome call() {
        if (Stream.of(base != null, against != null, deployed)
                        .filter(given -> given)
                        .count()
                > 1) {
            return Outcome.usage(
                    "--base, --against and --deployed exclude one another", "compare with one of them at a time");
        }
        Windlass options = Objects.requireNonNull(windlass);
        Result<Windlass.Repository> opened = options.open();
        return opened.value().map(this::compare).orElseGet(() -> Outcome.failure(opened.diagnostics()));
    }

    private Outcome compare(Windlass.Repository repository) {
        Compiler compiler = new Compiler(repository.tree(), repository.toolkit());
        SortedSet<String> there = compiler.environments();
        List<String> named = environments.stream().distinct().toList();
        List<String> present = named.stream().filter(e -> there.contains(e)).toList();
        List<String> gone = named.stream().filter(e -> !there.contains(e)).toList();
        Compilation now = named.isEmpty() || !present.isEmpty()
                ? compiler.compile(new Selection(present, Optional.empty()))
                : new Compilation(List.of(), List.of(), List.of(), there, new TreeSet<>());
        Result<Baseline> with = baseline(repository, compiler, now, gone);
        if (with.value().isEmpty()) {
            return Outcome.failure(with.diagnostics());
        }
        Baseline baseline = with.value().get();
        List<String> unknown =
                gone.stream().filter(e -> !baseline.environments().contains(e)).toList();
        return unknown.isEmpty()
                ? compare(repository, compiler, baseline, now)
                : Outcome.failure(compiler.compile(new Selection(unknown, Optional.empty())).diagnostics().stream()
                        .filter(d -> d.code() == Code.UNKNOWN_ENVIRONMENT && d.at() == null)
                        .toList());
    }

    private Result<Baseline> baseline(
            Windlass.Repository repository, Compiler compiler, Compilation now, List<String> gone) {
        if (deployed) {
            // Where a removed environment was published is known from those that are left.
            Compilation all = gone.isEmpty() ? now : compiler.compile(Selection.EVERYTHING);
            return Baseline.deployed(
                    repository.folder(), all, Baseline.rendered(now), gone, Surroundings.source(repository.folder()));
        }
        if (against != null) {
            return folder(against)
                    .map(f -> Result.of(Baseline.folder(f)))
                    .orElseGet(() -> Result.none(
                            Diagnostic.error(Code.USAGE, null, "--against is not a folder: \"" + against + "\"")
                                    .help("name a folder of manifests, as windlass render --out DIR writes it")));
        }
        if (base != null) {
            Result<RevisionTree> revision = RevisionTree.open(repository.folder(), base);
            if (revision.value().isEmpty()) {
                return Result.none(revision.diagnostics());
            }
            try (RevisionTree tree = revision.value().get()) {
                return Result.of(Baseline.revision(base, tree, repository.toolkit(), environments));
            }
        }
        return Result.of(Baseline.golden(repository.folder().normalize()));
    }

    private static Optional<Path> folder(String path) {
        try {
            return Optional.of(Path.of(path)).filter(DiskFolder::isFolder);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Outcome compare(Windlass.Repository repository, Compiler compiler, Baseline baseline, Compilation now) {
        Set<String> compared = new TreeSet<>(environments.isEmpty() ? now.environments() : environments);
        List<Diagnostic> diagnostics = new ArrayList<>(now.diagnostics());
        diagnostics.addAll(baseline.diagnostics());
        if (environments.isEmpty()) {
            SortedSet<String> removed = new TreeSet<>(baseline.environments());
            removed.removeAll(now.environments());
            for (String environment : removed) {
                if (isDecided(repository, environment)) {
                    compared.add(environment);
                } else {
                    diagnostics.add(unnamed(repository, environment, baseline));
                }
            }
        }
        if (gate) {
            baseline.incomplete().stream()
                    .filter(part -> compared.contains(part.split("/", 2)[0]))
                    .forEach(part -> diagnostics.add(untold(part, baseline)));
        }
        Review review = review(compiler, repository, baseline, now, compared);
        review.diagnostics().stream()
                .filter(d -> d.code() != Code.CHANGE_BLOCKED || gate)
                .forEach(diagnostics::add);
        return new Outcome.Reviewed(review, diagnostics, Outcome.units(now));
    }

    /** A gate that cannot see what there was lets nothing pass. */
    private static Diagnostic untold(String part, Baseline baseline) {
        return Diagnostic.error(
                        Code.INCOMPLETE_BASE,
                        null,
                        part + " of " + baseline.name()
                                + " cannot be rendered, so that nobody can tell what changes there")
                .help(Code.INCOMPLETE_BASE.advice());
    }

    private static Review review(
            Compiler compiler,
            Windlass.Repository repository,
            Baseline baseline,
            Compilation now,
            Set<String> compared) {
        State before = Baseline.comparable(baseline.state().only(compared), baseline.incomplete(), now.incomplete());
        State after = Baseline.comparable(State.of(now.manifests()), baseline.incomplete(), now.incomplete());
        List<Environment> proposed = Baseline.rendered(now);
        Map<String, Gate> gates = new TreeMap<>();
        compared.forEach(e -> gates.put(e, baseline.gate(e)));
        Gate.of(now.units()).forEach((name, own) -> gates.merge(name, own, Gate::stricter));

        List<StoredObject> old = new ArrayList<>(before.objects().values());
        List<StoredObject> present = new ArrayList<>(after.objects().values());
        for (Environment environment : proposed) {
            StoredObject recorded = baseline.gates().get(environment.name());
            if (recorded != null) {
                old.add(recorded);
                present.add(Gate.object(environment));
            }
            StoredObject place = baseline.places().get(environment.name());
            if (place != null) {
                old.add(place);
                present.add(Destinations.object(environment));
            }
        }
        List<Acknowledgement> acknowledgements = new AcknowledgementReader(repository.tree()).read(compared);
        Review review = new Reviewer(compiler.kinds())
                .review(
                        State.of(old),
                        State.of(present),
                        baseline.environments(),
                        now.units(),
                        gates,
                        acknowledgements);
        Set<String> judgeable = compared.stream()
                .filter(e -> baseline.isDeployed() && isWhole(e, baseline.incomplete()) && isWhole(e, now.incomplete()))
                .map(AcknowledgedFile::path)
                .collect(Collectors.toSet());
        return new Review(
                review.changes(),
                review.diagnostics().stream()
                        .filter(d -> d.code() != Code.STALE_ACKNOWLEDGEMENT
                                || (d.at() instanceof Span at
                                        && judgeable.contains(at.file().name())))
                        .toList());
    }

    private static boolean isWhole(String environment, SortedSet<String> incomplete) {
        return !incomplete.contains(environment) && incomplete.stream().noneMatch(i -> i.startsWith(environment + "/"));
    }

    /** Whether all that is left of an environment is what was decided about its removal, which is then looked at as if it was named. */
    private static boolean isDecided(Windlass.Repository repository, String environment) {
        return repository.tree().read(AcknowledgedFile.path(environment)) instanceof SourceTree.Reading.Found
                && !isThere(repository, environment);
    }

    private static boolean isThere(Windlass.Repository repository, String environment) {
        return !(repository.tree().read("environments/" + environment + "/environment.yaml")
                instanceof SourceTree.Reading.Absent);
    }

    private Diagnostic unnamed(Windlass.Repository repository, String environment, Baseline baseline) {
        String with = base != null
                ? "--base " + base + " "
                : against != null ? "--against " + against + " " : deployed ? "--deployed " : "";
        String message = "the environment \"" + environment + "\" is in " + baseline.name() + " but "
                + (isThere(repository, environment) ? "abstract in the repository" : "no longer in the repository");
        String name = "name it to see what its removal does: windlass diff " + with + environment;
        return gate
                ? Diagnostic.error(Code.REMOVED_ENVIRONMENT, null, message)
                        .help(name + " --gate\nto remove it, leave nothing but " + AcknowledgedFile.path(environment)
                                + " of it, with what its gate asks for,\nand publish by its name: windlass publish "
                                + environment)
                : Diagnostic.warning(Code.REMOVED_ENVIRONMENT, null, message).help(name);
    }
}
