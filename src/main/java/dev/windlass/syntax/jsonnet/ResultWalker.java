package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Code;
import dev.windlass.source.Span;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sjsonnet.EvalScope;
import sjsonnet.Position;
import sjsonnet.Val;

/** Turns what a template evaluates to into nodes, and the traces of its values into origins. */
final class ResultWalker {
    private static final double EXACT = 1L << 53;

    private final EvalScope evaluator;
    private int nodes;
    private int level;

    ResultWalker(EvalScope evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * @param place where the value stands, if the value itself does not know
     * @param because the conditions that what it stands in hung on
     */
    Node walk(Val value, Span place, List<Origin> because) {
        Trace trace = Trace.of(value);
        Span placed = trace == null ? place(value, place) : trace.placed == null ? place : trace.placed;
        List<Origin> reasons = trace == null ? because : Origins.union(trace.because, because);
        Origin origin = origin(placed, trace == null ? List.of() : trace.from, reasons);
        count(placed);
        Node spec = trace == null ? null : trace.node;
        if (spec != null) {
            return moved(spec, origin, placed, reasons);
        }
        return switch (value) {
            case Val.Str v -> new Scalar.Text(v.value(), origin);
            case Val.Num v -> number(v.value(), origin, placed);
            case Val.True _ -> new Scalar.Bool(true, origin);
            case Val.False _ -> new Scalar.Bool(false, origin);
            case Val.Null _ -> new Scalar.Null(origin);
            case Val.Arr v -> list(v, origin, placed, reasons);
            case Val.Obj v -> mapping(v, origin, placed, reasons);
            default ->
                throw new Failure(
                        Code.TEMPLATE_FAILED,
                        "this template returns a function where a value belongs",
                        placed,
                        "call it, or hide the field with ::");
        };
    }

    private Sequence list(Val.Arr list, Origin origin, Span placed, List<Origin> because) {
        List<Node> items = new ArrayList<>(list.length());
        enter(placed);
        for (int i = 0; i < list.length(); i++) {
            items.add(walk(list.force(i), placed, because));
        }
        level--;
        return new Sequence(items, origin);
    }

    private Mapping mapping(Val.Obj object, Origin origin, Span placed, List<Origin> because) {
        enter(placed);
        object.triggerAllAsserts(object);
        String[] names = object.visibleKeyNames();
        Mapping.Builder members = new Mapping.Builder(names.length);
        for (String name : names) {
            Layer.Key key = Layer.key(object, name);
            Val value = object.value(name, object.pos(), object, evaluator);
            // A value under a computed key is there because of what the key was computed from.
            List<Origin> reasons = key == null
                    ? because
                    : Origins.union(Origins.written(key.from()), Origins.union(key.because(), because));
            Node node = walk(value, placed, reasons);
            members.put(name, key(key, value, node, placed, reasons), node);
        }
        level--;
        return members.build(origin);
    }

    private Origin key(Layer.@Nullable Key key, Val value, Node node, Span placed, List<Origin> because) {
        if (key != null) {
            return origin(key.placed() == null ? placed : key.placed(), key.from(), because);
        }
        Trace trace = Trace.of(value);
        if (trace != null && trace.placed == null && trace.key != null) {
            return origin(placed, List.of(trace.key), because);
        }
        return new Origin.Generated(
                switch (node.origin()) {
                    case Origin.Computed c -> c.placed();
                    case Origin other -> other.place();
                });
    }

    private static Span place(Val value, Span otherwise) {
        Position at = value.pos();
        return at != null
                        && at.fileScope() != null
                        && at.currentFile() instanceof TemplatePath p
                        && !p.equals(TemplatePath.NOWHERE)
                        && at.offset() >= 0
                ? Tokens.at(at)
                : otherwise;
    }

    private static Origin origin(Span placed, List<Origin> from, List<Origin> because) {
        return from.isEmpty() && because.isEmpty()
                ? new Origin.Generated(placed)
                : new Origin.Computed(placed, from, because);
    }

    /** A node of a spec, as it was written, at its new place. */
    private Node moved(Node node, Origin origin, Span placed, List<Origin> because) {
        return switch (node) {
            case Scalar s -> s.from(origin);
            case Sequence s -> {
                List<Node> items = new ArrayList<>(s.items().size());
                for (Node item : s.items()) {
                    count(placed);
                    items.add(moved(item, origin(placed, List.of(item.origin()), because), placed, because));
                }
                yield new Sequence(items, origin);
            }
            case Mapping m -> {
                Mapping.Builder members = new Mapping.Builder(m.members().size());
                m.members().forEach((name, member) -> {
                    count(placed);
                    Node value = member.value();
                    Node moved = moved(value, origin(placed, List.of(value.origin()), because), placed, because);
                    members.put(name, origin(placed, List.of(member.key()), because), moved);
                });
                yield members.build(origin);
            }
        };
    }

    private static Scalar number(double value, Origin origin, Span placed) {
        if (!Double.isFinite(value)) {
            throw new Failure(Code.TEMPLATE_FAILED, "this number is too large or none at all", placed, null);
        }
        boolean isWhole = value == Math.rint(value) && Math.abs(value) <= EXACT;
        return isWhole ? new Scalar.Int((long) value, origin) : new Scalar.Real(value, origin);
    }

    private void count(Span placed) {
        if (++nodes > Limits.NODES) {
            throw Failure.limit("this template makes more than " + Limits.NODES + " values", placed);
        }
    }

    private void enter(Span placed) {
        if (++level > Limits.LEVELS) {
            throw Failure.limit("this template nests its result more than " + Limits.LEVELS + " levels deep", placed);
        }
    }
}
