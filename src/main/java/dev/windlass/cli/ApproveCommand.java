package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.report.ChangeReport;
import dev.windlass.report.Paint;
import dev.windlass.report.ReviewReport;
import dev.windlass.review.Change;
import dev.windlass.review.Goldens;
import dev.windlass.review.Review;
import dev.windlass.review.Reviewer;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StateReader;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.gate.AcknowledgementReader;
import dev.windlass.review.gate.Gate;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the approved output what is rendered now. */
@Command(
        name = "approve",
        description =
                "Make golden/ equal to what is rendered now, and list what changed; change nothing when anything is wrong.")
final class ApproveCommand extends CompilingCommand {
    @Option(names = "--only", paramLabel = "UNIT", description = "Approve this chain or app only.")
    @Nullable
    String only;

    @Option(names = "--check", description = "Only tell whether all is approved; exit status 1 when it is not.")
    boolean check;

    @Override
    Optional<String> unit() {
        return Optional.ofNullable(only);
    }

    @Override
    Outcome apply(Windlass.Repository repository, Selection selection, Compilation compilation) {
        if (!compilation.isValid()) {
            return Outcome.of(compilation, compilation.diagnostics(), "");
        }
        Goldens goldens = new Goldens(repository.folder().normalize());
        List<Diagnostic> diagnostics = new ArrayList<>(compilation.diagnostics());
        try {
            SortedSet<String> scope = Scope.of(selection, compilation);
            if (selection.environments().isEmpty()) {
                goldens.environments()
                        .forEach(e ->
                                scope.add(selection.unit().map(u -> e + "/" + u).orElse(e)));
            }
            List<Change> changes = goldens.compare(compilation.manifests(), scope);
            if (check) {
                changes.forEach(c -> diagnostics.add(Goldens.unapproved(c)));
            } else {
                diagnostics.addAll(goldens.approve(compilation.manifests(), scope));
                diagnostics.addAll(new EditorFiles(repository).refresh());
            }
            boolean done = diagnostics.stream().noneMatch(Diagnostic::isError);
            String text = done ? text(changes, review(repository, compilation, changes)) : "";
            return new Outcome.Findings(
                    diagnostics,
                    compilation.manifests().size(),
                    Outcome.units(compilation),
                    Optional.of(changes),
                    text);
        } catch (IOException e) {
            diagnostics.add(Diagnostic.error(Code.OUTPUT_FAILED, null, goldens.folder() + " cannot be read")
                    .help(Code.OUTPUT_FAILED.advice()));
            return Outcome.of(compilation, diagnostics, "");
        }
    }

    private String text(List<Change> changes, Review review) {
        if (changes.isEmpty()) {
            return "golden/ is what is rendered\n";
        }
        Windlass options = Objects.requireNonNull(windlass);
        Paint paint = Terminal.paint(options.color);
        return new ChangeReport(paint).show(changes)
                + count(changes.size(), "file") + " of golden/ changed\n"
                + new ReviewReport(paint, options.all).summary(review);
    }

    /** What the changed files mean. What did not change is the same on both sides, and tells what the changes lead to. */
    private static Review review(Windlass.Repository repository, Compilation compilation, List<Change> changes) {
        State after = State.of(compilation.manifests());
        SortedMap<String, StoredObject> unchanged = new TreeMap<>(after.objects());
        SortedMap<String, byte[]> approved = new TreeMap<>();
        for (Change c : changes) {
            unchanged.remove(c.path());
            c.before().ifPresent(text -> approved.put(c.path(), text.getBytes(StandardCharsets.UTF_8)));
        }
        List<StoredObject> before = new ArrayList<>(unchanged.values());
        before.addAll(StateReader.read(approved)
                .value()
                .orElse(State.NOTHING)
                .objects()
                .values());
        Set<String> known = before.stream().map(o -> o.environment()).collect(Collectors.toSet());
        Compiler compiler = new Compiler(repository.tree(), repository.toolkit());
        return new Reviewer(compiler.kinds())
                .review(
                        State.of(before),
                        after,
                        known,
                        compilation.units(),
                        Gate.of(compilation.units()),
                        new AcknowledgementReader(repository.tree()).read(compilation.environments()));
    }
}
