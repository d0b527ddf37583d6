package dev.windlass.check.template;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Result;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** The compiled JSON Schema (2020-12) of one of the repository's templates. Nothing is ever fetched for it. */
public final class TemplateSchema {
    private static final String LOCATION = "windlass:template";

    /** Fields of a spec that are Windlass's own, whatever the template takes. */
    private static final Set<String> OWN = Set.of("name", "template", "patches", "files");

    private final Mapping text;
    private final Schema schema;

    private TemplateSchema(Mapping text, Schema schema) {
        this.text = text;
        this.schema = schema;
    }

    private static final String ENDLESS = "a $ref in it leads back to itself";

    /** Compiles a schema, which may be wrong: it is the user's. */
    public static Result<TemplateSchema> of(Mapping text) {
        List<Diagnostic> wrong = new ArrayList<>();
        try {
            Schema meta =
                    registry(Map.of()).getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
            for (Error error : meta.validate(JsonView.of(text))) {
                Node at = find(text, error.getInstanceLocation());
                wrong.add(Diagnostic.error(
                                Code.INVALID_SCHEMA,
                                at.origin().place(),
                                "this schema is not valid: " + error.getMessage())
                        .help(Code.INVALID_SCHEMA.advice()));
            }
            if (!wrong.isEmpty()) {
                return Result.none(wrong);
            }
            Schema schema =
                    registry(Map.of(LOCATION, JsonView.of(text).toString())).getSchema(SchemaLocation.of(LOCATION));
            schema.initializeValidators();
            return Result.of(new TemplateSchema(text, schema));
        } catch (SchemaException e) {
            return Result.none(unusable(text, reason(e)));
        } catch (StackOverflowError e) {
            return Result.none(unusable(text, ENDLESS));
        }
    }

    private static Diagnostic unusable(Mapping text, String why) {
        return Diagnostic.error(Code.INVALID_SCHEMA, text.origin().place(), "this schema cannot be used: " + why)
                .help(Code.INVALID_SCHEMA.advice());
    }

    /** The validator's own message begins with the name of a Java class where a pattern is wrong. */
    private static String reason(SchemaException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PatternSyntaxException p) {
                return "the pattern \"" + p.getPattern() + "\" is none: "
                        + p.getDescription().toLowerCase(Locale.ROOT);
            }
        }
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("[a-z]+(\\.[a-zA-Z]+)+Exception: ", "");
    }

    private static SchemaRegistry registry(Map<String, String> texts) {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                b -> b.schemaLoader(l -> l.resourceLoaders(r -> r.resources(texts))
                                .allow(iri -> iri.toString().startsWith("windlass:")
                                        || iri.toString().startsWith("https://json-schema.org/draft/2020-12/")))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .failFast(false)
                                .locale(Locale.ROOT)
                                .build()));
    }

    /** Everything in a merged spec that does not fit. */
    public List<Diagnostic> check(Mapping spec) {
        Mapping.Builder rest = new Mapping.Builder().putAll(spec);
        OWN.forEach(rest::remove);
        Mapping unit = rest.build(spec.origin());
        List<Diagnostic> found = new ArrayList<>();
        try {
            for (Error error : schema.validate(JsonView.of(unit))) {
                found.add(diagnostic(unit, error));
            }
        } catch (StackOverflowError e) {
            return List.of(unusable(text, ENDLESS));
        }
        return found;
    }

    private Diagnostic diagnostic(Mapping unit, Error error) {
        Node at = find(unit, error.getInstanceLocation());
        String where = path(error.getInstanceLocation());
        String name = where.isEmpty() ? "this spec" : '"' + where + '"';
        String property = String.valueOf(error.getProperty());
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" ->
                Diagnostic.error(
                                Code.UNKNOWN_FIELD,
                                at instanceof Mapping m
                                        ? m.keyPlace(property)
                                        : at.origin().place(),
                                name + " has no field \"" + property + '"')
                        .help(
                                where.isEmpty()
                                        ? Nearest.help(
                                                property,
                                                text.mapping("properties").keys())
                                        : null);
            case "required" ->
                Diagnostic.error(Code.MISSING_FIELD, at.origin().place(), name + " needs the field \"" + property + '"')
                        .help("add it");
            case "type" ->
                Diagnostic.error(
                        Code.WRONG_TYPE, at.origin().place(), name + " has the wrong type: " + error.getMessage());
            default -> Diagnostic.error(Code.INVALID_VALUE, at.origin().place(), name + " " + error.getMessage());
        };
    }

    /** The node at a place, or the nearest one above that there is. */
    private static Node find(Node root, NodePath path) {
        Node here = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            Node next = switch (here) {
                case Mapping m -> m.get(String.valueOf(step));
                case Sequence s
                when step instanceof Integer n && n < s.items().size() ->
                    s.items().get(n);
                default -> null;
            };
            if (next == null) {
                return here;
            }
            here = next;
        }
        return here;
    }

    private static String path(NodePath path) {
        FieldPath fields = FieldPath.ROOT;
        for (int i = 0; i < path.getNameCount(); i++) {
            fields = path.getElement(i) instanceof Integer n
                    ? fields.index(n)
                    : fields.field(String.valueOf(path.getElement(i)));
        }
        return fields.toString();
    }
}
