package dev.windlass.check.schema;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import dev.windlass.source.Subject;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.FieldPath.Step;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One walk down an object beside its schema, reporting each value that kube-apiserver refuses for its structure. */
public final class SchemaWalk {
    private static final String STATUS = "status";
    /** The fields of Kubernetes' own kinds whose times must have microseconds (MicroTime of Lease, LeaseCandidate, Event). */
    private static final Set<String> MICRO_TIMES =
            Set.of("acquireTime", "renewTime", "pingTime", "eventTime", "lastObservedTime");

    private final KindSchema kind;
    private final List<Fault> findings = new ArrayList<>();
    /** The way to the value at hand. */
    private final List<Step> path = new ArrayList<>();
    /** Off inside {@code status}, which the API server empties before it looks for required fields. */
    private boolean requiring;

    /** What is wrong with a value. */
    public record Fault(
            Code code,
            FieldPath path,
            Origin origin,
            String message,
            @Nullable String help) {}

    private SchemaWalk(KindSchema kind, boolean requiring) {
        this.kind = kind;
        this.requiring = requiring;
    }

    /** Everything in an object that its schema does not allow, in the object's order. */
    public static List<Diagnostic> check(KindSchema kind, Mapping object, Subject subject) {
        return check(kind, object, subject, true);
    }

    /**
     * The same.
     *
     * @param requiring whether fields must be there that the schema requires; kube-apiserver asks that of custom kinds,
     *     for its own it has rules
     */
    public static List<Diagnostic> check(KindSchema kind, Mapping object, Subject subject, boolean requiring) {
        SchemaWalk walk = new SchemaWalk(kind, requiring);
        walk.visit(kind.schema(), object);
        return walk.findings.stream()
                .map(f -> Finding.error(f.code(), subject, f.path(), f.origin(), f.message())
                        .help(f.help()))
                .toList();
    }

    /** Everything in a value that a schema of a custom kind does not allow; paths begin at the value. */
    public static List<Fault> faults(Schema schema, Node value) {
        SchemaWalk walk = new SchemaWalk(new KindSchema("", "value", "", true, true, schema), true);
        walk.visit(schema, value);
        return List.copyOf(walk.findings);
    }

    /** Whether a value fits a schema. */
    private boolean fits(Schema schema, Node node) {
        SchemaWalk walk = new SchemaWalk(kind, requiring);
        walk.path.addAll(path);
        walk.visit(schema, node);
        return walk.findings.isEmpty();
    }

    private void visit(Schema schema, Node node) {
        switch (schema) {
            case Schema.Reference(String name, Schema.Definitions definitions) ->
                visit(definitions.definition(name), node);
            case Schema.Ruled(Schema type, List<Rule> rules) -> {
                if (node instanceof Scalar.Null && rules.contains(new Rule.Nullable())) {
                    return;
                }
                int before = findings.size();
                if (rules.contains(new Rule.Emptied())) {
                    visit(type, node);
                    findings.subList(before, findings.size()).removeIf(f -> f.code() != Code.UNKNOWN_FIELD);
                    return;
                }
                visit(type, node);
                if (findings.size() == before) {
                    rules.forEach(r -> apply(r, node));
                }
            }
            case Schema.Anything _ -> {}
            case Schema.Leaf(Schema.Form form) -> leaf(form, node);
            case Schema.Struct struct -> {
                switch (node) {
                    case Mapping m -> struct(struct, m);
                    case Scalar.Null n when !kind.custom() -> {}
                    default -> wrongType("a mapping", node);
                }
            }
            case Schema.Dictionary(Schema values) -> {
                switch (node) {
                    case Mapping m -> dictionary(values, m);
                    case Scalar.Null n when !kind.custom() -> {}
                    default -> wrongType("a mapping", node);
                }
            }
            case Schema.Listing(Schema items) -> {
                switch (node) {
                    case Sequence s -> listing(items, s);
                    case Scalar.Null n when !kind.custom() -> {}
                    default -> wrongType("a list", node);
                }
            }
        }
    }

    private void struct(Schema.Struct struct, Mapping mapping) {
        mapping.members().forEach((key, member) -> {
            Schema field = struct.fields().get(key);
            boolean absent = member.value() instanceof Scalar.Null;
            if (field == null) {
                if (!struct.open()) {
                    unknownField(struct, key, member);
                }
            } else if (!absent) {
                boolean isStatus = path.isEmpty() && key.equals(STATUS);
                boolean outer = requiring;
                int before = findings.size();
                requiring &= !isStatus;
                down(new Step.Field(key), field, member.value());
                requiring = outer;
                if (isStatus && kind.custom()) { // thrown away before values are looked at, but not before names are
                    findings.subList(before, findings.size()).removeIf(f -> f.code() != Code.UNKNOWN_FIELD);
                }
            }
        });
        if (!requiring) {
            return;
        }
        for (String name : struct.required()) {
            Node value = mapping.get(name);
            if (value == null
                    || (value instanceof Scalar.Null
                            && !mayBeNull(struct.fields().get(name)))) {
                Origin origin = value == null ? mapping.origin() : value.origin();
                path.add(new Step.Field(name));
                add(Code.MISSING_FIELD, origin, where(path.size() - 1) + " needs the field \"" + name + "\"", null);
                path.removeLast();
            }
        }
    }

    private static boolean mayBeNull(@Nullable Schema schema) {
        return schema instanceof Schema.Ruled(Schema _, List<Rule> rules) && rules.contains(new Rule.Nullable());
    }

    private void dictionary(Schema values, Mapping mapping) {
        mapping.members().forEach((key, member) -> {
            if (!(member.value() instanceof Scalar.Null)) {
                down(new Step.Key(key), values, member.value());
            }
        });
    }

    private void listing(Schema items, Sequence list) {
        for (int i = 0; i < list.items().size(); i++) {
            down(new Step.Index(i), items, list.items().get(i));
        }
    }

    private void down(Step step, Schema schema, Node node) {
        path.add(step);
        visit(schema, node);
        path.removeLast();
    }

    private void unknownField(Schema.Struct struct, String key, Mapping.Member member) {
        String message = where(path.size()) + " has no field \"" + key + '"';
        Collection<String> known = struct.fields().keySet();
        path.add(new Step.Field(key));
        add(Code.UNKNOWN_FIELD, member.key(), message, Nearest.help(key, known));
        path.removeLast();
    }

    private void leaf(Schema.Form form, Node node) {
        if (node instanceof Scalar.Null && !kind.custom()) {
            return;
        }
        switch (form) {
            case TEXT -> text(node, t -> true, "text");
            case BOOLEAN -> {
                if (!(node instanceof Scalar.Bool)) {
                    wrongType("true or false", node);
                }
            }
            case INT32 -> whole(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT64, INTEGER -> whole(node, Long.MIN_VALUE, Long.MAX_VALUE);
            case NUMBER -> {
                if (!(node instanceof Scalar.Int || node instanceof Scalar.Real)) {
                    wrongType("a number", node);
                }
            }
            case TIME -> {
                if (isMicroTime()) {
                    text(
                            node,
                            ScalarForms::isMicroTime,
                            "a time with microseconds such as 2026-01-31T12:00:00.000000Z");
                } else {
                    text(node, ScalarForms::isTime, "a time such as 2026-01-31T12:00:00Z");
                }
            }
            case DURATION ->
                text(
                        node,
                        kind.custom() ? ScalarForms::isLooseDuration : ScalarForms::isDuration,
                        "a duration such as 1h30m");
            case BASE64 -> {
                if (node instanceof Scalar.Text t) {
                    if (!ScalarForms.isBase64(t.value())) { // may be secret: not shown
                        add(Code.INVALID_VALUE, node.origin(), where(path.size()) + " must be base64", null);
                    }
                } else if (!isBytes(node)) {
                    wrongType("text", node);
                }
            }
            case INT_OR_TEXT -> {
                if (!(node instanceof Scalar.Text)) {
                    if (node instanceof Scalar.Int || node instanceof Scalar.Real) {
                        whole(
                                node,
                                kind.custom() ? Long.MIN_VALUE : Integer.MIN_VALUE,
                                kind.custom() ? Long.MAX_VALUE : Integer.MAX_VALUE);
                    } else {
                        wrongType("a whole number or text", node);
                    }
                }
            }
            case QUANTITY -> {
                switch (node) {
                    case Scalar.Int _, Scalar.Real _ -> {}
                    case Scalar.Text _ -> text(node, ScalarForms::isQuantity, "an amount such as 500m, 2 or 8Gi");
                    default -> wrongType("an amount such as 500m, 2 or 8Gi", node);
                }
            }
        }
    }

    private boolean isMicroTime() {
        return !kind.custom()
                && !path.isEmpty()
                && path.getLast() instanceof Step.Field(String name)
                && MICRO_TIMES.contains(name);
    }

    /** Go's JSON reader takes a list of small numbers as bytes, too. */
    private boolean isBytes(Node node) {
        return !kind.custom()
                && node instanceof Sequence s
                && s.items().stream().allMatch(i -> i instanceof Scalar.Int n && n.value() >= 0 && n.value() < 256);
    }

    private void text(Node node, Predicate<String> form, String wanted) {
        if (!(node instanceof Scalar.Text t)) {
            wrongType("text", node);
        } else if (!form.test(t.value())) {
            String message = where(path.size()) + " must be " + wanted + ", not \"" + t.value() + '"';
            add(Code.INVALID_VALUE, node.origin(), message, null);
        }
    }

    private void whole(Node node, long least, long most) {
        if (node instanceof Scalar.Int i) {
            if (i.value() < least || i.value() > most) {
                String range = "from " + least + " to " + most;
                add(Code.INVALID_VALUE, node.origin(), where(path.size()) + " must be a whole number " + range, null);
            }
        } else if (node instanceof Scalar.Real r
                && r.value() == Math.rint(r.value())
                && r.value() >= least
                && r.value() <= most) {
            return; // 3.0 reaches the API server as 3
        } else {
            wrongType("a whole number", node);
        }
    }

    private void apply(Rule rule, Node node) {
        String fault = RuleCheck.fault(rule, node, this::fits);
        if (fault != null) {
            add(Code.INVALID_VALUE, node.origin(), where(path.size()) + ' ' + fault, null);
        }
    }

    private void wrongType(String wanted, Node node) {
        String help = switch (node) {
            case Scalar.Int _, Scalar.Real _, Scalar.Bool _ when wanted.equals("text") -> "put it in quotes";
            case Scalar.Text t when wanted.endsWith("number") && t.value().matches("-?\\d+") -> "leave the quotes out";
            case Scalar.Text t
            when wanted.startsWith("true") && t.value().matches("true|false") -> "leave the quotes out";
            default -> null;
        };
        String found = node instanceof Scalar.Real ? node.toString() : node.kind();
        add(Code.WRONG_TYPE, node.origin(), where(path.size()) + " must be " + wanted + ", not " + found, help);
    }

    private void add(Code code, Origin origin, String message, @Nullable String help) {
        findings.add(new Fault(code, new FieldPath(path), origin, message, help));
    }

    /** The value after so many steps, as a message names it. */
    private String where(int steps) {
        if (steps == 0) {
            return (kind.kind().matches("[AEIO].*") ? "an " : "a ") + kind.kind();
        }
        return new FieldPath(path.subList(0, steps)).toString();
    }
}
