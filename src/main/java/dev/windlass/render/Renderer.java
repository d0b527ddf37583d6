package dev.windlass.render;

import dev.windlass.render.patch.Patcher;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Result;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import dev.windlass.spec.Unit;
import dev.windlass.syntax.jsonnet.TemplateEvaluator;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls a unit's template and makes resources of what it returns, with the unit's patches applied. For one thread, as its evaluator is. */
public final class Renderer {
    private final TemplateEvaluator templates;

    public Renderer(TemplateEvaluator templates) {
        this.templates = templates;
    }

    public Rendered render(Unit unit) {
        Result<Node> result = templates.call(
                unit.template(), List.of(unit.spec(), unit.environment().spec()));
        List<Diagnostic> diagnostics = new ArrayList<>();
        result.diagnostics().forEach(d -> diagnostics.add(ofUnit(d, unit)));
        List<Resource> resources = new ArrayList<>();
        result.value().ifPresent(node -> gather(unit, node, resources, diagnostics));
        if (result.value().isEmpty()) {
            return new Rendered(unit, resources, diagnostics);
        }
        Result<List<Mapping>> patched = Patcher.patch(
                resources.stream().map(Resource::body).toList(), unit.spec().mapping("patches"));
        diagnostics.addAll(patched.diagnostics());
        List<Resource> whole = new ArrayList<>();
        List<Diagnostic> broken = new ArrayList<>();
        for (Mapping body : patched.value().orElse(List.of())) {
            resource(unit, body, broken).ifPresent(whole::add);
        }
        broken.forEach(d -> diagnostics.add(byPatch(d, unit)));
        return new Rendered(unit, whole, diagnostics);
    }

    /** A fault in terms of the unit: nobody can mend a built-in template, so where no spec line is known it is the spec itself. */
    private static Diagnostic ofUnit(Diagnostic d, Unit unit) {
        Span at = d.at();
        Subject subject = new Subject(unit.environment().name(), unit.name(), "", "", null, "", null);
        if (at != null && !at.file().isBuiltin()) {
            return d.about(subject);
        }
        List<Diagnostic.Related> related = new ArrayList<>();
        if (at != null) {
            related.add(new Diagnostic.Related("refused here", at));
        }
        related.addAll(d.related());
        Span spec = unit.spec().origin().place();
        return new Diagnostic(d.severity(), d.code(), d.message(), d.help(), spec, related, subject);
    }

    /** What was whole before the patches and is not after them is to be mended in the patches. */
    private static Diagnostic byPatch(Diagnostic d, Unit unit) {
        Span at = d.at();
        return at == null || !at.file().isBuiltin()
                ? d
                : new Diagnostic(
                                d.severity(),
                                d.code(),
                                d.message() + " after its patches",
                                d.help(),
                                unit.spec().keyPlace("patches"),
                                d.related(),
                                d.subject())
                        .related("made here", at);
    }

    /** Nested lists flatten, null vanishes. */
    private static void gather(Unit unit, Node node, List<Resource> resources, List<Diagnostic> diagnostics) {
        switch (node) {
            case Scalar.Null none -> {}
            case Sequence list -> list.items().forEach(i -> gather(unit, i, resources, diagnostics));
            case Mapping mapping -> resource(unit, mapping, diagnostics).ifPresent(resources::add);
            default ->
                diagnostics.add(Diagnostic.error(
                                Code.NOT_A_RESOURCE,
                                node.origin().place(),
                                "the template of \"" + unit.name() + "\" returned " + node.kind()
                                        + " where a Kubernetes object belongs")
                        .help("return objects with apiVersion, kind and metadata.name"));
        }
    }

    private static Optional<Resource> resource(Unit unit, Mapping object, List<Diagnostic> diagnostics) {
        Mapping body = withoutNulls(object);
        Mapping metadata = body.mapping("metadata");
        List<String> missing = new ArrayList<>();
        for (String field : List.of("apiVersion", "kind")) {
            if (body.text(field).filter(t -> !t.isEmpty()).isEmpty()) {
                missing.add(field);
            }
        }
        if (metadata.text("name").filter(t -> !t.isEmpty()).isEmpty()) {
            missing.add("metadata.name");
        }
        if (!missing.isEmpty()) {
            String who = body.text("kind").map(k -> "a " + k).orElse("an object");
            diagnostics.add(Diagnostic.error(
                            Code.NOT_A_RESOURCE,
                            object.origin().place(),
                            who + " of \"" + unit.name() + "\" has no text in " + String.join(", ", missing))
                    .help("every object needs apiVersion, kind and metadata.name"));
            return Optional.empty();
        }
        Resource resource = new Resource(unit, body);
        if (!ManifestNames.isSafe(resource)) {
            Node name = metadata.get("name");
            diagnostics.add(Diagnostic.error(
                            Code.NOT_A_RESOURCE,
                            (name == null ? body : name).origin().place(),
                            "a " + resource.kind() + " cannot have this name: " + resource.name())
                    .help("names have no \"/\", \"%\" or control characters, and are at most 253 long")
                    .about(resource.subject()));
            return Optional.empty();
        }
        return Optional.of(resource);
    }

    /** To the API server a field that is null is one that is not there. */
    private static Mapping withoutNulls(Mapping mapping) {
        if (!holdsNull(mapping)) {
            return mapping; // nearly always
        }
        Mapping.Builder rest = new Mapping.Builder();
        mapping.members().forEach((key, member) -> {
            if (!(member.value() instanceof Scalar.Null)) {
                rest.put(key, member.key(), withoutNulls(member.value()));
            }
        });
        return rest.build(mapping.origin());
    }

    private static Node withoutNulls(Node node) {
        return switch (node) {
            case Mapping m -> withoutNulls(m);
            case Sequence s
            when holdsNull(s) ->
                new Sequence(
                        s.items().stream()
                                .filter(i -> !(i instanceof Scalar.Null))
                                .map(Renderer::withoutNulls)
                                .toList(),
                        s.origin());
            default -> node;
        };
    }

    private static boolean holdsNull(Node node) {
        return switch (node) {
            case Mapping m -> {
                for (Mapping.Member member : m.members().values()) {
                    if (holdsNull(member.value())) {
                        yield true;
                    }
                }
                yield false;
            }
            case Sequence s -> {
                for (Node item : s.items()) {
                    if (holdsNull(item)) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> node instanceof Scalar.Null;
        };
    }
}
