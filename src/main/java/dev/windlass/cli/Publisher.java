package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.deliver.Decision;
import dev.windlass.deliver.EnvironmentFiles;
import dev.windlass.deliver.Head;
import dev.windlass.deliver.Proposal;
import dev.windlass.deliver.Publication;
import dev.windlass.deliver.PublishRecord;
import dev.windlass.deliver.SourceCommit;
import dev.windlass.render.Manifest;
import dev.windlass.report.PublicationEntry;
import dev.windlass.report.PublicationEntry.End;
import dev.windlass.report.PublicationMessage;
import dev.windlass.report.PublicationMessage.Step;
import dev.windlass.review.Change;
import dev.windlass.review.Review;
import dev.windlass.review.Reviewer;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StateReader;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.gate.Acknowledgement;
import dev.windlass.review.gate.Gate;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.Severity;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides, for one place, what is published there in view of what is there now. */
final class Publisher {
    private final Destinations.Target target;
    private final Compilation compilation;
    private final Terms terms;
    private Sight sight = Sight.NOTHING;

    /**
     * What holds for every place of one publish.
     *
     * @param reviewer what judges changes
     * @param acknowledgements those of every environment that is published or removed
     * @param source what was rendered
     * @param environments the names of all environments of the repository
     * @param overwrite whether hand edits are replaced
     */
    record Terms(
            Reviewer reviewer,
            List<Acknowledgement> acknowledgements,
            SourceCommit source,
            Set<String> environments,
            boolean overwrite) {
        Terms {
            acknowledgements = List.copyOf(acknowledgements);
            environments = Set.copyOf(environments);
        }
    }

    /**
     * What one head showed.
     *
     * @param steps the environments that the commit is about
     * @param review what changes
     * @param files what happens to files
     * @param said what there is to say whether it is published or not
     * @param message of the commit
     */
    private record Sight(
            SortedMap<String, Step> steps,
            Review review,
            SortedMap<String, Change.Action> files,
            List<Diagnostic> said,
            String message) {
        static final Sight NOTHING =
                new Sight(new TreeMap<>(), new Review(List.of(), List.of()), new TreeMap<>(), List.of(), "");
    }

    /** What came of it. */
    record Done(PublicationEntry entry, Review review, List<Diagnostic> diagnostics) {
        Done {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    Publisher(Destinations.Target target, Compilation compilation, Terms terms) {
        this.target = target;
        this.compilation = compilation;
        this.terms = terms;
    }

    /**
     * Publishes by one of the ways that a deploy repository has.
     *
     * @param pullRequest the branch that the commit goes to instead
     */
    Done publish(
            Function<Function<Head, Decision>, Result<Publication>> way,
            Optional<String> pullRequest,
            boolean rehearsal) {
        Result<Publication> result = way.apply(this::decide);
        List<Diagnostic> diagnostics = new ArrayList<>(sight.said);
        diagnostics.addAll(result.diagnostics());
        String branch = target.to().branch();
        PublicationEntry entry = switch (result.value().orElseGet(() -> new Publication.Stopped(List.of()))) {
            case Publication.Published p ->
                entry(
                        p.branch(),
                        rehearsal ? End.REHEARSED : End.PUBLISHED,
                        Optional.of(p.commit()).filter(_ -> !rehearsal),
                        sight.files,
                        p.message());
            // Where there is something to publish, the branch of the pull request has it already.
            case Publication.Unchanged _ ->
                nothing(sight.files.isEmpty() ? branch : pullRequest.orElse(branch), End.UNCHANGED);
            case Publication.Stopped(List<Diagnostic> why) -> {
                diagnostics.addAll(why);
                yield nothing(branch, End.REFUSED);
            }
        };
        return new Done(entry, sight.review, diagnostics);
    }

    private PublicationEntry nothing(String branch, End end) {
        return entry(branch, end, Optional.empty(), new TreeMap<>(), "");
    }

    private PublicationEntry entry(
            String branch, End end, Optional<String> commit, SortedMap<String, Change.Action> files, String message) {
        List<String> first = sight.steps.entrySet().stream()
                .filter(e -> e.getValue() == Step.FIRST)
                .map(Map.Entry::getKey)
                .toList();
        return new PublicationEntry(target.to().shown(), branch, end, commit, first, files, message);
    }

    private Decision decide(Head head) {
        List<Diagnostic> damaged = damaged(head);
        if (!damaged.isEmpty()) {
            sight = Sight.NOTHING;
            return new Decision.Stop(damaged);
        }
        List<Diagnostic> moved = target.environments().stream()
                .flatMap(e -> MovedDelivery.of(e, target.to(), head, terms.source).stream())
                .toList();
        if (!moved.isEmpty()) {
            sight = Sight.NOTHING;
            return new Decision.Stop(moved);
        }
        SortedMap<String, PublishRecord> records = head.records();
        SortedMap<String, Step> steps = steps(records);
        if (steps.isEmpty()) {
            sight = Sight.NOTHING;
            return new Decision.Stop(List.of());
        }
        List<Diagnostic> said = new ArrayList<>(forgotten(records));
        List<Diagnostic> stop = new ArrayList<>();

        SortedMap<String, byte[]> published = new TreeMap<>();
        steps.keySet().forEach(e -> published.putAll(head.files(e)));
        Result<State> before = StateReader.read(published);
        before.diagnostics()
                .forEach(d -> said.add(
                        terms.overwrite || !d.isError()
                                ? d.as(Severity.WARNING)
                                : d)); // an edit that is no manifest any more
        Review review = review(steps, records, before.value().orElse(State.NOTHING));
        said.addAll(review.diagnostics().stream().filter(d -> !d.isError()).toList());
        review.diagnostics().stream().filter(Diagnostic::isError).forEach(stop::add);

        SortedMap<String, Optional<EnvironmentFiles>> environments = environments(steps);
        SortedMap<String, Change.Action> files = files(published, environments);
        String message =
                new PublicationMessage(terms.source, Version.text(), reasons()).of(told(steps, files, review), review);
        Proposal proposal = new Proposal(environments, message);
        if (!terms.overwrite) {
            stop.addAll(HandEditFindings.of(
                    head.handEdits(proposal),
                    target.to().branch() + " of " + target.to().shown()));
        }
        sight = new Sight(steps, review, files, said, message);
        boolean unreadable = said.stream().anyMatch(Diagnostic::isError);
        return stop.isEmpty() && !unreadable ? new Decision.Publish(proposal) : new Decision.Stop(stop);
    }

    /** The environments that the message tells of: those that change, or all where only records do. */
    private static SortedMap<String, Step> told(
            SortedMap<String, Step> steps, SortedMap<String, Change.Action> files, Review review) {
        SortedMap<String, Step> told = new TreeMap<>(steps);
        told.entrySet()
                .removeIf(e -> e.getValue() == Step.NEXT
                        && files.keySet().stream().noneMatch(path -> path.startsWith(e.getKey() + "/"))
                        && review.changes().stream()
                                .noneMatch(j -> j.change()
                                        .change()
                                        .object()
                                        .environment()
                                        .equals(e.getKey())));
        return told.isEmpty() ? steps : told;
    }

    /** Nothing can be said of an environment whose record cannot be read. */
    private List<Diagnostic> damaged(Head head) {
        Map<String, Diagnostic> damaged = head.damaged();
        return Stream.concat(target.environments().stream().map(Environment::name), target.removed().stream())
                .filter(damaged::containsKey)
                .map(damaged::get)
                .toList();
    }

    private SortedMap<String, Step> steps(SortedMap<String, PublishRecord> records) {
        SortedMap<String, Step> steps = new TreeMap<>();
        target.environments().forEach(e -> steps.put(e.name(), records.containsKey(e.name()) ? Step.NEXT : Step.FIRST));
        target.removed().stream().filter(e -> records.containsKey(e)).forEach(e -> steps.put(e, Step.REMOVED));
        return steps;
    }

    /** Environments that are published there, exist no more and are not asked to be removed: only a name given removes one. */
    private List<Diagnostic> forgotten(SortedMap<String, PublishRecord> records) {
        return records.keySet().stream()
                .filter(e ->
                        !terms.environments.contains(e) && !target.removed().contains(e))
                .map(e -> Diagnostic.warning(
                                Code.REMOVED_ENVIRONMENT,
                                null,
                                "the environment \"" + e + "\" is published in "
                                        + target.to().branch() + " of "
                                        + target.to().shown() + " but no longer in the repository")
                        .help("name it to remove it there: windlass publish " + e))
                .toList();
    }

    /** What changes, the gates themselves among it. */
    private Review review(SortedMap<String, Step> steps, SortedMap<String, PublishRecord> records, State published) {
        List<StoredObject> before = new ArrayList<>(published.objects().values());
        List<StoredObject> after =
                new ArrayList<>(State.of(manifests(steps.keySet())).objects().values());
        Map<String, Gate> gates = new TreeMap<>();
        for (String name : steps.keySet()) {
            PublishRecord record = records.get(name);
            if (record == null) {
                continue; // the first publish is reported, not blocked
            }
            Gate recorded = Gate.of(record.blocks());
            Optional<Environment> environment = environment(name);
            gates.put(name, environment.map(e -> Gate.of(e).stricter(recorded)).orElse(recorded));
            environment.ifPresent(e -> {
                before.add(recorded.object(name));
                after.add(Gate.object(e));
            });
        }
        List<Unit> units = compilation.units().stream()
                .filter(u -> steps.containsKey(u.environment().name()))
                .toList();
        List<Acknowledgement> acknowledgements = terms.acknowledgements.stream()
                .filter(a -> gates.containsKey(a.environment()))
                .toList();
        return terms.reviewer.review(State.of(before), State.of(after), gates.keySet(), units, gates, acknowledgements);
    }

    private Optional<Environment> environment(String name) {
        return target.environments().stream().filter(e -> e.name().equals(name)).findFirst();
    }

    private List<Manifest> manifests(Set<String> environments) {
        return compilation.manifests().stream()
                .filter(m -> environments.contains(m.resource().environment()))
                .toList();
    }

    private SortedMap<String, Optional<EnvironmentFiles>> environments(SortedMap<String, Step> steps) {
        SortedMap<String, Optional<EnvironmentFiles>> all = new TreeMap<>();
        for (String name : steps.keySet()) {
            all.put(name, environment(name).map(this::files));
        }
        return all;
    }

    private EnvironmentFiles files(Environment environment) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        manifests(Set.of(environment.name()))
                .forEach(m -> files.put(m.path(), m.text().getBytes(StandardCharsets.UTF_8)));
        return new EnvironmentFiles(files, new TreeSet<>(Gate.of(environment).classes()), terms.source);
    }

    private static SortedMap<String, Change.Action> files(
            SortedMap<String, byte[]> published, SortedMap<String, Optional<EnvironmentFiles>> environments) {
        SortedMap<String, Change.Action> files = new TreeMap<>();
        published.keySet().forEach(path -> files.put(path, Change.Action.REMOVED));
        environments
                .values()
                .forEach(e -> e.ifPresent(wanted -> wanted.files().forEach((path, bytes) -> {
                    byte[] there = published.get(path);
                    if (there == null) {
                        files.put(path, Change.Action.ADDED);
                    } else if (Arrays.equals(there, bytes)) {
                        files.remove(path);
                    } else {
                        files.put(path, Change.Action.CHANGED);
                    }
                })));
        return files;
    }

    private Map<String, String> reasons() {
        return terms.acknowledgements.stream()
                .collect(Collectors.toMap(Acknowledgement::change, Acknowledgement::reason, (one, _) -> one));
    }
}
