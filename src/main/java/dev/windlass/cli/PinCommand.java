package dev.windlass.cli;

import dev.windlass.Compilation;
import dev.windlass.Compiler;
import dev.windlass.Compiler.Selection;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.spec.ImageChoice;
import dev.windlass.spec.ImagePin;
import dev.windlass.spec.ImageTag;
import dev.windlass.spec.Unit;
import dev.windlass.syntax.FieldEdit;
import dev.windlass.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sets the image of a unit in its spec or in an overlay. */
@Command(
        name = "pin",
        description =
                "Set the tag or the digest of a unit's image in its spec, in place; change nothing when anything would be wrong.")
final class PinCommand implements Callable<Outcome> {
    @ParentCommand
    @Nullable
    Windlass windlass;

    @Parameters(index = "0", paramLabel = "UNIT", description = "The chain or app.")
    String unit = "";

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "The tag; of a chain its version, unless its image has a tag or a digest of its own.")
    @Nullable
    String tag;

    @Option(names = "--digest", paramLabel = "DIGEST", description = "The digest, sha256:…, instead of a tag.")
    @Nullable
    String digest;

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description = "Set it in this environment's overlay (default: in the spec, for all environments).")
    @Nullable
    String environment;

    @Option(
            names = "--part",
            paramLabel = "execution|consensus",
            description = "Which client of a chain that has a pair of them.")
    @Nullable
    String part;

    @Option(names = "--node", paramLabel = "NODE", description = "Set it for one of a chain's named nodes only.")
    @Nullable
    String node;

    @Option(names = "--approve", description = "Approve what it changes in golden/ as well.")
    boolean approve;

    @Override
    public Outcome call() {
        Result<ImagePin> pin = pin();
        if (pin.value().isEmpty()) {
            return Outcome.failure(pin.diagnostics());
        }
        Windlass options = Objects.requireNonNull(windlass);
        Result<Windlass.Repository> opened = options.open();
        if (opened.value().isEmpty()) {
            return Outcome.failure(opened.diagnostics());
        }
        Windlass.Repository repository = opened.value().get();
        Result<ImageUnit> found = ImageUnit.find(repository.tree(), unit);
        if (found.value().isEmpty()) {
            return Outcome.failure(found.diagnostics());
        }
        Result<SpecChange.Wish> wish = environment == null
                ? inSpec(found.value().get(), pin.value().get())
                : inOverlay(repository, found.value().get(), pin.value().get(), environment);
        return wish.value().isEmpty()
                ? Outcome.failure(wish.diagnostics())
                : new SpecChange(repository, Terminal.paint(options.color), approve)
                        .make(List.of(wish.value().get()));
    }

    private Result<ImagePin> pin() {
        String why;
        if (tag != null && digest == null) {
            if (new ImageTag(tag).isValid()) {
                return Result.of(new ImagePin.Tag(tag));
            }
            why = "\"" + tag + "\" cannot be a tag: letters, digits, dots, dashes and underscores, at most 128";
        } else if (digest != null && tag == null) {
            if (ImagePin.DIGEST.matcher(digest).matches()) {
                return Result.of(new ImagePin.Digest(digest));
            }
            why = "\"" + digest + "\" is no digest: that is sha256: and 64 of the characters 0-9 and a-f";
        } else {
            why = tag == null ? "say which image: by --tag or by --digest" : "give either --tag or --digest";
        }
        return Result.none(Diagnostic.error(Code.USAGE, null, why).help("see windlass pin --help"));
    }

    private Result<SpecChange.Wish> inSpec(ImageUnit found, ImagePin pin) {
        return wish(found, pin, found.path(), found.base(), found.base(), Optional.empty());
    }

    private Result<SpecChange.Wish> inOverlay(
            Windlass.Repository repository, ImageUnit found, ImagePin pin, String name) {
        SourceTree tree = repository.tree();
        List<String> known = tree.list("environments").stream()
                .filter(SourceTree.Entry::isFolder)
                .map(SourceTree.Entry::name)
                .toList();
        if (!known.contains(name)) {
            return Result.none(
                    Diagnostic.error(Code.UNKNOWN_ENVIRONMENT, null, "there is no environment \"" + name + "\"")
                            .help(Nearest.help(name, known)));
        }
        String path = found.overlay(name);
        Compilation now =
                new Compiler(tree, repository.toolkit()).compile(new Selection(List.of(), Optional.of(found.name())));
        Optional<Mapping> merged = now.units().stream()
                .filter(u -> u.environment().name().equals(name))
                .map(Unit::spec)
                .findFirst();
        if (merged.isEmpty() && tree.read(path) instanceof Reading.Absent) {
            return Result.none(undeployed(found, name, now));
        }
        Mapping own = ImageUnit.content(tree, path);
        return wish(found, pin, path, own, merged.orElse(found.base()), merged);
    }

    static Diagnostic undeployed(ImageUnit found, String environment, Compilation now) {
        List<String> elsewhere =
                now.units().stream().map(u -> u.environment().name()).distinct().toList();
        String add = "to deploy it there, add " + found.overlay(environment);
        return Diagnostic.error(Code.UNKNOWN_UNIT, null, found.name() + " is not deployed in \"" + environment + "\"")
                .help(elsewhere.isEmpty() ? add : "it is in " + String.join(", ", elsewhere) + "; " + add);
    }

    /**
     * The edit of one file.
     *
     * @param own what that file says
     * @param spec what there are parts and nodes in
     * @param merged what the unit is where the file counts, if that is more than what it says
     */
    private Result<SpecChange.Wish> wish(
            ImageUnit found, ImagePin pin, String path, Mapping own, Mapping spec, Optional<Mapping> merged) {
        List<Diagnostic> wrong = new ArrayList<>();
        boolean isPair = !ImageUnit.parts(spec).contains(List.<String>of());
        if (isPair && (part == null || !(part.equals("execution") || part.equals("consensus")))) {
            wrong.add(usage(found.name() + " is a pair of clients", "add --part execution or --part consensus"));
        } else if (!isPair && part != null) {
            wrong.add(usage(found.name() + " is no pair of clients", "leave --part out"));
        }
        if (node != null && spec.mapping("nodes").get(node) == null) {
            Set<String> nodes = spec.mapping("nodes").keys();
            String help = nodes.isEmpty()
                    ? "leave --node out, or add --env for an environment whose overlay names nodes"
                    : Nearest.help(node, nodes);
            wrong.add(usage(found.name() + " has no node named \"" + node + "\" there", help));
        }
        if (!wrong.isEmpty()) {
            return Result.none(wrong);
        }
        List<String> role = part == null ? List.of() : List.of(part);
        List<String> below = new ArrayList<>(node == null ? List.of() : List.of("nodes", node));
        below.addAll(role);
        ImageChoice choice = merged.map(m -> choice(m, below, role))
                .orElseGet(() -> choice(own, below, role).over(choice(found.base(), below, role)));
        List<FieldEdit> edits = choice.is(pin) ? List.of() : List.of(choice.edit(found.kind(), below, pin));
        return Result.of(new SpecChange.Wish(found.name(), path, edits, units -> {
            List<Diagnostic> said = new ArrayList<>(ImageJudge.mutable(pin, units));
            said.addAll(ImageJudge.withoutEffect(pin, below, units));
            return said;
        }));
    }

    private static ImageChoice choice(Mapping spec, List<String> below, List<String> role) {
        return ImageChoice.of(spec, below).over(ImageChoice.of(spec, role));
    }

    private static Diagnostic usage(String message, @Nullable String help) {
        return Diagnostic.error(Code.USAGE, null, message).help(help);
    }
}
