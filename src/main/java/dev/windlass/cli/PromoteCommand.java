package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.spec.ImageChoice;
import dev.windlass.spec.ImagePin;
import dev.windlass.spec.Unit;
import dev.windlass.syntax.FieldEdit;
import dev.windlass.tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Gives units in one environment the versions and images that they have in another. */
@Command(
        name = "promote",
        description =
                "Carry the versions and images of units from one environment to another, and nothing else; all of them or none.")
final class PromoteCommand implements Callable<Outcome> {
    @ParentCommand
    @Nullable
    Windlass windlass;

    @Parameters(paramLabel = "UNIT", arity = "1..*", description = "The chains and apps.")
    List<String> units = new ArrayList<>();

    @Option(names = "--from", paramLabel = "ENV", required = true, description = "The environment that has them.")
    String from = "";

    @Option(
            names = "--to",
            paramLabel = "ENV",
            required = true,
            description = "The environment that is to have them; its overlays are edited.")
    String to = "";

    @Option(names = "--approve", description = "Approve what it changes in golden/ as well.")
    boolean approve;

    @Override
    public Outcome call() {
        if (from.equals(to)) {
            return Outcome.usage("--from and --to are the same environment", "name two environments");
        }
        Windlass options = Objects.requireNonNull(windlass);
        Result<Windlass.Repository> opened = options.open();
        if (opened.value().isEmpty()) {
            return Outcome.failure(opened.diagnostics());
        }
        Windlass.Repository repository = opened.value().get();
        List<SpecChange.Wish> wishes = new ArrayList<>();
        List<Diagnostic> wrong = new ArrayList<>();
        for (String unit : new LinkedHashSet<>(units)) {
            Result<SpecChange.Wish> wish = wish(repository, unit);
            wish.diagnostics().stream().filter(d -> !wrong.contains(d)).forEach(wrong::add);
            wish.value().ifPresent(wishes::add);
        }
        return wrong.isEmpty()
                ? new SpecChange(repository, Terminal.paint(options.color), approve).make(wishes)
                : Outcome.failure(wrong);
    }

    private Result<SpecChange.Wish> wish(Windlass.Repository repository, String name) {
        Result<ImageUnit> found = ImageUnit.find(repository.tree(), name);
        if (found.value().isEmpty()) {
            return Result.none(found.diagnostics());
        }
        Compilation now = new Compiler(repository.tree(), repository.toolkit())
                .compile(new Selection(List.of(from, to), Optional.of(name)));
        List<Diagnostic> errors = now.diagnostics().stream()
                .filter(Diagnostic::isError)
                .filter(d -> d.code() != Code.UNKNOWN_UNIT || d.at() != null)
                .toList();
        if (!errors.isEmpty()) {
            return Result.none(errors);
        }
        List<Diagnostic> missing = new ArrayList<>();
        for (String environment : List.of(from, to)) {
            if (spec(now, environment).isEmpty()) {
                missing.add(PinCommand.undeployed(found.value().get(), environment, now));
            }
        }
        return missing.isEmpty()
                ? Result.of(wish(
                        found.value().get(),
                        spec(now, from).orElseThrow(),
                        spec(now, to).orElseThrow()))
                : Result.none(missing);
    }

    private static Optional<Mapping> spec(Compilation compilation, String environment) {
        return compilation.units().stream()
                .filter(u -> u.environment().name().equals(environment))
                .map(Unit::spec)
                .findFirst();
    }

    private SpecChange.Wish wish(ImageUnit unit, Mapping there, Mapping here) {
        List<FieldEdit> edits = new ArrayList<>();
        for (List<String> part : ImageUnit.parts(there)) {
            edits.addAll(ImageChoice.of(here, part).towards(ImageChoice.of(there, part), part));
        }
        return new SpecChange.Wish(unit.name(), unit.overlay(to), edits, units -> {
            List<Diagnostic> said = new ArrayList<>();
            for (List<String> part : ImageUnit.parts(there)) {
                pin(ImageChoice.of(there, part)).ifPresent(pin -> {
                    if (edits.stream().anyMatch(e -> isBelow(e, part))) {
                        said.addAll(ImageJudge.mutable(pin, units));
                    }
                    said.addAll(ImageJudge.withoutEffect(pin, part, units));
                });
            }
            return said;
        });
    }

    private static boolean isBelow(FieldEdit edit, List<String> part) {
        return edit.path().subList(0, part.size()).equals(part);
    }

    private static Optional<ImagePin> pin(ImageChoice choice) {
        return choice.digest()
                .<ImagePin>map(d -> new ImagePin.Digest(d.value()))
                .or(() -> choice.deciding().map(t -> new ImagePin.Tag(t.value())));
    }
}
