package dev.windlass;

import dev.windlass.check.InvariantCheck;
import dev.windlass.check.ResourceCheck;
import dev.windlass.check.schema.KnownKinds;
import dev.windlass.check.template.TemplateSchemas;
import dev.windlass.render.Manifest;
import dev.windlass.render.ManifestWriter;
import dev.windlass.render.Rendered;
import dev.windlass.render.Renderer;
import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.source.SourceTree;
import dev.windlass.source.Subject;
import dev.windlass.spec.Assembler;
import dev.windlass.spec.Assembly;
import dev.windlass.spec.ClientCatalogue;
import dev.windlass.spec.Repository;
import dev.windlass.spec.RepositoryReader;
import dev.windlass.spec.SpecSchemas;
import dev.windlass.spec.Unit;
import dev.windlass.spec.UnitKind;
import dev.windlass.syntax.jsonnet.TemplateEvaluator;
import dev.windlass.syntax.jsonnet.TemplateLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Compiles a repository of specs: one call, no side effects, the same result for the same content wherever and whenever it runs. */
public final class Compiler {
    private final SourceTree repository;
    private final Toolkit toolkit;

    public Compiler(SourceTree repository) {
        this(repository, Toolkit.begin());
    }

    /** A compiler with a toolkit that was begun earlier, or that other compilers use too. */
    public Compiler(SourceTree repository, Toolkit toolkit) {
        this.repository = repository;
        this.toolkit = toolkit;
    }

    /**
     * What to compile.
     *
     * @param environments names of environments; none means all that are not abstract
     * @param unit the one unit to render; empty means all. What must hold across units is then not checked. {@code gitops} is rendered from
     *     all others, so that their faults are its own
     */
    public record Selection(List<String> environments, Optional<String> unit) {
        public static final Selection EVERYTHING = new Selection(List.of(), Optional.empty());

        public Selection {
            environments = List.copyOf(environments);
        }
    }

    /**
     * Renders and checks what is selected. For one unit only the files that it needs are read; where that finds any fault, everything is
     * read, so that what is said of the fault does not depend on what was asked for.
     */
    public Compilation compile(Selection selection) {
        SpecSchemas schemas = toolkit.schemas();
        RepositoryReader reader = new RepositoryReader(repository, schemas);
        Optional<Compilation> small = selection
                .unit()
                .flatMap(reader::read)
                .map(read -> compile(selection, schemas, read))
                .filter(c -> c.isValid() && !c.units().isEmpty());
        return small.orElseGet(() -> compile(selection, schemas, reader.read()));
    }

    private Compilation compile(Selection selection, SpecSchemas schemas, Result<Repository> read) {
        List<Diagnostic> diagnostics = new ArrayList<>(read.diagnostics());
        Repository specs = read.value().orElseThrow();
        List<String> known = specs.environments().keySet().stream()
                .filter(name -> !specs.isAbstract(name))
                .toList();
        if (known.isEmpty() && !specs.environments().isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(Code.NO_ENVIRONMENT, null, "every environment is abstract, and none is rendered")
                            .help("add one that extends them"));
        }
        Set<String> wanted = wanted(selection, specs, known, diagnostics);

        TemplateLibrary library = toolkit.templates(repository);
        Set<String> faulty = new HashSet<>(read.hasErrors() ? known : Set.of());
        Map<String, Assembly> assemblies = assemble(specs, schemas, library, known, wanted, faulty, diagnostics);
        List<Assembly> asked = assemblies.values().stream()
                .filter(a -> wanted.contains(a.environment().name()))
                .toList();
        List<Unit> units = asked.stream()
                .flatMap(Assembly::all)
                .filter(u -> selection.unit().map(u.name()::equals).orElse(true))
                .toList();
        if (selection.unit().isPresent()
                && units.isEmpty()
                && (diagnostics.isEmpty() || !isUnit(specs, selection.unit().get()))) {
            diagnostics.add(unknownUnit(selection.unit().get(), assemblies, wanted));
        }
        // The asked-for units last: where two clash, the finding is about the later one.
        List<Assembly> compiled =
                new ArrayList<>(selection.unit().isPresent() ? List.of() : neighbours(assemblies, wanted));
        compiled.addAll(asked);
        boolean gitopsAlone = selection.unit().filter(Unit.GITOPS::equals).isPresent();
        List<Unit> first = compiled.stream()
                .filter(a -> !gitopsAlone || a.gitops().isPresent())
                .flatMap(a -> a.units().stream())
                .filter(u ->
                        gitopsAlone || selection.unit().map(u.name()::equals).orElse(true))
                .toList();
        TemplateSchemas templateSchemas = new TemplateSchemas(repository);
        ResourceCheck structure = structure(diagnostics);
        Supplier<Function<Unit, Output>> compiler =
                () -> new UnitCompiler(library, templateSchemas, structure)::compile;
        List<Output> outputs = new ArrayList<>(new Workers<>(first, compiler).run());
        List<Unit> second = selection.unit().isEmpty() || gitopsAlone ? gitops(compiled, outputs, faulty) : List.of();
        outputs.addAll(new Workers<>(second, compiler).run());

        List<Output> own = outputs.stream()
                .filter(o -> wanted.contains(o.unit().environment().name()))
                .toList();
        own.forEach(o -> diagnostics.addAll(o.diagnostics()));
        if (selection.unit().isEmpty()) {
            boolean whole = diagnostics.stream().noneMatch(Diagnostic::isError);
            acrossUnits(outputs, wanted).stream()
                    .filter(d -> whole || !mayFollow(d.code()))
                    .forEach(diagnostics::add);
        }
        List<Manifest> manifests = own.stream()
                .filter(o -> !gitopsAlone || o.unit().name().equals(Unit.GITOPS))
                .flatMap(o -> o.manifests().stream())
                .sorted(Comparator.comparing(Manifest::path))
                .toList();
        return new Compilation(
                units,
                manifests,
                Findings.inOrder(diagnostics),
                new TreeSet<>(known),
                incomplete(wanted, assemblies, own));
    }

    /** The environments that the repository deploys, whether they can be rendered or not. Renders nothing. */
    public SortedSet<String> environments() {
        return new RepositoryReader(repository, toolkit.schemas()).environments();
    }

    /** What judges the resources of this repository, with the kinds that its {@code crds/} define. */
    public ResourceCheck kinds() {
        return structure(new ArrayList<>());
    }

    private static SortedSet<String> incomplete(
            Set<String> wanted, Map<String, Assembly> assemblies, List<Output> outputs) {
        Map<String, Boolean> whole = new HashMap<>();
        outputs.forEach(
                o -> whole.put(o.unit().environment().name() + "/" + o.unit().name(), o.isWhole()));
        SortedSet<String> incomplete = new TreeSet<>();
        for (String name : wanted) {
            Assembly assembly = assemblies.get(name);
            if (assembly == null) {
                incomplete.add(name);
            } else {
                assembly.broken().forEach(unit -> incomplete.add(name + "/" + unit));
                assembly.gitops().ifPresent(g -> whole.putIfAbsent(name + "/" + g.name(), false));
            }
        }
        whole.forEach((unit, isWhole) -> {
            if (!isWhole) {
                incomplete.add(unit);
            }
        });
        return incomplete;
    }

    /** The units of the agents' objects, with what they are rendered from, of each environment of which all else could be rendered. */
    private static List<Unit> gitops(List<Assembly> compiled, List<Output> outputs, Set<String> faulty) {
        Map<String, List<Resource>> rendered = new HashMap<>();
        Set<String> broken = new HashSet<>(faulty);
        for (Output output : outputs) {
            String environment = output.unit().environment().name();
            List<Resource> resources = rendered.computeIfAbsent(environment, _ -> new ArrayList<>());
            output.manifests().forEach(m -> resources.add(m.resource()));
            if (output.diagnostics().stream().anyMatch(Diagnostic::isError)) {
                broken.add(environment);
            }
        }
        return compiled.stream()
                .filter(a -> !broken.contains(a.environment().name()))
                .flatMap(a -> a.gitops().stream())
                .map(g -> Delivered.in(g, rendered.getOrDefault(g.environment().name(), List.of())))
                .toList();
    }

    /** What judges resources: with the kinds of {@code crds/} where there are some. */
    private ResourceCheck structure(List<Diagnostic> diagnostics) {
        Result<List<KnownKinds>> own = CustomDefinitions.of(repository);
        diagnostics.addAll(own.diagnostics());
        List<KnownKinds> kinds = own.value().orElse(List.of());
        return kinds.isEmpty() ? toolkit.structure() : new ResourceCheck(kinds);
    }

    /** @param isWhole whether every resource of the unit is there, right or wrong */
    private record Output(Unit unit, List<Manifest> manifests, List<Diagnostic> diagnostics, boolean isWhole) {}

    /** One worker's way from a unit to its manifests. */
    private static final class UnitCompiler {
        private final Renderer renderer;
        private final ResourceCheck structure;
        private final ManifestWriter writer = new ManifestWriter();

        private final TemplateSchemas templateSchemas;

        UnitCompiler(TemplateLibrary library, TemplateSchemas templateSchemas, ResourceCheck structure) {
            this.renderer = new Renderer(new TemplateEvaluator(library));
            this.templateSchemas = templateSchemas;
            this.structure = structure;
        }

        Output compile(Unit unit) {
            List<Diagnostic> unfit = templateSchemas.check(unit);
            if (unfit.stream().anyMatch(Diagnostic::isError)) {
                return new Output(unit, List.of(), unfit, false);
            }
            Rendered rendered = renderer.render(unit);
            List<Diagnostic> diagnostics = new ArrayList<>(rendered.diagnostics());
            for (Resource resource : rendered.resources()) {
                diagnostics.addAll(structure.check(resource));
            }
            boolean isWhole = rendered.diagnostics().stream().noneMatch(Diagnostic::isError);
            return new Output(unit, writer.write(unit, rendered.resources()), diagnostics, isWhole);
        }
    }

    private static boolean isUnit(Repository specs, String name) {
        return name.equals(Unit.PLATFORM)
                || name.equals(Unit.GITOPS)
                || Arrays.stream(UnitKind.values())
                        .anyMatch(kind -> specs.specs(kind).containsKey(name));
    }

    private static Set<String> wanted(
            Selection selection, Repository specs, List<String> known, List<Diagnostic> diagnostics) {
        if (selection.environments().isEmpty()) {
            return new LinkedHashSet<>(known);
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (String name : selection.environments()) {
            if (known.contains(name)) {
                wanted.add(name);
            } else if (specs.isAbstract(name)) {
                diagnostics.add(Diagnostic.error(
                                Code.UNKNOWN_ENVIRONMENT,
                                null,
                                "environment \"" + name + "\" is abstract and never rendered itself")
                        .help("name one that extends it"));
            } else {
                diagnostics.add(Diagnostic.error(
                                Code.UNKNOWN_ENVIRONMENT, null, "there is no environment \"" + name + "\" to render")
                        .help(Nearest.help(name, known)));
            }
        }
        return wanted;
    }

    private Map<String, Assembly> assemble(
            Repository specs,
            SpecSchemas schemas,
            TemplateLibrary library,
            List<String> known,
            Set<String> wanted,
            Set<String> faulty,
            List<Diagnostic> diagnostics) {
        Assembler assembler = new Assembler(repository, specs, schemas, new ClientCatalogue(library));
        Map<String, Assembly> assemblies = new TreeMap<>();
        for (String name : known) {
            Result<Assembly> assembly = assembler.assemble(name);
            if (wanted.contains(name)) {
                diagnostics.addAll(assembly.diagnostics());
            }
            if (assembly.hasErrors()) {
                faulty.add(name);
            }
            assembly.value().ifPresent(a -> assemblies.put(name, a));
        }
        return assemblies;
    }

    private static Diagnostic unknownUnit(String name, Map<String, Assembly> assemblies, Set<String> wanted) {
        List<String> elsewhere = assemblies.entrySet().stream()
                .filter(e -> e.getValue().all().anyMatch(u -> u.name().equals(name)))
                .map(Map.Entry::getKey)
                .toList();
        List<String> names = assemblies.values().stream()
                .filter(a -> wanted.contains(a.environment().name()))
                .flatMap(a -> a.all().map(Unit::name))
                .distinct()
                .toList();
        String help = name.equals(Unit.GITOPS)
                ? "it is there where environment.yaml has \"agent\" and \"repository\" under \"deliver\""
                : Nearest.help(name, names);
        return Diagnostic.error(Code.UNKNOWN_UNIT, null, "no unit \"" + name + "\" is deployed there")
                .help(elsewhere.isEmpty() ? help : "it is deployed in " + String.join(", ", elsewhere));
    }

    /** The environments that were not asked for but share a cluster, and so names and ports, with one that was. */
    private static List<Assembly> neighbours(Map<String, Assembly> assemblies, Set<String> wanted) {
        Set<String> clusters = assemblies.values().stream()
                .filter(a -> wanted.contains(a.environment().name()))
                .map(a -> a.environment().cluster())
                .collect(Collectors.toSet());
        return assemblies.values().stream()
                .filter(a -> !wanted.contains(a.environment().name()))
                .filter(a -> clusters.contains(a.environment().cluster()))
                .toList();
    }

    /** Whether a finding may only be there because something else could not be rendered. */
    private static boolean mayFollow(Code code) {
        return code == Code.MISSING_TARGET || code == Code.EMPTY_SELECTOR;
    }

    private static List<Diagnostic> acrossUnits(List<Output> outputs, Set<String> wanted) {
        Map<String, List<Resource>> clusters = new TreeMap<>();
        for (Output output : outputs) {
            List<Resource> cluster =
                    clusters.computeIfAbsent(output.unit().environment().cluster(), c -> new ArrayList<>());
            output.manifests().forEach(m -> cluster.add(m.resource()));
        }
        return clusters.values().parallelStream()
                .flatMap(c -> InvariantCheck.check(c).stream())
                .filter(d -> !(d.subject() instanceof Subject s) || wanted.contains(s.environment()))
                .toList();
    }
}
