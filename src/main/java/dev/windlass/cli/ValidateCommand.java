package dev.windlass.cli;

import dev.windlass.Validation;
import dev.windlass.check.DocumentVerdict;
import dev.windlass.check.schema.KubernetesSchemas;
import dev.windlass.source.EarlierFiles;
import dev.windlass.source.ManifestFile;
import dev.windlass.source.ManifestFinder;
import dev.windlass.source.Result;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Judges any Kubernetes YAML as the API server would; needs no repository. */
@Command(
        name = "validate",
        description = "Say of any Kubernetes YAML or JSON whether the API server would take it: each object by itself.")
final class ValidateCommand implements Callable<Outcome> {
    /** A version as people and {@code kubectl version} write it; patches of one minor version judge alike. */
    private static final Pattern VERSION = Pattern.compile("v?([0-9]+\\.[0-9]+)(?:\\.[0-9]+(?:[-+.].*)?)?");

    @ParentCommand
    @Nullable
    Windlass windlass;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Files and folders; in a folder all .yaml, .yml and .json, at any depth. - is standard input.")
    List<String> paths = new ArrayList<>();

    @Option(
            names = "--kubernetes",
            paramLabel = "V",
            description = "The Kubernetes version whose rules are applied, 1.30 to 1.36 (default: the newest).")
    @Nullable
    String kubernetes;

    @Option(
            names = "--old",
            paramLabel = "PATH",
            description =
                    "The same objects as they are now: judge the change to them. A file, or a folder in which the files "
                            + "have the same names.")
    @Nullable
    String old;

    @Option(
            names = "--crds",
            paramLabel = "DIR",
            description = "A folder, or a file, of CustomResourceDefinitions whose kinds are then known.")
    @Nullable
    String crds;

    @Option(
            names = "--ignore-unknown-kinds",
            description = "Let objects of kinds that nobody knows pass with a warning.")
    boolean ignoreUnknownKinds;

    @Override
    public Outcome call() {
        Windlass options = Objects.requireNonNull(windlass);
        Path home;
        try {
            home = Path.of(options.root);
        } catch (InvalidPathException e) {
            return Outcome.usage("--root is not a path: \"" + options.root + "\"", null);
        }
        Optional<String> version = kubernetes == null ? newest() : supported(kubernetes);
        if (version.isEmpty()) {
            return unsupported(String.valueOf(kubernetes));
        }
        if (old != null && !ManifestFinder.exists(old)) {
            return Outcome.usage("--old names nothing that exists: \"" + old + "\"", "correct the path");
        }
        if (crds != null && !ManifestFinder.exists(crds)) {
            return Outcome.usage("--crds names nothing that exists: \"" + crds + "\"", "correct the path");
        }
        ManifestFinder finder = new ManifestFinder(home, options.input);
        List<ManifestFile> definitions = crds == null ? List.of() : finder.find(crds);
        Result<Validation> validation = Validation.by(version.get(), definitions, ignoreUnknownKinds);
        List<DocumentVerdict> verdicts = new ArrayList<>();
        if (crds != null && validation.hasErrors()) {
            verdicts.add(new DocumentVerdict(crds, 0, Optional.empty(), validation.diagnostics()));
        }
        Validation.Report report = judged(finder, validation.value().orElseThrow());
        verdicts.addAll(report.verdicts());
        return new Outcome.Verdicts(verdicts, text(report, verdicts));
    }

    private Validation.Report judged(ManifestFinder finder, Validation validation) {
        List<ManifestFile> files = finder.find(paths);
        return old == null ? validation.validate(files) : validation.validate(files, new EarlierFiles(finder, old)::of);
    }

    private static String text(Validation.Report report, List<DocumentVerdict> verdicts) {
        long refused = verdicts.stream().filter(v -> !v.isAccepted()).count();
        String all = CompilingCommand.count(report.files(), "file") + ", "
                + CompilingCommand.count(report.documents(), "document");
        return all + (refused == 0 ? ": nothing is wrong\n" : ": " + refused + " refused\n");
    }

    private static Optional<String> newest() {
        return Optional.of(KubernetesSchemas.VERSIONS.getLast());
    }

    private static Optional<String> supported(String version) {
        Matcher m = VERSION.matcher(version);
        return m.matches() ? Optional.of(m.group(1)).filter(KubernetesSchemas.VERSIONS::contains) : Optional.empty();
    }

    private static Outcome unsupported(String version) {
        return Outcome.usage(
                "Kubernetes \"" + version + "\" is not a supported version",
                "supported: " + String.join(", ", KubernetesSchemas.VERSIONS));
    }
}
