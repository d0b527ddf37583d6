package dev.windlass.spec;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.spec.schema.SchemaCheck;
import dev.windlass.spec.schema.SchemaCheck.Extent;
import dev.windlass.spec.schema.SchemaCheck.References;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.MergeGuide;
import dev.windlass.tree.Merger;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Merges the layers of an environment and of each unit that it deploys, and holds the merged specs against their schemas. */
public final class Assembler {
    private final Repository repository;
    private final SpecSchemas schemas;
    private final ClientDefaults clients;
    private final CustomTemplates templates;
    private final AppFiles appFiles;

    public Assembler(SourceTree tree, Repository repository, SpecSchemas schemas, ClientDefaults clients) {
        this.repository = repository;
        this.schemas = schemas;
        this.clients = clients;
        this.templates = new CustomTemplates(tree);
        this.appFiles = new AppFiles(tree);
    }

    /** The environment of that name, which must exist, with every unit that can be merged. */
    public Result<Assembly> assemble(String name) {
        Result<Lineage> lineage = Lineage.of(repository, name);
        if (lineage.value().isEmpty()) {
            return Result.none(lineage.diagnostics());
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        Result<Assembly> assembly = assemble(lineage.value().get(), diagnostics);
        return new Result<>(assembly.value(), diagnostics);
    }

    private Result<Assembly> assemble(Lineage lineage, List<Diagnostic> diagnostics) {
        Origin home = new Origin.Written(lineage.own().environment().file().start());
        List<Mapping> layers = new ArrayList<>();
        layers.add(SpecSchemas.defaults(schemas.text("environment")));
        layers.addAll(lineage.specs());
        Mapping spec = new Merger(schemas.environment()).fold(layers, home);
        Map<UnitKind, SequencedMap<String, List<Layer>>> deployed = lineage.deployed(diagnostics);
        List<Diagnostic> unfit = SchemaCheck.check(schemas.environment(), spec, Extent.WHOLE, References.NONE);
        diagnostics.addAll(unfit);

        Map<UnitKind, SequencedMap<String, Draft>> drafts = new EnumMap<>(UnitKind.class);
        Setting setting = new Setting(lineage.name(), spec, unfit.isEmpty(), deployed, repository, clients);
        deployed.forEach((kind, units) -> drafts.put(kind, drafts(lineage, kind, units, setting, diagnostics)));
        Optional<String> kubernetes = spec.text("kubernetes");
        Optional<String> namespace = spec.text("namespace");
        if (!unfit.isEmpty() || kubernetes.isEmpty() || namespace.isEmpty()) {
            return Result.none(List.of()); // what units would make of a broken environment is no news
        }
        Environment environment = new Environment(
                lineage.name(), kubernetes.get(), namespace.get(), whole(lineage, spec, drafts), lineage.files());
        List<Unit> units = new ArrayList<>();
        units.add(platform(environment, home));
        TreeMap<String, Draft> byName = new TreeMap<>();
        drafts.values().forEach(byName::putAll);
        byName.values().stream()
                .filter(d -> d.isSound() && usesSound(d, byName))
                .forEach(d -> units.add(d.unit(environment)));
        TreeSet<String> broken = new TreeSet<>();
        deployed.values().forEach(named -> broken.addAll(named.keySet()));
        units.forEach(u -> broken.remove(u.name()));
        return Result.of(new Assembly(environment, units, gitops(environment, home), broken));
    }

    /** Whether all that a unit uses can be rendered: where not, that is said of the used one, and only once. */
    private static boolean usesSound(Draft draft, Map<String, Draft> all) {
        return draft.spec().sequence("uses").items().stream()
                .allMatch(used -> !(used instanceof Scalar.Text(String name, var _))
                        || (all.get(name) instanceof Draft other && other.isSound()));
    }

    /**
     * A unit before its environment is whole.
     *
     * @param isSound whether it can be rendered
     */
    private record Draft(String name, String template, Mapping spec, List<String> files, boolean isSound) {
        Unit unit(Environment environment) {
            return new Unit(environment, name, template, spec, files);
        }
    }

    private SequencedMap<String, Draft> drafts(
            Lineage lineage,
            UnitKind kind,
            SequencedMap<String, List<Layer>> units,
            Setting setting,
            List<Diagnostic> diagnostics) {
        List<Result<Draft>> results = units.entrySet().parallelStream()
                .filter(e -> repository.specs(kind).containsKey(e.getKey()))
                .map(e -> {
                    List<Diagnostic> own = new ArrayList<>();
                    Layer base = repository.specs(kind).get(e.getKey());
                    Named named = new Named(setting, e.getKey(), own::add);
                    return base == null
                                    || !base.isRead()
                                    || !e.getValue().stream().allMatch(Layer::isRead)
                            ? Result.<Draft>none(List.of())
                            : draft(lineage, kind, base, e.getValue(), named, own);
                })
                .toList();
        SequencedMap<String, Draft> drafts = new TreeMap<>();
        for (Result<Draft> result : results) {
            diagnostics.addAll(result.diagnostics());
            result.value().ifPresent(d -> drafts.put(d.name(), d));
        }
        return drafts;
    }

    private Result<Draft> draft(
            Lineage lineage, UnitKind kind, Layer base, List<Layer> overlays, Named named, List<Diagnostic> own) {
        List<Mapping> written = new ArrayList<>(lineage.defaults(kind));
        written.add(base.content());
        overlays.forEach(o -> written.add(o.content()));
        Origin home = new Origin.Written(base.file().start());
        Merger merger = new Merger(schemas.of(kind));
        Mapping rough = merger.fold(written, home);

        Optional<CustomTemplates.Template> custom = templates.of(rough, own::add);
        Mapping schema = custom.isPresent() ? custom.get().schema() : schemas.text(kind.id());
        List<Mapping> layers = new ArrayList<>();
        layers.add(SpecSchemas.defaults(schema));
        if (kind == UnitKind.CHAIN && custom.isEmpty()) {
            layers.add(clientDefaults(rough, own));
        }
        if (custom.isPresent()) {
            lineage.defaults(kind).forEach(d -> layers.add(known(d, schema)));
            layers.addAll(written.subList(lineage.defaults(kind).size(), written.size()));
        } else {
            layers.addAll(written);
        }
        Mapping merged = (custom.isPresent() ? new Merger(new OwnFields(schemas.of(kind))) : merger).fold(layers, home);
        if (custom.isEmpty() && rough.get("template") == null) {
            SchemaCheck.check(schemas.of(kind), merged, Extent.WHOLE, named).stream()
                    .filter(d -> written.stream().noneMatch(w -> SecretGuard.isInSecret(w, d.at())))
                    .forEach(own::add);
        }
        if (kind == UnitKind.CHAIN && rough.get("template") == null) {
            clientless(base, merged).ifPresent(own::add);
        }
        Mapping.Builder spec = new Mapping.Builder()
                .put(
                        "name",
                        new Scalar.Text(
                                base.name(), new Origin.Generated(base.file().start())))
                .putAll(merged);
        if (kind == UnitKind.APP) {
            Mapping files = appFiles.of(base.name(), home, own::add);
            if (!files.isEmpty()) {
                spec.put("files", files);
            }
        }
        List<String> files = new ArrayList<>(lineage.files());
        files.add(base.file().name());
        overlays.forEach(o -> files.add(o.file().name()));
        boolean sound = own.stream().noneMatch(Diagnostic::isError)
                && !base.holdsSecret()
                && overlays.stream().noneMatch(Layer::holdsSecret);
        String template = custom.isPresent() ? custom.get().path() : "windlass/" + kind.id() + ".jsonnet";
        return Result.of(new Draft(base.name(), template, spec.build(merged.origin()), files, sound), own);
    }

    /** How units of the repository's own templates merge: nothing is known of their fields but of the patches, which every unit has. */
    private record OwnFields(MergeGuide kind) implements MergeGuide {
        @Override
        public MergeGuide below(String key) {
            return key.equals("patches") ? kind.below(key) : NONE;
        }

        @Override
        public Set<String> displaced(Mapping upper) {
            return Set.of();
        }
    }

    /** An environment's defaults for units of a kind, as far as a template of the repository's own has such fields. */
    private static Mapping known(Mapping defaults, Mapping schema) {
        Mapping.Builder known = new Mapping.Builder().putAll(defaults);
        defaults.keys().stream()
                .filter(field -> !schema.mapping("properties").keys().contains(field))
                .forEach(known::remove);
        return known.build(defaults.origin());
    }

    /** What is said of a chain that names no client, or only one of a pair. */
    private static Optional<Diagnostic> clientless(Layer base, Mapping spec) {
        boolean execution = spec.get("execution") != null;
        boolean consensus = spec.get("consensus") != null;
        if (spec.get("client") != null || (execution && consensus)) {
            return Optional.empty();
        }
        String missing = execution ? "consensus" : "execution";
        return Optional.of(
                execution || consensus
                        ? Diagnostic.error(
                                        Code.MISSING_FIELD,
                                        spec.keyPlace(execution ? "execution" : "consensus"),
                                        "a pair of clients needs the field \"" + missing + "\" as well")
                                .help("add it, or name a single client under \"client\"")
                        : Diagnostic.error(
                                        Code.MISSING_FIELD, base.file().start(), "a chain needs the field \"client\"")
                                .help("add it, or \"execution\" and \"consensus\" for a pair"));
    }

    /** The defaults of the client of a chain, or of each of the two clients of a pair under its role. */
    private Mapping clientDefaults(Mapping rough, List<Diagnostic> own) {
        Origin home = rough.origin();
        Mapping.Builder layer = new Mapping.Builder();
        rough.text("client").flatMap(c -> defaultsOf(c, own)).ifPresent(layer::putAll);
        for (String role : List.of("execution", "consensus")) {
            rough.mapping(role)
                    .text("client")
                    .flatMap(c -> defaultsOf(c, own))
                    .ifPresent(d -> layer.put(role, d.origin(), withoutNetwork(d)));
        }
        Mapping built = layer.build(home);
        return built.isEmpty() ? built : built.from(new Origin.Generated(home.place()));
    }

    /** The network is the pair's and not a role's. */
    private static Mapping withoutNetwork(Mapping defaults) {
        return new Mapping.Builder().putAll(defaults).remove("network").build(defaults.origin());
    }

    private Optional<Mapping> defaultsOf(String client, List<Diagnostic> own) {
        Result<Mapping> defaults = clients.of(client);
        own.addAll(defaults.diagnostics());
        return defaults.value();
    }

    private static Mapping whole(Lineage lineage, Mapping spec, Map<UnitKind, SequencedMap<String, Draft>> drafts) {
        Origin named = new Origin.Generated(lineage.own().environment().file().start());
        Mapping.Builder units = new Mapping.Builder();
        drafts.forEach((kind, ofKind) -> {
            Mapping.Builder specs = new Mapping.Builder();
            ofKind.forEach((name, draft) -> specs.put(name, draft.spec()));
            units.put(kind.folder(), specs.build(named));
        });
        return new Mapping.Builder()
                .put("name", new Scalar.Text(lineage.name(), named))
                .putAll(spec)
                .put("units", units.build(named))
                .build(spec.origin());
    }

    private static Unit platform(Environment environment, Origin home) {
        return own(environment, Unit.PLATFORM, "windlass/environment.jsonnet", home);
    }

    private static Optional<Unit> gitops(Environment environment, Origin home) {
        Mapping deliver = environment.spec().mapping("deliver");
        return deliver.text("agent")
                .flatMap(_ -> deliver.text("repository"))
                .map(_ -> own(environment, Unit.GITOPS, "windlass/gitops.jsonnet", home));
    }

    /** A unit that the environment has without a spec of its own. */
    private static Unit own(Environment environment, String name, String template, Origin home) {
        Node text = new Scalar.Text(name, new Origin.Generated(home.place()));
        Mapping spec = new Mapping.Builder().put("name", text).build(home);
        return new Unit(environment, name, template, spec, environment.files());
    }
}
