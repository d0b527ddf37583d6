package dev.windlass.syntax.jsonnet;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sjsonnet.EvalScope;
import sjsonnet.Lazy;
import sjsonnet.Val;

/**
 * Finds which part of a text of several lines came from which value, so that a line of a configuration file is known by the line of the spec
 * that it came from. Every function that makes such a text (a sum, {@code std.join}, {@code std.lines}, formats, {@code std.manifest…})
 * keeps the order of what it was given, objects by their sorted keys; so the values are looked for one behind the other. What is not found, as
 * after a replacement of letters, stays an origin of the whole.
 */
final class TextParts {
    private final String text;
    private final EvalScope evaluator;
    private final List<Origin> parts = new ArrayList<>();
    private final Set<Origin> known = new HashSet<>();
    private int cursor;

    private TextParts(String text, EvalScope evaluator) {
        this.text = text;
        this.evaluator = evaluator;
    }

    /**
     * The origins of a text, with the parts that are known.
     *
     * @param values what the text was made of
     * @param from the origins of all of these
     */
    static List<Origin> of(String text, List<Val> values, List<Origin> from, EvalScope evaluator) {
        TextParts found = new TextParts(text, evaluator);
        boolean isJoin =
                values.size() == 2 && values.getFirst() instanceof Val.Str && values.getLast() instanceof Val.Arr;
        (isJoin ? values.subList(1, 2) : values).forEach(found::add);
        if (found.parts.isEmpty()) {
            return from;
        }
        List<Origin> all = new ArrayList<>(found.parts);
        from.stream().filter(o -> !found.known.contains(o)).forEach(all::add);
        return all;
    }

    private void add(Val value) {
        Trace trace = Trace.of(value);
        if (trace != null && trace.node != null) {
            node(trace.node);
            return;
        }
        switch (value) {
            case Val.Str s -> text(s.value(), Trace.from(s));
            case Val.Num n -> text(Scalars.number(n.value()), Trace.from(n));
            case Val.True t -> text("true", Trace.from(t));
            case Val.False f -> text("false", Trace.from(f));
            case Val.Arr list -> {
                for (Lazy item : list.asLazyArray()) {
                    Val done = item.cached();
                    if (done != null) {
                        add(done);
                    }
                }
            }
            case Val.Obj o -> {
                String[] keys = o.visibleKeyNames().clone();
                Arrays.sort(keys);
                for (String key : keys) {
                    text(key, List.of());
                    add(o.value(key, o.pos(), o, evaluator));
                }
            }
            default -> {}
        }
    }

    private void node(Node node) {
        switch (node) {
            case Mapping m ->
                m.members().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(e -> {
                            text(e.getKey(), List.of(e.getValue().key()));
                            node(e.getValue().value());
                        });
            case Sequence s -> s.items().forEach(this::node);
            case Scalar.Text t -> text(t.value(), List.of(t.origin()));
            case Scalar.Int i -> text(Long.toString(i.value()), List.of(i.origin()));
            case Scalar.Real r -> text(Scalars.number(r.value()), List.of(r.origin()));
            case Scalar.Bool b -> text(Boolean.toString(b.value()), List.of(b.origin()));
            case Scalar.Null n -> text("null", List.of(n.origin()));
        }
    }

    /** Looks for a text behind the last one that was found. */
    private void text(String wanted, List<Origin> from) {
        int at = wanted.isEmpty() ? -1 : text.indexOf(wanted, cursor);
        if (at < 0) {
            return;
        }
        cursor = at + wanted.length();
        for (Origin origin : from) {
            if (origin instanceof Origin.Part(int start, int end, Origin of)) {
                part(at + start, at + end, of);
            } else {
                part(at, cursor, origin);
            }
        }
    }

    private void part(int start, int end, Origin of) {
        known.add(of);
        parts.add(new Origin.Part(start, end, of));
    }

    /** Numbers as Jsonnet writes them. */
    private static final class Scalars {
        static String number(double value) {
            boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e17;
            return isWhole ? Long.toString((long) value) : Double.toString(value);
        }
    }
}
