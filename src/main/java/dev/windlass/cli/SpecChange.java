package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.render.Manifest;
import dev.windlass.render.ReplacedFiles;
import dev.windlass.render.ReplacedFiles.Replacement;
import dev.windlass.report.ChangeReport;
import dev.windlass.report.Paint;
import dev.windlass.review.Change;
import dev.windlass.review.Goldens;
import dev.windlass.review.SpecEdit;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.EditedTree;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.spec.Unit;
import dev.windlass.syntax.FieldEdit;
import dev.windlass.syntax.FieldWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Edits of specs, from the wish to the written files. What the repository would be after them is compiled first: where anything is wrong
 * with that, nothing is written.
 */
final class SpecChange {
    private final Windlass.Repository repository;
    private final Paint paint;
    private final boolean approve;

    /** @param approve whether the approved output of the units follows */
    SpecChange(Windlass.Repository repository, Paint paint, boolean approve) {
        this.repository = repository;
        this.paint = paint;
        this.approve = approve;
    }

    /**
     * What is wished for one unit.
     *
     * @param unit its name
     * @param path the file to edit, relative to the root; where there is none yet, it is made
     * @param edits none where all is well already
     * @param judge what there is to say when it is known what the unit becomes, in each environment that the file reaches
     */
    record Wish(String unit, String path, List<FieldEdit> edits, Function<List<Unit>, List<Diagnostic>> judge) {}

    /** A file before and after its edits. */
    private record Edited(SourceFile before, SourceFile after, boolean isNew) {}

    /** What one unit was and becomes, where the edited file reaches. */
    private record Effect(
            List<Unit> units, List<Manifest> before, List<Manifest> after, List<Diagnostic> diagnostics) {}

    Outcome make(List<Wish> wishes) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        SortedMap<String, Edited> files = new TreeMap<>();
        for (Wish wish : wishes) {
            Result<Edited> edited = edited(wish);
            diagnostics.addAll(edited.diagnostics());
            edited.value()
                    .filter(e ->
                            e.isNew() || !e.after().text().equals(e.before().text()))
                    .ifPresent(e -> files.put(wish.path(), e));
        }
        if (isWrong(diagnostics)) {
            return Outcome.failure(diagnostics);
        }
        SourceTree after = new EditedTree(
                repository.tree(), files.values().stream().map(Edited::after).toList());
        List<Effect> effects = new ArrayList<>();
        for (Wish wish : wishes) {
            Effect effect = effect(wish, after);
            effects.add(effect);
            diagnostics.addAll(effect.diagnostics());
            if (!effect.units().isEmpty() || !isWrong(effect.diagnostics())) {
                diagnostics.addAll(wish.judge().apply(effect.units()));
            }
        }
        if (isWrong(diagnostics)) {
            return outcome(diagnostics, effects, Optional.empty(), List.of(), "");
        }
        SortedMap<String, Replacement> replacements = replacements(files);
        ReplacedFiles specs = new ReplacedFiles(repository.folder());
        diagnostics.addAll(specs.write(replacements));
        if (isWrong(diagnostics)) {
            return outcome(diagnostics, effects, Optional.empty(), List.of(), "");
        }
        List<SpecEdit> edits = wishes.stream()
                .flatMap(w -> edits(w, Optional.ofNullable(files.get(w.path()))))
                .toList();
        try {
            List<Change> changes = approve ? approved(effects, diagnostics) : rendered(effects);
            if (isWrong(diagnostics)) {
                specs.takeBack(replacements);
                return outcome(diagnostics, effects, Optional.empty(), List.of(), "");
            }
            return outcome(diagnostics, effects, Optional.of(changes), edits, text(files, effects, changes));
        } catch (IOException e) {
            specs.takeBack(replacements);
            diagnostics.add(Diagnostic.error(Code.OUTPUT_FAILED, null, "golden/ cannot be read")
                    .help(Code.OUTPUT_FAILED.advice()));
            return outcome(diagnostics, effects, Optional.empty(), List.of(), "");
        }
    }

    private static boolean isWrong(List<Diagnostic> diagnostics) {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    private Result<Edited> edited(Wish wish) {
        return switch (repository.tree().read(wish.path())) {
            case Reading.Refused(Diagnostic why) -> Result.none(why);
            case Reading.Absent() -> edited(new SourceFile(wish.path(), first(wish.path())), true, wish.edits());
            case Reading.Found(SourceFile file) -> edited(file, false, wish.edits());
        };
    }

    private static Result<Edited> edited(SourceFile file, boolean isNew, List<FieldEdit> edits) {
        if (edits.isEmpty()) {
            return Result.none(List.of());
        }
        Result<SourceFile> after = new FieldWriter().setAll(file, edits);
        return new Result<>(after.value().map(a -> new Edited(file, a, isNew)), after.diagnostics());
    }

    /** How a new overlay begins: with the line that tells an editor what may stand in it, where the repository has those schemas. */
    private String first(String path) {
        String kind = path.contains("/chains/") ? "chain-overlay" : "app-overlay";
        String schema = EditorFiles.path(kind);
        return repository.tree().read(schema) instanceof Reading.Found
                ? "# yaml-language-server: $schema=../../../" + schema + "\n"
                : "";
    }

    private Effect effect(Wish wish, SourceTree after) {
        Optional<String> unit = Optional.of(wish.unit());
        Compilation all = compile(after, new Selection(List.of(), unit));
        // Where there is neither a file nor an edit, the unit is as its environment's folder makes it.
        String file = after.read(wish.path()) instanceof Reading.Absent ? home(wish.path()) : wish.path();
        List<String> reached = all.units().stream()
                .filter(u -> u.files().contains(file))
                .map(u -> u.environment().name())
                .toList();
        if (reached.isEmpty()) {
            return new Effect(List.of(), List.of(), List.of(), unreached(wish, after, all));
        }
        Selection selection = new Selection(reached, unit);
        Compilation now = all.isValid() ? all : compile(after, selection);
        return new Effect(
                units(now, reached),
                manifests(compile(repository.tree(), selection), reached),
                manifests(now, reached),
                now.diagnostics());
    }

    /** The {@code environment.yaml} beside the folder of an overlay. */
    private static String home(String overlay) {
        return overlay.substring(0, overlay.indexOf('/', "environments/".length())) + "/environment.yaml";
    }

    /** What is wrong with a unit that nothing deploys, or that cannot be rendered where it is deployed. */
    private List<Diagnostic> unreached(Wish wish, SourceTree after, Compilation all) {
        boolean isUndeployed =
                all.diagnostics().stream().allMatch(d -> d.code() == Code.UNKNOWN_UNIT && d.at() == null);
        return !isUndeployed
                ? all.diagnostics()
                : compile(after, Selection.EVERYTHING).diagnostics().stream()
                        .filter(d -> d.at() != null && d.at().file().name().equals(wish.path()))
                        .toList();
    }

    private Compilation compile(SourceTree tree, Selection selection) {
        return new Compiler(tree, repository.toolkit()).compile(selection);
    }

    private static List<Unit> units(Compilation compilation, List<String> environments) {
        return compilation.units().stream()
                .filter(u -> environments.contains(u.environment().name()))
                .toList();
    }

    private static List<Manifest> manifests(Compilation compilation, List<String> environments) {
        return compilation.manifests().stream()
                .filter(m ->
                        environments.contains(m.path().substring(0, m.path().indexOf('/'))))
                .toList();
    }

    private static SortedMap<String, Replacement> replacements(SortedMap<String, Edited> files) {
        SortedMap<String, Replacement> replacements = new TreeMap<>();
        files.forEach((path, e) -> replacements.put(
                path,
                new Replacement(
                        e.isNew() ? Optional.empty() : Optional.of(e.before().text()),
                        e.after().text())));
        return replacements;
    }

    private static Stream<SpecEdit> edits(Wish wish, Optional<Edited> file) {
        return file.stream().flatMap(f -> wish.edits().stream().map(e -> SpecEdit.of(f.before(), f.after(), e)));
    }

    private List<Change> approved(List<Effect> effects, List<Diagnostic> diagnostics) throws IOException {
        Goldens goldens = new Goldens(repository.folder().normalize());
        List<Manifest> manifests =
                effects.stream().flatMap(e -> e.after().stream()).toList();
        SortedSet<String> scope = new TreeSet<>();
        effects.forEach(e -> e.units().forEach(u -> scope.add(u.environment().name() + "/" + u.name())));
        List<Change> changes = goldens.compare(manifests, scope);
        diagnostics.addAll(goldens.approve(manifests, scope));
        return changes;
    }

    private static List<Change> rendered(List<Effect> effects) {
        List<Change> changes = new ArrayList<>();
        for (Effect effect : effects) {
            SortedMap<String, String> before = new TreeMap<>();
            effect.before().forEach(m -> before.put(m.path(), m.text()));
            for (Manifest m : effect.after()) {
                Optional<String> old = Optional.ofNullable(before.remove(m.path()));
                if (!old.equals(Optional.of(m.text()))) {
                    changes.add(new Change(m.path(), old, Optional.of(m)));
                }
            }
            before.forEach((path, text) -> changes.add(new Change(path, Optional.of(text), Optional.empty())));
        }
        changes.sort(Comparator.comparing(Change::path));
        return changes;
    }

    private String text(SortedMap<String, Edited> files, List<Effect> effects, List<Change> changes) {
        ChangeReport report = new ChangeReport(paint);
        StringBuilder text = new StringBuilder();
        files.forEach((path, e) -> text.append(report.show(
                path,
                e.isNew() ? Optional.empty() : Optional.of(e.before().text()),
                e.after().text())));
        text.append(report.show(changes));
        if (files.isEmpty() && (!approve || changes.isEmpty())) {
            return text.append("nothing to change\n").toString();
        }
        String edited =
                files.isEmpty() ? "the specs say so already" : CompilingCommand.count(files.size(), "file") + " edited";
        return text.append(edited)
                .append(consequence(effects, changes))
                .append('\n')
                .toString();
    }

    private String consequence(List<Effect> effects, List<Change> changes) {
        String count = CompilingCommand.count(changes.size(), "file");
        if (approve) {
            return ", " + count + " of golden/ changed";
        }
        if (effects.stream().allMatch(e -> e.units().isEmpty())) {
            return ": no environment deploys it";
        }
        return changes.isEmpty()
                ? ": what is rendered stays the same"
                : ", " + count + " rendered anew: look at them, then run windlass approve";
    }

    private static Outcome outcome(
            List<Diagnostic> diagnostics,
            List<Effect> effects,
            Optional<List<Change>> changes,
            List<SpecEdit> edits,
            String text) {
        int resources = effects.stream().mapToInt(e -> e.after().size()).sum();
        List<String> units = effects.stream()
                .flatMap(e -> e.units().stream())
                .map(u -> u.environment().name() + "/" + u.name())
                .toList();
        List<Diagnostic> all =
                diagnostics.stream().distinct().sorted(Diagnostic.ORDER).toList();
        return new Outcome.Edited(new Outcome.Findings(all, resources, units, changes, text), edits);
    }
}
