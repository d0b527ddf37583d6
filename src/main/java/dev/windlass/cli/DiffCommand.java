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
import dev.windlass.source.Span;
import dev.windlass.spec.AcknowledgedFile;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            names = "--gate",
            description = "Let the gates of the environments decide: exit status 1 where a change is blocked.")
    boolean gate;

    @Override
    public Outcome call() {
        if (base != null && against != null) {
            return Outcome.usage("--base and --against exclude one another", "compare with one of them at a time");
        }
        Windlass options = Objects.requireNonNull(windlass);
        Result<Windlass.Repository> opened = options.open();
        if (opened.value().isEmpty()) {
            return Outcome.failure(opened.diagnostics());
        }
        Windlass.Repository repository = opened.value().get();
        Result<Baseline> baseline = baseline(repository);
        return baseline.value()
                .map(b -> compare(repository, b))
                .orElseGet(() -> Outcome.failure(baseline.diagnostics()));
    }

    private Result<Baseline> baseline(Windlass.Repository repository) {
        if (against != null) {
            return folder(against).map(f -> Result.of(Baseline.folder(f))).orElseGet(() -> Result.none(Diagnostic.error(
                            Code.USAGE, null, "--against is not a folder: \"" + against + "\"")
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

    private Outcome compare(Windlass.Repository repository, Baseline baseline) {
        Compiler compiler = new Compiler(repository.tree(), repository.toolkit());
        SortedSet<String> there = compiler.environments();
        SortedSet<String> removed = new TreeSet<>(baseline.environments());
        removed.removeAll(there);
        List<String> named = environments.stream().distinct().toList();
        List<String> rendered = named.stream().filter(e -> !removed.contains(e)).toList();
        boolean renders = named.isEmpty() || !rendered.isEmpty();
        Compilation now =
                renders ? compiler.compile(new Selection(rendered, Optional.empty())) : nothing(there);
        if (ExitStatus.of(now.diagnostics()) == ExitStatus.USAGE) {
            return Outcome.of(now, now.diagnostics(), "");
        }
        Set<String> compared = new TreeSet<>(named.isEmpty() ? there : named);

        List<Diagnostic> diagnostics = new ArrayList<>(now.diagnostics());
        diagnostics.addAll(baseline.diagnostics());
        if (named.isEmpty()) {
            removed.forEach(e -> diagnostics.add(unnamed(e, baseline)));
        }
        Review review = review(compiler, repository, baseline, now, compared);
        review.diagnostics().stream()
                .filter(d -> d.code() != Code.CHANGE_BLOCKED || gate)
                .forEach(diagnostics::add);
        return new Outcome.Reviewed(review, diagnostics, Outcome.units(now));
    }

    private static Review review(
            Compiler compiler,
            Windlass.Repository repository,
            Baseline baseline,
            Compilation now,
            Set<String> compared) {
        State before = Baseline.comparable(baseline.state().only(compared), baseline.incomplete(), now.incomplete());
        State after = Baseline.comparable(State.of(now.manifests()), baseline.incomplete(), now.incomplete());
        SortedMap<String, Environment> proposed = new TreeMap<>();
        now.units().stream().map(Unit::environment).forEach(e -> proposed.put(e.name(), e));
        Map<String, Gate> gates = new TreeMap<>();
        compared.forEach(e -> gates.put(e, baseline.gate(e)));
        Gate.of(now.units()).forEach((name, own) -> gates.merge(name, own, Gate::stricter));

        List<StoredObject> old = new ArrayList<>(before.objects().values());
        List<StoredObject> present = new ArrayList<>(after.objects().values());
        proposed.forEach((name, e) -> {
            StoredObject recorded = baseline.gates().get(name);
            if (recorded != null) {
                old.add(recorded);
                present.add(Gate.object(e));
            }
        });
        List<Acknowledgement> acknowledgements = new AcknowledgementReader(repository.tree()).read(compared);
        Review review = new Reviewer(compiler.kinds())
                .review(State.of(old), State.of(present), now.units(), gates, acknowledgements);
        Set<String> judgeable = compared.stream()
                .filter(e -> baseline.isDeployed() && isWhole(e, baseline.incomplete()) && isWhole(e, now.incomplete()))
                .map(AcknowledgedFile::path)
                .collect(Collectors.toSet());
        return new Review(
                review.changes(),
                review.diagnostics().stream()
                        .filter(d -> d.code() != Code.STALE_ACKNOWLEDGEMENT
                                || (d.at() instanceof Span at && judgeable.contains(at.file().name())))
                        .toList());
    }

    private static boolean isWhole(String environment, SortedSet<String> incomplete) {
        return !incomplete.contains(environment)
                && incomplete.stream().noneMatch(i -> i.startsWith(environment + "/"));
    }

    private static Compilation nothing(SortedSet<String> environments) {
        return new Compilation(List.of(), List.of(), List.of(), environments, new TreeSet<>());
    }

    private Diagnostic unnamed(String environment, Baseline baseline) {
        String with = base != null ? "--base " + base + " " : against != null ? "--against " + against + " " : "";
        return Diagnostic.warning(
                        Code.REMOVED_ENVIRONMENT,
                        null,
                        "the environment \"" + environment + "\" is in " + baseline.name()
                                + " but no longer in the repository")
                .help("name it to see what its removal does: windlass diff " + with + environment);
    }
}
