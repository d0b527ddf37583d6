package dev.windlass.spec;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.source.SourceTree.Entry;
import dev.windlass.source.SourceTree.Reading;
import dev.windlass.spec.Repository.EnvironmentFiles;
import dev.windlass.spec.schema.Schema;
import dev.windlass.spec.schema.SchemaCheck;
import dev.windlass.spec.schema.SchemaCheck.Extent;
import dev.windlass.spec.schema.SchemaCheck.References;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads every spec, overlay and environment of a repository and holds each file by itself against its schema. */
public final class RepositoryReader {
    /** Leaves room for the suffixes of a chain's resources in the 63 characters of a DNS label. */
    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");

    /** Folders of the output that no unit can have. */
    private static final Set<String> RESERVED = Set.of(Unit.PLATFORM, Unit.GITOPS);

    private static final String YAML = ".yaml";
    private static final String ENVIRONMENTS = "environments";
    private static final String ENVIRONMENT_FILE = "environment.yaml";

    private final SourceTree tree;
    private final SpecSchemas schemas;
    private final YamlReader yaml = new YamlReader();

    public RepositoryReader(SourceTree tree, SpecSchemas schemas) {
        this.tree = tree;
        this.schemas = schemas;
    }

    /** Whether a unit or an environment can have that name. */
    public static boolean isName(String name) {
        return !RESERVED.contains(name) && NAME.matcher(name).matches();
    }

    /** The environments that are not abstract, whether anything is wrong with them or not. Reads nothing else. */
    public SortedSet<String> environments() {
        SortedSet<String> names = new TreeSet<>();
        for (Entry entry : tree.list(ENVIRONMENTS)) {
            if (entry.isFolder() && isName(entry.name()) && !isRemoved(entry)) {
                Layer layer = layer(
                        entry.name(), ENVIRONMENTS + "/" + entry.name() + "/" + ENVIRONMENT_FILE, new ArrayList<>());
                if (!Repository.isAbstract(layer)) {
                    names.add(entry.name());
                }
            }
        }
        return names;
    }

    /** Everything. */
    public Result<Repository> read() {
        return read(name -> true);
    }

    /**
     * Only what one unit needs: its own files, those of the units that it uses, and so on. Of a thousand units, these are a few. Empty
     * where that cannot be known: the environment's own units and the repository's own templates may look at any unit.
     */
    public Optional<Result<Repository>> read(String unit) {
        Set<String> names = Set.of(unit);
        while (RESERVED.stream().noneMatch(names::contains)) {
            Result<Repository> read = read(names::contains);
            List<Mapping> layers = layers(read.value().orElseThrow());
            if (layers.stream().anyMatch(l -> l.get("template") != null)) {
                break;
            }
            Set<String> more = new TreeSet<>(names);
            for (Mapping layer : layers) {
                for (Node used : layer.sequence("uses").items()) {
                    if (used instanceof Scalar.Text(String name, Origin _)) {
                        more.add(name);
                    }
                }
            }
            if (more.equals(names)) {
                return Optional.of(read);
            }
            names = more;
        }
        return Optional.empty();
    }

    /** Every layer of a unit that was read. */
    private static List<Mapping> layers(Repository repository) {
        List<Mapping> layers = new ArrayList<>();
        for (UnitKind kind : UnitKind.values()) {
            repository.specs(kind).values().forEach(l -> layers.add(l.content()));
            for (EnvironmentFiles files : repository.environments().values()) {
                layers.add(files.environment().content().mapping("defaults").mapping(kind.folder()));
                files.overlays(kind).values().forEach(l -> layers.add(l.content()));
            }
        }
        return layers;
    }

    private Result<Repository> read(Predicate<String> wanted) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (String folder : List.of(UnitKind.CHAIN.folder(), UnitKind.APP.folder(), ENVIRONMENTS)) {
            if (tree.read(folder) instanceof Reading.Refused(Diagnostic why)) {
                diagnostics.add(why);
            }
        }
        Map<UnitKind, SequencedMap<String, Layer>> specs = new EnumMap<>(UnitKind.class);
        for (UnitKind kind : UnitKind.values()) {
            specs.put(kind, units(kind, kind.folder(), Map.of(), wanted, diagnostics));
        }
        clashes(specs, diagnostics);
        strayFolders(specs, wanted, diagnostics);
        SequencedMap<String, EnvironmentFiles> environments = new LinkedHashMap<>();
        for (Entry entry : tree.list(ENVIRONMENTS)) {
            environment(entry, specs, wanted, diagnostics).ifPresent(e -> environments.put(entry.name(), e));
        }
        if (environments.isEmpty()
                && !diagnostics.stream()
                        .anyMatch(d -> d.at() != null && d.at().file().name().startsWith(ENVIRONMENTS))) {
            diagnostics.add(Diagnostic.error(Code.NO_ENVIRONMENT, null, "the repository has no environment")
                    .help("add environments/NAME/environment.yaml"));
        }
        Repository repository = new Repository(specs, environments);
        orphans(repository, diagnostics);
        return Result.of(repository, diagnostics);
    }

    private Optional<EnvironmentFiles> environment(
            Entry entry,
            Map<UnitKind, SequencedMap<String, Layer>> specs,
            Predicate<String> wanted,
            List<Diagnostic> diagnostics) {
        String folder = ENVIRONMENTS + "/" + entry.name();
        if (!entry.isFolder()) {
            unexpected(folder, diagnostics);
            return Optional.empty();
        }
        if (isRemoved(entry)) {
            diagnostics.addAll(AcknowledgedFile.check(tree, entry.name(), schemas));
            return Optional.empty();
        }
        for (Entry inside : tree.list(folder)) {
            boolean known = inside.isFolder()
                    ? inside.name().equals("chains") || inside.name().equals("apps")
                    : inside.name().equals(ENVIRONMENT_FILE) || inside.name().equals(AcknowledgedFile.NAME);
            if (!known) {
                unexpected(folder + "/" + inside.name(), diagnostics);
            }
        }
        if (!named(entry.name(), folder + "/" + ENVIRONMENT_FILE, "an environment", diagnostics)) {
            return Optional.empty();
        }
        Layer environment = layer(entry.name(), folder + "/" + ENVIRONMENT_FILE, diagnostics);
        check(schemas.environment(), environment.content(), diagnostics);
        diagnostics.addAll(AcknowledgedFile.check(tree, entry.name(), schemas));
        Map<UnitKind, SequencedMap<String, Layer>> overlays = new EnumMap<>(UnitKind.class);
        for (UnitKind kind : UnitKind.values()) {
            Mapping defaults = environment.content().mapping("defaults").mapping(kind.folder());
            check(schemas.of(kind), defaults, diagnostics);
            Map<String, Layer> bases = specs.getOrDefault(kind, new LinkedHashMap<>());
            overlays.put(kind, units(kind, folder + "/" + kind.folder(), bases, wanted, diagnostics));
        }
        return Optional.of(new EnvironmentFiles(environment, overlays));
    }

    /** Whether all that is left of an environment is the decision that it may go. */
    private boolean isRemoved(Entry environment) {
        return tree.list(ENVIRONMENTS + "/" + environment.name())
                .equals(List.of(new Entry(AcknowledgedFile.NAME, false)));
    }

    /** The specs or overlays in a folder. {@code bases} are the specs that overlays lie over. */
    private SequencedMap<String, Layer> units(
            UnitKind kind,
            String folder,
            Map<String, Layer> bases,
            Predicate<String> wanted,
            List<Diagnostic> diagnostics) {
        List<Entry> files = tree.list(folder);
        boolean overlays = !folder.equals(kind.folder());
        List<Entry> specs = new ArrayList<>();
        for (Entry entry : files) {
            boolean spec = !entry.isFolder() && entry.name().endsWith(YAML);
            boolean filesOfAnApp = entry.isFolder() && kind == UnitKind.APP && !overlays;
            if (spec) {
                if (wanted.test(name(entry))) {
                    specs.add(entry);
                }
            } else if (!filesOfAnApp && !entry.name().equals("README.md")) {
                unexpected(folder + "/" + entry.name(), diagnostics);
            }
        }
        List<Result<Layer>> read = specs.parallelStream()
                .map(e -> unit(kind, folder, e.name(), bases))
                .toList();
        SequencedMap<String, Layer> layers = new LinkedHashMap<>();
        for (Result<Layer> result : read) {
            diagnostics.addAll(result.diagnostics());
            result.value().ifPresent(l -> layers.put(l.name(), l));
        }
        return Collections.unmodifiableSequencedMap(layers);
    }

    private static String name(Entry file) {
        return file.name().substring(0, file.name().length() - YAML.length());
    }

    private Result<Layer> unit(UnitKind kind, String folder, String file, Map<String, Layer> bases) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        String name = file.substring(0, file.length() - YAML.length());
        String path = folder + "/" + file;
        if (!named(name, path, "a unit", diagnostics)) {
            return Result.none(diagnostics);
        }
        Layer layer = layer(name, path, diagnostics);
        // A template of the repository's own has a schema of its own, which the merged whole is held against.
        Layer base = bases.getOrDefault(name, layer);
        if (layer.content().get("template") == null && base.content().get("template") == null) {
            check(schemas.of(kind), layer.content(), diagnostics);
        } else {
            diagnostics.addAll(SecretGuard.check(layer.content()));
        }
        boolean holdsSecret = diagnostics.stream().anyMatch(d -> d.code() == Code.PLAIN_SECRET);
        return Result.of(layer.holdingSecret(holdsSecret), diagnostics);
    }

    /** What is wrong with one layer; of a secret that is written out, only that it is one. */
    private static void check(Schema schema, Mapping content, List<Diagnostic> diagnostics) {
        diagnostics.addAll(SecretGuard.check(content));
        SchemaCheck.check(schema, content, Extent.LAYER, References.NONE).stream()
                .filter(d -> !SecretGuard.isInSecret(content, d.at()))
                .forEach(diagnostics::add);
    }

    private boolean named(String name, String path, String what, List<Diagnostic> diagnostics) {
        if (!isName(name)) {
            diagnostics.add(Diagnostic.error(
                            Code.INVALID_NAME,
                            new SourceFile(path, "").start(),
                            '"' + name + "\" cannot be the name of " + what)
                    .help(
                            RESERVED.contains(name)
                                    ? "it is a folder of the output that Windlass uses itself"
                                    : Code.INVALID_NAME.advice()));
            return false;
        }
        return true;
    }

    private Layer layer(String name, String path, List<Diagnostic> diagnostics) {
        switch (tree.read(path)) {
            case Reading.Absent() -> {
                diagnostics.add(
                        Diagnostic.error(Code.UNREADABLE_FILE, new SourceFile(path, "").start(), "this file is missing")
                                .help("add it"));
                return Layer.unread(name, new SourceFile(path, ""));
            }
            case Reading.Refused(Diagnostic why) -> {
                diagnostics.add(why);
                return Layer.unread(name, new SourceFile(path, ""));
            }
            case Reading.Found(SourceFile file) -> {
                Result<Node> read = yaml.read(file);
                diagnostics.addAll(read.diagnostics());
                if (read.hasErrors()) {
                    return Layer.unread(name, file);
                }
                Node content = read.value().orElse(Mapping.empty(new Origin.Written(file.start())));
                if (content instanceof Mapping mapping) {
                    return new Layer(name, file, mapping, true, false);
                }
                diagnostics.add(Diagnostic.error(
                                Code.WRONG_TYPE,
                                content.origin().place(),
                                "a spec must be a mapping, not " + content.kind())
                        .help("write fields such as \"version: …\""));
                return Layer.unread(name, file);
            }
        }
    }

    private void unexpected(String path, List<Diagnostic> diagnostics) {
        if (tree.read(path) instanceof Reading.Refused(Diagnostic why) && why.code() == Code.OUTSIDE_ROOT) {
            diagnostics.add(why);
            return;
        }
        boolean otherEnding = path.endsWith(".yml") || path.endsWith(".json");
        diagnostics.add(Diagnostic.error(
                        Code.UNEXPECTED_FILE, new SourceFile(path, "").start(), "this file does not belong here")
                .help(otherEnding ? "name it NAME.yaml" : "remove it, or move it elsewhere"));
    }

    private static void clashes(Map<UnitKind, SequencedMap<String, Layer>> specs, List<Diagnostic> diagnostics) {
        SequencedMap<String, Layer> chains = specs.getOrDefault(UnitKind.CHAIN, new LinkedHashMap<>());
        specs.getOrDefault(UnitKind.APP, new LinkedHashMap<>()).forEach((name, app) -> {
            Layer chain = chains.get(name);
            if (chain != null) {
                diagnostics.add(Diagnostic.error(
                                Code.NAME_CLASH, app.file().start(), "the app \"" + name + "\" has the name of a chain")
                        .help("rename one of them")
                        .related("the chain is here", chain.file().start()));
            }
        });
    }

    /** A folder of files for an app that is not there would be forgotten without a word. */
    private void strayFolders(
            Map<UnitKind, SequencedMap<String, Layer>> specs, Predicate<String> wanted, List<Diagnostic> diagnostics) {
        Set<String> apps =
                specs.getOrDefault(UnitKind.APP, new LinkedHashMap<>()).keySet();
        for (Entry entry : tree.list(UnitKind.APP.folder())) {
            if (entry.isFolder()
                    && wanted.test(entry.name())
                    && tree.read(UnitKind.APP.folder() + "/" + entry.name() + YAML) instanceof Reading.Absent) {
                diagnostics.add(Diagnostic.error(
                                Code.UNEXPECTED_FILE,
                                new SourceFile(UnitKind.APP.folder() + "/" + entry.name(), "").start(),
                                "these files belong to no app")
                        .help(Nearest.help(entry.name(), apps)));
            }
        }
    }

    private static void orphans(Repository repository, List<Diagnostic> diagnostics) {
        for (EnvironmentFiles files : repository.environments().values()) {
            for (UnitKind kind : UnitKind.values()) {
                files.overlays(kind).forEach((name, overlay) -> {
                    if (!repository.specs(kind).containsKey(name)) {
                        diagnostics.add(Diagnostic.error(
                                        Code.UNKNOWN_UNIT,
                                        overlay.file().start(),
                                        "there is no " + kind.id() + " \"" + name + "\" for this overlay")
                                .help(Nearest.help(name, repository.specs(kind).keySet())));
                    }
                });
            }
        }
    }
}
