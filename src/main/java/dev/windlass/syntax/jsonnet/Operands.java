package dev.windlass.syntax.jsonnet;

import dev.windlass.tree.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sjsonnet.EvalScope;
import sjsonnet.Expr;
import sjsonnet.Lazy;
import sjsonnet.Position;
import sjsonnet.Val;

/**
 * What an expression that computes was given: the values that were evaluated directly inside it. From them follow the traces of its
 * result.
 */
@SuppressWarnings("ReferenceEquality") // what was made here has the very position of the expression, not an equal one
final class Operands {
    private final List<Val> values = new ArrayList<>(4);

    void add(Val value) {
        values.add(value);
    }

    /** How much there is to walk over in what the expression was given, in steps: a built-in function looks at every part of it. */
    long size() {
        long size = 0;
        for (Val value : values) {
            size += size(value);
        }
        return size;
    }

    /** The same for one value: elements of a list, and characters by the sixteen. */
    static long size(Val value) {
        return switch (value) {
            case Val.Arr a -> a.length();
            case Val.Str s -> s.value().length() >> 4;
            default -> 0;
        };
    }

    /** Whether the result of such an expression may be made of what is evaluated inside it. */
    static boolean matterTo(Expr e) {
        return switch (e) {
            case Expr.BinaryOp _,
                    Expr.Select _,
                    Expr.ApplyBuiltin1 _,
                    Expr.ApplyBuiltin2 _,
                    Expr.Apply1 _,
                    Expr.IfElse _,
                    Expr.Lookup _,
                    Expr.Apply2 _,
                    Expr.ApplyBuiltin _,
                    Expr.And _,
                    Expr.Or _,
                    Expr.UnaryOp _,
                    Expr.Apply _,
                    Expr.Apply0 _,
                    Expr.Apply3 _,
                    Expr.Slice _,
                    Expr.Error _,
                    Placing.Checked _ -> true;
            default -> false;
        };
    }

    /** The values that these came from, shallow: what to blame when they could not be taken. */
    List<Origin> blame() {
        Origins found = new Origins();
        for (Val value : values) {
            found.addAll(Trace.from(value));
        }
        return found.toList();
    }

    /** The result with its traces. It was made here exactly if its position is the expression's own. */
    Val traced(Val result, Expr e, EvalScope evaluator) {
        if (e instanceof Expr.IfElse) {
            return conditioned(result, values.getFirst(), e.pos());
        }
        if (e instanceof Expr.And || e instanceof Expr.Or) {
            return computed(result, evaluator, false);
        }
        if (result.pos() != e.pos()) {
            List<Origin> because = chosen(e);
            return because.isEmpty() ? result : conditioned(result, because, e.pos());
        }
        return switch (result) {
            case Val.Func f -> f;
            case Val.Obj o -> layered(o, e);
            case Val.Arr a -> {
                Limits.check(a.length(), e.pos());
                yield elements(a, e.pos(), evaluator);
            }
            case Val.Str s -> {
                Limits.check(s.value().length(), e.pos());
                yield computed(s, evaluator, true);
            }
            default -> computed(result, evaluator, false);
        };
    }

    /** The choices by which a member of an object was reached: those that brought in the object, and the key where it is no constant. */
    private List<Origin> chosen(Expr e) {
        if (values.isEmpty() || !(values.getFirst() instanceof Val.Obj object)) {
            return List.of();
        }
        return switch (e) {
            case Expr.Select s -> Layer.because(object, s.name());
            case Expr.Lookup _
            when values.size() > 1 && values.get(1) instanceof Val.Str key ->
                Origins.union(
                        Layer.because(object, key.value()),
                        Origins.union(Origins.written(Trace.from(key)), Trace.because(key)));
            default -> List.of();
        };
    }

    /** Elements that were made together with their list, as by std.split. */
    private Val elements(Val.Arr list, Position at, EvalScope evaluator) {
        Lazy[] items = list.asLazyArray();
        Lazy[] traced = items;
        for (int i = 0; i < items.length; i++) {
            if (items[i] instanceof Val v && v.pos() == at && !(v instanceof Val.Obj)) {
                if (traced == items) {
                    traced = Arrays.copyOf(items, items.length, Lazy[].class);
                }
                traced[i] = v instanceof Val.Arr inner
                        ? elements(inner, at, evaluator)
                        : computed(v, evaluator, v instanceof Val.Str);
            }
        }
        return traced == items ? list : new Val.Arr(list.pos(), traced);
    }

    /** The sum of two objects: remembers the upper one, whose own position the sum has lost. */
    private Val layered(Val.Obj sum, Expr e) {
        return e instanceof Expr.BinaryOp
                        && values.size() == 2
                        && values.getFirst() instanceof Val.Obj below
                        && values.getLast() instanceof Val.Obj above
                ? above.addSuper(
                        new Position(
                                new Layer.Over(e.pos(), above, List.of()),
                                e.pos().offset()),
                        below)
                : sum;
    }

    private Val computed(Val result, EvalScope evaluator, boolean deep) {
        Origins from = new Origins();
        Origins because = new Origins();
        for (Val value : values) {
            collect(value, from, because, deep, evaluator);
        }
        if (from.isEmpty() && because.isEmpty()) {
            return result;
        }
        List<Origin> sources = result instanceof Val.Str s && s.value().indexOf('\n') >= 0
                ? TextParts.of(s.value(), values, from.toList(), evaluator)
                : from.toList();
        return Trace.remade(result, sources, because.toList(), null);
    }

    private static void collect(Val value, Origins from, Origins because, boolean deep, EvalScope evaluator) {
        Trace trace = Trace.of(value);
        if (trace != null) {
            because.addAll(trace.because);
            if (deep && trace.node != null) {
                from.addLeaves(trace.node);
                return;
            }
            from.addAll(trace.from);
        }
        if (value instanceof Val.Arr a) {
            for (Lazy item : a.asLazyArray()) {
                Val known = item.cached();
                if (known != null) {
                    collect(known, from, because, deep, evaluator);
                }
            }
        } else if (deep && value instanceof Val.Obj o && trace == null) {
            for (String key : o.visibleKeyNames()) {
                collect(o.value(key, o.pos(), o, evaluator), from, because, true, evaluator);
            }
        }
    }

    /** What a choice gave: the condition is a reason, not a source. */
    private static Val conditioned(Val result, Val condition, Position at) {
        List<Origin> because = Origins.union(Trace.from(condition), Trace.because(condition));
        return because.isEmpty() ? result : conditioned(result, because, at);
    }

    /** A value that a choice brought in. */
    static Val conditioned(Val result, List<Origin> because, Position at) {
        if (result instanceof Val.Obj o && Trace.of(o) == null) {
            // A copy under a position of its own: nothing can be stacked on nothing.
            return o.addSuper(new Position(new Layer.Over(at, o, because), at.offset()), null);
        }
        List<Origin> from = Trace.of(result) == null ? Trace.constant(result) : Trace.from(result);
        Val remade = Trace.remade(result, from, Origins.union(Trace.because(result), because), Trace.placed(result));
        Trace trace = Trace.of(remade);
        if (!(remade instanceof Val.Arr list) || trace == null || trace.node != null) {
            return remade;
        }
        // A list of constants is an array of a narrower type.
        Lazy[] items = Arrays.copyOf(list.asLazyArray(), list.length(), Lazy[].class);
        for (int i = 0; i < items.length; i++) {
            items[i] = new Conditioned(items[i], because, at);
        }
        return new Val.Arr(list.pos(), items);
    }

    /** An element of a list that a choice brought in. */
    private static final class Conditioned extends Lazy {
        private final Lazy item;
        private final List<Origin> because;
        private final Position at;

        Conditioned(Lazy item, List<Origin> because, Position at) {
            this.item = item;
            this.because = because;
            this.at = at;
        }

        @Override
        public Val compute() {
            return conditioned(item.force(), because, at);
        }
    }
}
