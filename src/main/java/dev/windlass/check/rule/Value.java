package dev.windlass.check.rule;

import dev.windlass.check.schema.Quantity;
import dev.windlass.check.schema.Sameness;
import dev.windlass.check.schema.Schema;
import dev.windlass.source.Code;
import dev.windlass.source.Nearest;
import dev.windlass.source.Severity;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.FieldPath.Step;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in an object, with or without a value. Reads as kube-apiserver's types do: an absent text is empty, an absent
 * number is 0, an absent boolean is false, an absent list has no items. What is said of it is reported under its path
 * and at the line that made it, or the nearest line around an absent one.
 */
public final class Value {
    /** The longest text that a message repeats, in characters. */
    private static final int SHOWN = 60;

    private final Judging judging;
    private final @Nullable Value parent;
    private final @Nullable Step step;
    private final @Nullable Node node;
    private final @Nullable Schema schema;
    private final Origin origin;

    private Value(
            Judging judging,
            @Nullable Value parent,
            @Nullable Step step,
            @Nullable Node node,
            @Nullable Schema schema,
            Origin origin) {
        this.judging = judging;
        this.parent = parent;
        this.step = step;
        this.node = node;
        this.schema = schema;
        this.origin = origin;
    }

    static Value root(Judging judging, Mapping object, Schema schema) {
        return new Value(judging, null, null, object, schema, object.origin());
    }

    /**
     * One member of a mapping with free keys.
     *
     * @param keyOrigin where the key was written
     */
    public record Entry(String key, Value value, Origin keyOrigin) {}

    // Going down.

    /** The value of a field, present or not. */
    public Value field(String name) {
        return down(new Step.Field(name), node instanceof Mapping m ? m.get(name) : null, name);
    }

    /** The value of a field of a field, and so on. */
    public Value field(String name, String... further) {
        Value at = field(name);
        for (String f : further) {
            at = at.field(f);
        }
        return at;
    }

    /** The value under a key of a mapping with free keys, present or not. */
    public Value key(String name) {
        return down(new Step.Key(name), node instanceof Mapping m ? m.get(name) : null, name);
    }

    private Value down(Step to, @Nullable Node there, String name) {
        Node value = there instanceof Scalar.Null ? null : there;
        Schema below = schema == null ? null : schema.member(name).orElse(null);
        return new Value(judging, this, to, value, below, value == null ? origin : value.origin());
    }

    /** The items of a list; none where there is no list. */
    public List<Value> items() {
        if (!(node instanceof Sequence s) || s.items().isEmpty()) {
            return List.of();
        }
        Schema below = schema != null && schema.shape() instanceof Schema.Listing(Schema i) ? i : null;
        List<Value> items = new ArrayList<>(s.items().size());
        for (Node item : s.items()) {
            items.add(new Value(judging, this, new Step.Index(items.size()), item, below, item.origin()));
        }
        return Collections.unmodifiableList(items);
    }

    /** The members of a mapping with free keys, in order; none where there is no mapping. */
    public List<Entry> entries() {
        if (!(node instanceof Mapping m) || m.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>(m.members().size());
        m.members().forEach((key, member) -> entries.add(new Entry(key, key(key), member.key())));
        return Collections.unmodifiableList(entries);
    }

    /** The same place under another name: the path that kube-apiserver reports is not always the one that was written. */
    public Value reportedAs(FieldPath path) {
        Value at = new Value(judging, null, null, node, schema, origin);
        for (Step s : path.steps()) {
            at = new Value(judging, at, s, node, schema, origin);
        }
        return at;
    }

    /** The same place, whose findings point at another line, such as that of a key. */
    public Value at(Origin other) {
        return new Value(judging, parent, step, node, schema, other);
    }

    /** The same place, at which kube-apiserver does not look: what is wrong there is accepted, and never works. */
    public Value unchecked() {
        return new Value(judging.unchecked(), parent, step, node, schema, origin);
    }

    /** The same place with another value, to be compared. */
    public Value with(Node other) {
        return new Value(judging, parent, step, other, schema, origin);
    }

    // Reading.

    /** Whether there is a value; also an empty one is one. */
    public boolean isPresent() {
        return node != null;
    }

    public boolean isAbsent() {
        return node == null;
    }

    /** Whether there is no value, or one that kube-apiserver takes for none: empty text, list or mapping, 0 or false. */
    public boolean isEmpty() {
        return switch (node) {
            case null -> true;
            case Mapping m -> m.isEmpty();
            case Sequence s -> s.items().isEmpty();
            case Scalar.Text t -> t.value().isEmpty();
            case Scalar.Int i -> i.value() == 0;
            case Scalar.Real r -> r.value() == 0;
            case Scalar.Bool b -> !b.value();
            case Scalar.Null _ -> true;
        };
    }

    /** The text; empty where there is none. */
    public String text() {
        return node instanceof Scalar.Text t ? t.value() : "";
    }

    public boolean isText() {
        return node instanceof Scalar.Text;
    }

    public boolean isText(String expected) {
        return node instanceof Scalar.Text t && t.value().equals(expected);
    }

    /** The whole number; 0 where there is none. */
    public long number() {
        return switch (node) {
            case Scalar.Int i -> i.value();
            case Scalar.Real r -> (long) r.value();
            case null, default -> 0;
        };
    }

    public boolean isNumber() {
        return node instanceof Scalar.Int || node instanceof Scalar.Real;
    }

    public boolean isTrue() {
        return node instanceof Scalar.Bool b && b.value();
    }

    /** The amount; empty where there is none or it is none. A number is one, too. */
    public Optional<Quantity> quantity() {
        return switch (node) {
            case Scalar.Text t -> Quantity.of(t.value());
            case Scalar.Int i -> Optional.of(Quantity.of(i.value()));
            case Scalar.Real r -> Quantity.of(Double.toString(r.value()));
            case null, default -> Optional.empty();
        };
    }

    /** How many items a list or members a mapping has. */
    public int size() {
        return switch (node) {
            case Sequence s -> s.items().size();
            case Mapping m -> m.members().size();
            case null, default -> 0;
        };
    }

    /** The value itself; empty where there is none. */
    public Optional<Node> node() {
        return Optional.ofNullable(node);
    }

    public Origin origin() {
        return origin;
    }

    /** The Kubernetes version's second number: 33 of 1.33. */
    public int minor() {
        return judging.minor();
    }

    /** Whether the object replaces one that the cluster has. */
    public boolean isUpdate() {
        return judging.isUpdate();
    }

    /** The kind of the whole object, such as {@code Deployment}. */
    public String kind() {
        return judging.kind();
    }

    /** Whether no error was found in the object so far. */
    public boolean isGoodSoFar() {
        return judging.isGood();
    }

    /** How many errors were found in the object so far. */
    public int errors() {
        return judging.errors();
    }

    /** Where the value stands. */
    public FieldPath path() {
        List<Step> steps = new ArrayList<>();
        for (Value v = this; v != null; v = v.parent) {
            if (v.step != null) {
                steps.add(v.step);
            }
        }
        return new FieldPath(steps.reversed());
    }

    /** Whether both are the same to kube-apiserver: amounts and times by value, nothing as an empty list or mapping. */
    public boolean isSameAs(Value other) {
        return step instanceof Step.Field(String name)
                ? Sameness.sameField(name, schema, node, other.node)
                : Sameness.same(schema, node, other.node);
    }

    // Saying what is wrong, each in one of kube-apiserver's error types.

    /** It must be there and is not. */
    public void required() {
        add(Code.MISSING_FIELD, name() + " is missing", null);
    }

    /**
     * It must be there and is not.
     *
     * @param why goes on after "is missing", such as {@code "for type Localhost"}
     */
    public void required(String why) {
        add(Code.MISSING_FIELD, name() + " is missing: " + why, null);
    }

    /**
     * A value that is not allowed.
     *
     * @param fault goes on after the value's name, such as {@code "must be 1 or more"}; the value itself is added
     */
    public void invalid(String fault) {
        invalid(fault, null);
    }

    /** A value that is not allowed, and what to do. */
    public void invalid(String fault, @Nullable String help) {
        add(Code.INVALID_VALUE, name() + ' ' + fault + (saysItself(fault) ? "" : shown()), help);
    }

    /** Whether a fault says what the value is already: "must not be X, not Y" would say the contrary. */
    private static boolean saysItself(String fault) {
        return fault.contains("not ")
                || fault.contains("cannot")
                || fault.startsWith("has ")
                || fault.startsWith("is ");
    }

    /** A text that is none of those that are known. */
    public void notSupported(Collection<String> known) {
        String fault = " must be one of "
                + String.join(
                        ", ", known.stream().map(k -> k.isEmpty() ? "\"\"" : k).toList());
        String help = Nearest.to(text(), known)
                .filter(n -> !text().isEmpty())
                .map(n -> "did you mean \"" + n + "\"?")
                .orElse(null);
        add(Code.INVALID_VALUE, name() + fault + shown(), help);
    }

    /** A value that stands twice where it may stand once. */
    public void duplicate() {
        add(Code.DUPLICATE_VALUE, name() + " repeats an earlier one" + shown().replace(", not ", ": "), null);
    }

    /**
     * Something that may not be there.
     *
     * @param why goes on after the value's name, such as {@code "must not be set with type ExternalName"}
     */
    public void forbidden(String why) {
        add(Code.FORBIDDEN_FIELD, name() + ' ' + why, null);
    }

    /** Text, or content, that is too long. */
    public void tooLong(long most, String unit) {
        add(Code.TOO_LONG, name() + " is longer than " + most + ' ' + unit, null);
    }

    /** A list with too many items. */
    public void tooMany(int most) {
        add(Code.TOO_MANY, name() + " has " + size() + " items, and may have " + most, null);
    }

    /**
     * A name of something that should stand elsewhere in the object and does not.
     *
     * @param what such as {@code "a volume of the pod"}
     */
    public void notFound(String what) {
        add(Code.UNRESOLVED_NAME, name() + " must name " + what + shown(), null);
    }

    /** A value that a change may not touch, as kube-apiserver's type Invalid. */
    public void immutable() {
        add(
                Code.IMMUTABLE_FIELD,
                name() + " cannot be changed once the object exists",
                "delete and create it anew, or leave it");
    }

    /** A change that is refused. */
    public void changeRefused(String fault, @Nullable String help) {
        add(Code.IMMUTABLE_FIELD, name() + ' ' + fault, help);
    }

    /** kube-apiserver takes it, but it cannot work. */
    public void neverWorks(String why) {
        judging.add(Severity.WARNING, Code.NEVER_WORKS, path(), origin, name() + ' ' + why, null);
    }

    /** kube-apiserver takes it with a warning. */
    public void warn(String what) {
        judging.add(Severity.WARNING, Code.SERVER_WARNING, path(), origin, name() + ' ' + what, null);
    }

    // Common checks.

    /** Reports a number below a limit. */
    public void atLeast(long least) {
        if (number() < least) {
            invalid("must be " + least + " or more");
        }
    }

    /** Reports a number outside a range. */
    public void within(long least, long most) {
        if (number() < least || number() > most) {
            invalid("must be from " + least + " to " + most);
        }
    }

    /** Reports a text that is not one of those known; an absent one as well. */
    public void oneOf(List<String> known) {
        if (!known.contains(text())) {
            notSupported(known);
        }
    }

    /** Reports a text that is not one of those known where kube-apiserver's type is Invalid, not NotSupported. */
    public void oneOfAsInvalid(List<String> known) {
        if (!known.contains(text())) {
            invalid("must be one of " + String.join(", ", known));
        }
    }

    /** Reports an absent or empty text; whether it is there. */
    public boolean needed() {
        if (isEmpty()) {
            required();
            return false;
        }
        return true;
    }

    /** Reports a text that does not have a form. */
    public void form(TextForm form) {
        if (!form.fits(text())) {
            invalid("must be " + form.description());
        }
    }

    private void add(Code code, String message, @Nullable String help) {
        judging.add(Severity.ERROR, code, path(), origin, message, help);
    }

    private String name() {
        String path = path().toString();
        // kube-apiserver writes "[]" for a whole object in places
        return path.isEmpty() || path.equals("[]") ? "the " + kind() : path;
    }

    /** The value at the end of a message: {@code , not "x"}; nothing where it is long, a structure or perhaps secret. */
    private String shown() {
        if (kind().equals("Secret")) {
            return "";
        }
        return switch (node) {
            case Scalar.Text t when t.value().length() <= SHOWN -> ", not \"" + t.value() + '"';
            case Scalar.Int i -> ", not " + i.value();
            case Scalar.Bool b -> ", not " + b.value();
            case Scalar.Real r -> ", not " + r;
            case null, default -> "";
        };
    }
}
