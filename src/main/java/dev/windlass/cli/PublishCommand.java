package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.cli.Destinations.Target;
import dev.windlass.cli.Publisher.Done;
import dev.windlass.deliver.Author;
import dev.windlass.deliver.Decision;
import dev.windlass.deliver.DeployRepository;
import dev.windlass.deliver.Destination;
import dev.windlass.deliver.GitAccess;
import dev.windlass.deliver.Head;
import dev.windlass.deliver.Publication;
import dev.windlass.deliver.Signing;
import dev.windlass.deliver.SourceCommit;
import dev.windlass.report.PublicationEntry;
import dev.windlass.review.Review;
import dev.windlass.review.Reviewer;
import dev.windlass.review.gate.AcknowledgementReader;
import dev.windlass.review.gate.Judged;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.ManifestFinder;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.spec.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Publishes environments: one commit in the deploy repository, or none. */
@Command(
        name = "publish",
        description =
                "Commit what is rendered to the deploy repository, when nothing is wrong and the gate lets it pass.")
final class PublishCommand implements Callable<Outcome> {
    private static final Pattern PERSON =
            Pattern.compile("\\s*([^<>\\p{Cntrl}]*[^<>\\p{Cntrl}\\s])\\s*<([^<>\\p{Cntrl}\\s]+)>\\s*");
    private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");

    @ParentCommand
    @Nullable
    Windlass windlass;

    @Parameters(
            paramLabel = "ENV",
            arity = "0..*",
            description =
                    "The environments (default: all). One that does not exist any more is removed where it was published.")
    List<String> environments = new ArrayList<>();

    @Option(
            names = "--repository",
            paramLabel = "URL",
            description = "The deploy repository (default: what each environment says under deliver).")
    @Nullable
    String repository;

    @Option(
            names = "--branch",
            paramLabel = "BRANCH",
            description = "Its branch (default: what each environment says under deliver, or main).")
    @Nullable
    String branch;

    @Option(names = "--dry-run", description = "Show the commit that would be made, and push nothing.")
    boolean dryRun;

    @Option(names = "--overwrite", description = "Replace what was changed by hand in the deploy repository.")
    boolean overwrite;

    @Option(
            names = "--pull-request",
            paramLabel = "BRANCH",
            description = "Push the commit to this branch instead, for a pull request.")
    @Nullable
    String pullRequest;

    @Option(
            names = "--author",
            paramLabel = "\"NAME <MAIL>\"",
            description = "Who commits (default: GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL, or Windlass).")
    @Nullable
    String author;

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "Sign the commit: the file of an ssh key, or the name of a GPG key.")
    @Nullable
    String sign;

    @Override
    public Outcome call() {
        Windlass options = Objects.requireNonNull(windlass);
        Optional<Outcome> wrong = wrong();
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Result<Windlass.Repository> opened = options.open();
        return opened.value()
                .map(this::publish)
                .orElseGet(() -> Outcome.failure(opened.diagnostics().getFirst()));
    }

    /** What does not make sense before anything is read. */
    private Optional<Outcome> wrong() {
        if (branch != null && !isBranch(branch)) {
            return Optional.of(noBranch("--branch", branch));
        }
        if (pullRequest != null && !isBranch(pullRequest)) {
            return Optional.of(noBranch("--pull-request", pullRequest));
        }
        if (repository != null && repository.isBlank()) {
            return Optional.of(Outcome.usage("--repository is empty", "name the URL of the deploy repository"));
        }
        if (author != null && !PERSON.matcher(author).matches()) {
            return Optional.of(
                    Outcome.usage("--author is nobody: \"" + author + "\"", "write it as \"Name <name@example.com>\""));
        }
        return Optional.empty();
    }

    private static Outcome noBranch(String option, String given) {
        return Outcome.usage(
                option + " is not the name of a branch: \"" + given + "\"", "write it as in main or feature/one");
    }

    private static boolean isBranch(String name) {
        return BRANCH.matcher(name).matches()
                && !name.startsWith("refs/")
                && !name.equals("HEAD")
                && !name.contains("..")
                && !name.endsWith("/")
                && !name.endsWith(".lock");
    }

    private static String text(@Nullable String option) {
        return option == null ? "" : option;
    }

    private Outcome publish(Windlass.Repository opened) {
        Compiler compiler = new Compiler(opened.tree(), opened.toolkit());
        SortedSet<String> there = compiler.environments();
        List<String> named = environments.stream().distinct().toList();
        List<String> gone = named.stream().filter(e -> !there.contains(e)).toList();
        // Where a removed environment was published is known from those that are left.
        Selection selection = gone.isEmpty() ? new Selection(named, Optional.empty()) : Selection.EVERYTHING;
        Compilation compilation = compiler.compile(selection);
        if (!compilation.isValid()) {
            return Outcome.of(compilation, compilation.diagnostics(), "");
        }
        List<Environment> all = Baseline.rendered(compilation);
        List<Environment> wanted = all.stream()
                .filter(e -> gone.isEmpty() || named.contains(e.name()))
                .toList();
        Destinations destinations =
                new Destinations(opened.folder(), Optional.ofNullable(repository), Optional.ofNullable(branch));
        Result<List<Target>> places = destinations.of(wanted);
        Result<List<Destination>> former = destinations.former(all, gone);
        SourceCommit source = Surroundings.source(opened.folder());
        List<Diagnostic> diagnostics = new ArrayList<>(compilation.diagnostics());
        diagnostics.addAll(places.diagnostics());
        diagnostics.addAll(former.diagnostics());
        if (places.hasErrors() || former.hasErrors()) {
            return Outcome.of(compilation, diagnostics, "");
        }
        Result<List<Target>> found = FormerPlaces.add(
                places.value().orElse(List.of()), former.value().orElse(List.of()), gone, source, this::repository);
        diagnostics.addAll(found.diagnostics());
        List<Target> targets = found.value().orElse(List.of());
        diagnostics.addAll(found.hasErrors() ? List.of() : unknown(gone, targets, there));
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return Outcome.of(compilation, diagnostics, "");
        }
        List<String> concerned = new ArrayList<>(gone);
        wanted.forEach(e -> concerned.add(e.name()));
        Publisher.Terms terms = new Publisher.Terms(
                new Reviewer(compiler.kinds()),
                new AcknowledgementReader(opened.tree()).read(concerned),
                source,
                there,
                overwrite);
        List<PublicationEntry> entries = new ArrayList<>();
        List<Judged> changes = new ArrayList<>();
        for (Target target : targets) {
            Done done = new Publisher(target, compilation, terms)
                    .publish(way(target), Optional.ofNullable(pullRequest), dryRun);
            entries.add(done.entry());
            changes.addAll(done.review().changes());
            diagnostics.addAll(done.diagnostics());
        }
        return new Outcome.Published(entries, new Review(changes, List.of()), diagnostics, Outcome.units(compilation));
    }

    private Function<Function<Head, Decision>, Result<Publication>> way(Target target) {
        DeployRepository to = repository(target.to());
        String proposed = pullRequest;
        if (proposed == null) {
            return dryRun ? to::rehearse : to::publish;
        }
        return dryRun ? decide -> to.rehearse(proposed, decide) : decide -> to.propose(proposed, decide);
    }

    /** Names that are neither in the repository nor published in any of the places: nothing is published for the sake of a slip. */
    private static List<Diagnostic> unknown(List<String> gone, List<Target> targets, Set<String> there) {
        return gone.stream()
                .filter(name -> targets.stream().noneMatch(t -> t.removed().contains(name)))
                .map(name -> Diagnostic.error(
                                Code.UNKNOWN_ENVIRONMENT,
                                null,
                                "there is no environment \"" + name + "\", and none of that name is published")
                        .help(Nearest.help(name, there)))
                .toList();
    }

    private DeployRepository repository(Destination to) {
        return new DeployRepository(to, author(), GitAccess.of(System.getenv()));
    }

    private Author author() {
        Author who = Author.WINDLASS;
        Matcher given = PERSON.matcher(text(author));
        String name = text(System.getenv("GIT_AUTHOR_NAME"));
        String mail = text(System.getenv("GIT_AUTHOR_EMAIL"));
        if (given.matches()) {
            who = new Author(given.group(1), given.group(2));
        } else if (PERSON.matcher(name + " <" + mail + ">").matches()) {
            who = new Author(name, mail);
        }
        return sign == null ? who : who.signing(signing(sign));
    }

    /** A file is an ssh key; anything else is what GPG calls a key. */
    private static Signing signing(String key) {
        return ManifestFinder.exists(key)
                ? new Signing(Signing.Format.SSH, key)
                : new Signing(Signing.Format.OPENPGP, key);
    }
}
