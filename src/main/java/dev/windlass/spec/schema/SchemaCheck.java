package dev.windlass.spec.schema;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Span;
import dev.windlass.spec.schema.Schema.Link;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a spec against its schema and says all that does not fit, each at the place where it was written. */
public final class SchemaCheck {
    /** Whether the value is one layer, which may leave out anything and remove by null, or the merged whole. */
    public enum Extent {
        LAYER,
        WHOLE
    }

    /** Told of each value that names something, once the value has its right form. */
    public interface References {
        References NONE = (kind, name, value) -> {};

        /**
         * Says that a value names something.
         *
         * @param kind what is named, as {@code x-windlass-reference} says
         * @param name the name
         */
        void named(String kind, String name, Node value);
    }

    private final String whole;
    private final Extent extent;
    private final References references;
    private final List<Diagnostic> found = new ArrayList<>();

    private SchemaCheck(String whole, Extent extent, References references) {
        this.whole = whole;
        this.extent = extent;
        this.references = references;
    }

    public static List<Diagnostic> check(Schema schema, Node value, Extent extent, References references) {
        SchemaCheck check = new SchemaCheck(schema.title().isEmpty() ? "this" : schema.title(), extent, references);
        check.visit(schema, value, FieldPath.ROOT);
        return List.copyOf(check.found);
    }

    private void visit(Schema schema, Node value, FieldPath path) {
        if (value instanceof Scalar.Null && extent == Extent.LAYER && removes(path)) {
            return;
        }
        if (!hasType(schema, value)) {
            wrongType(schema, value, path);
            return;
        }
        if (!schema.allowed().isEmpty() && !schema.allowed().contains(value)) {
            List<String> names =
                    schema.allowed().stream().map(SchemaCheck::shown).toList();
            add(
                    Code.INVALID_VALUE,
                    value,
                    name(path) + " cannot be " + shown(value),
                    Nearest.help(shown(value), names));
        }
        switch (value) {
            case Scalar.Text(String text, var _) -> visitText(schema, text, value, path);
            case Scalar.Int(long number, var _) -> visitNumber(schema, (double) number, value, path);
            case Scalar.Real(double number, var _) -> visitNumber(schema, number, value, path);
            case Sequence s -> visitItems(schema, s, path);
            case Mapping m -> visitMembers(schema, m, path);
            case Scalar other -> {}
        }
        if (!schema.anyOf().isEmpty()) {
            visitNearest(schema.anyOf(), value, path);
        }
        if (!schema.oneOf().isEmpty()) {
            visitNearest(schema.oneOf(), value, path);
        }
        schema.not().ifPresent(not -> {
            if (errors(not, value, path).isEmpty()) {
                add(Code.INVALID_VALUE, value, name(path) + " has a form that is not allowed", null);
            }
        });
    }

    /** Whether a null there removes what a lower layer has: lists are replaced whole, so that nothing in one does. */
    private static boolean removes(FieldPath path) {
        return !path.steps().isEmpty()
                && path.steps().stream().noneMatch(step -> step instanceof FieldPath.Step.Index);
    }

    private void visitText(Schema schema, String text, Node value, FieldPath path) {
        if (schema.pattern() != null && !schema.pattern().matcher(text).find()) {
            add(Code.INVALID_VALUE, value, name(path) + " cannot be \"" + text + "\"", form(schema));
        } else if (!schema.length().allow(text.codePointCount(0, text.length()))) {
            add(Code.INVALID_VALUE, value, name(path) + " is too " + (text.isEmpty() ? "short" : "long"), null);
        } else if (!schema.reference().isEmpty()) {
            references.named(schema.reference(), text, value);
        }
    }

    private static String form(Schema schema) {
        return schema.form().isEmpty() ? "it must match " + schema.pattern() : "write " + schema.form();
    }

    private void visitNumber(Schema schema, double number, Node value, FieldPath path) {
        if (!schema.range().allow(number)) {
            add(
                    Code.INVALID_VALUE,
                    value,
                    name(path) + " cannot be " + shown(value),
                    "it must be " + described(schema.range()));
        }
    }

    private static String described(Schema.Bounds bounds) {
        if (Double.isInfinite(bounds.most())) {
            return "at least " + plain(bounds.least());
        }
        return Double.isInfinite(bounds.least())
                ? "at most " + plain(bounds.most())
                : "from " + plain(bounds.least()) + " to " + plain(bounds.most());
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private void visitItems(Schema schema, Sequence list, FieldPath path) {
        if (!schema.count().allow(list.items().size())) {
            add(
                    Code.INVALID_VALUE,
                    list,
                    name(path) + " has " + list.items().size() + " elements",
                    "it must have " + described(schema.count()));
        }
        Set<Node> seen = new HashSet<>();
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            if (schema.unique() && !seen.add(item)) {
                add(Code.INVALID_VALUE, item, name(path) + " holds " + shown(item) + " twice", "remove one of them");
            }
            FieldPath at = path.index(i);
            schema.items().ifPresent(items -> visit(items.get(), item, at));
        }
    }

    private void visitMembers(Schema schema, Mapping mapping, FieldPath path) {
        if (extent == Extent.WHOLE) {
            for (String key : schema.required()) {
                if (mapping.get(key) == null) {
                    add(Code.MISSING_FIELD, mapping, name(path) + " needs the field \"" + key + '"', "add it");
                }
            }
            if (!schema.count().allow(mapping.keys().size())) {
                add(
                        Code.INVALID_VALUE,
                        mapping,
                        name(path) + " has " + mapping.keys().size() + " members",
                        "it must have " + described(schema.count()));
            }
            exclude(schema, mapping, path);
        }
        mapping.members().forEach((key, member) -> {
            Link property = schema.properties().get(key);
            if (property != null) {
                visit(property.get(), member.value(), path.field(key));
            } else if (schema.additional().isEmpty()) {
                found.add(Diagnostic.error(
                                Code.UNKNOWN_FIELD, member.key().place(), name(path) + " has no field \"" + key + '"')
                        .help(Nearest.help(key, schema.properties().keySet())));
            } else {
                schema.propertyNames().ifPresent(names -> visitName(names.get(), key, member, path));
                visit(schema.additional().get().get(), member.value(), path.field(key));
            }
        });
    }

    private void visitName(Schema names, String key, Mapping.Member member, FieldPath path) {
        boolean fits = names.length().allow(key.codePointCount(0, key.length()))
                && (names.pattern() == null || names.pattern().matcher(key).find());
        if (!fits) {
            found.add(Diagnostic.error(
                            Code.INVALID_VALUE,
                            member.key().place(),
                            "\"" + key + "\" cannot be a name in " + name(path))
                    .help(names.pattern() == null ? null : form(names)));
        }
    }

    private void exclude(Schema schema, Mapping mapping, FieldPath path) {
        for (List<String> group : schema.exclusive()) {
            List<String> set =
                    group.stream().filter(k -> mapping.get(k) != null).toList();
            if (set.size() > 1) {
                found.add(Diagnostic.error(
                                Code.CONFLICTING_FIELDS,
                                mapping.keyPlace(set.get(1)),
                                name(path) + " cannot have both \"" + set.get(0) + "\" and \"" + set.get(1) + '"')
                        .help("keep one of them")
                        .related("the other one is here", mapping.keyPlace(set.get(0))));
            }
        }
    }

    /** Where none of several forms fits, what is wrong with the one that comes nearest. */
    private void visitNearest(List<Link> forms, Node value, FieldPath path) {
        List<List<Diagnostic>> all =
                forms.stream().map(form -> errors(form, value, path)).toList();
        if (all.stream().noneMatch(List::isEmpty)) {
            found.addAll(all.stream().min(Comparator.comparingInt(List::size)).orElseThrow());
        }
    }

    private List<Diagnostic> errors(Link form, Node value, FieldPath path) {
        SchemaCheck trial = new SchemaCheck(whole, extent, References.NONE);
        trial.visit(form.get(), value, path);
        return trial.found;
    }

    private static boolean hasType(Schema schema, Node value) {
        if (schema.types().isEmpty()) {
            return true;
        }
        return switch (value) {
            case Scalar.Text text -> schema.types().contains("string");
            case Scalar.Bool bool -> schema.types().contains("boolean");
            case Scalar.Int number ->
                schema.types().contains("integer") || schema.types().contains("number");
            case Scalar.Real number -> schema.types().contains("number");
            case Scalar.Null none -> schema.types().contains("null");
            case Sequence list -> schema.types().contains("array");
            case Mapping mapping -> schema.types().contains("object");
        };
    }

    private void wrongType(Schema schema, Node value, FieldPath path) {
        boolean plain = value instanceof Scalar.Int || value instanceof Scalar.Real || value instanceof Scalar.Bool;
        if (plain && schema.types().contains("string")) {
            String text = written(value);
            add(Code.UNQUOTED_TEXT, value, name(path) + " must be text, not " + value.kind(), "write \"" + text + '"');
            return;
        }
        List<String> wanted =
                schema.types().stream().map(SchemaCheck::described).distinct().toList();
        add(
                Code.WRONG_TYPE,
                value,
                name(path) + " must be " + String.join(" or ", wanted) + ", not " + value.kind(),
                value instanceof Scalar.Null ? "write a value, or leave the field out" : null);
    }

    private static String described(String type) {
        return switch (type) {
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "a mapping";
            default -> type;
        };
    }

    /** The value as it stands in the file: {@code 31.0} and not {@code 31}. */
    private static String written(Node value) {
        Span at = value.origin().place();
        String text = at.file().text();
        return value.origin().isWritten() && at.end() <= text.length() && at.end() > at.start()
                ? text.substring(at.start(), at.end())
                : value.toString();
    }

    private static String shown(Node value) {
        return value instanceof Scalar.Text(String text, var _) ? text : value.toString();
    }

    private void add(Code code, Node value, String message, @Nullable String help) {
        found.add(Diagnostic.error(code, value.origin().place(), message).help(help));
    }

    private String name(FieldPath path) {
        return path.steps().isEmpty() ? whole : "\"" + path + '"';
    }
}
