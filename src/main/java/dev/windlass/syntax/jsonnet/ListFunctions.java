package dev.windlass.syntax.jsonnet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sjsonnet.EvalScope;
import sjsonnet.FileScope;
import sjsonnet.Lazy;
import sjsonnet.Position;
import sjsonnet.Val;

/** Functions of std over lists and numbers that sjsonnet 0.4.9 lacks. */
final class ListFunctions {
    private static final Position NOWHERE = new Position(new FileScope(TemplatePath.NOWHERE), 0);
    private static final Map<String, Val> KEY = Map.of("keyF", new Val.Null(NOWHERE), "onEmpty", new Val.Null(NOWHERE));

    private ListFunctions() {}

    static void addTo(Builtins std) {
        std.add(
                "all",
                "arr",
                (args, ev, at) -> Builtins.bool(
                        at, truths(args[0].asArr(), at, ev).stream().allMatch(b -> b)));
        std.add(
                "any",
                "arr",
                (args, ev, at) -> Builtins.bool(
                        at, truths(args[0].asArr(), at, ev).stream().anyMatch(b -> b)));
        std.add("sum", "arr", (args, ev, at) -> new Val.Num(at, sum(args[0].asArr())));
        std.add(
                "avg",
                "arr",
                (args, ev, at) -> args[0].asArr().length() == 0
                        ? Builtins.fail("an empty list has no average", at, ev)
                        : new Val.Num(at, sum(args[0].asArr()) / args[0].asArr().length()));
        std.add(
                "contains",
                "arr elem",
                (args, ev, at) -> Builtins.bool(at, indexOf(args[0].asArr(), args[1], ev) >= 0));
        std.add(
                "remove",
                "arr elem",
                (args, ev, at) -> without(args[0].asArr(), indexOf(args[0].asArr(), args[1], ev), at));
        std.add("removeAt", "arr at", (args, ev, at) -> without(args[0].asArr(), args[1].asDouble(), at));
        std.add("maxArray", "arr keyF onEmpty", KEY, (args, ev, at) -> extreme("max", 1, args, ev, at));
        std.add("minArray", "arr keyF onEmpty", KEY, (args, ev, at) -> extreme("min", -1, args, ev, at));
        std.add("flattenDeepArray", "value", (args, ev, at) -> {
            List<Lazy> flat = new ArrayList<>();
            flatten(args[0], flat);
            return new Val.Arr(at, flat.toArray(new Lazy[0]));
        });
        std.add("deepJoin", "arr", (args, ev, at) -> {
            List<Lazy> flat = new ArrayList<>();
            flatten(args[0], flat);
            StringBuilder text = new StringBuilder();
            flat.forEach(item -> text.append(item.force().asString()));
            return new Val.Str(at, text.toString());
        });
        std.add(
                "isInteger",
                "x",
                (args, ev, at) -> Builtins.bool(at, args[0].asDouble() == Math.rint(args[0].asDouble())));
        std.add(
                "isDecimal",
                "x",
                (args, ev, at) -> Builtins.bool(at, args[0].asDouble() != Math.rint(args[0].asDouble())));
        std.add("isEven", "x", (args, ev, at) -> Builtins.bool(at, Math.rint(args[0].asDouble()) % 2 == 0));
        std.add("isOdd", "x", (args, ev, at) -> Builtins.bool(at, Math.rint(args[0].asDouble()) % 2 != 0));
        std.add("round", "x", (args, ev, at) -> new Val.Num(at, Math.floor(args[0].asDouble() + 0.5)));
        std.add("xor", "x y", (args, ev, at) -> Builtins.bool(at, truth(args[0], at, ev) != truth(args[1], at, ev)));
        std.add("xnor", "x y", (args, ev, at) -> Builtins.bool(at, truth(args[0], at, ev) == truth(args[1], at, ev)));
        std.put("pi", new Val.Num(NOWHERE, Math.PI));
    }

    private static boolean truth(Val value, Position at, EvalScope ev) {
        return switch (value) {
            case Val.True _ -> true;
            case Val.False _ -> false;
            default -> Builtins.fail("expected a boolean, found " + value.prettyName(), at, ev) instanceof Val.True;
        };
    }

    private static List<Boolean> truths(Val.Arr list, Position at, EvalScope ev) {
        return Arrays.stream(list.asLazyArray())
                .map(item -> truth(item.force(), at, ev))
                .toList();
    }

    private static double sum(Val.Arr list) {
        double sum = 0;
        for (Lazy item : list.asLazyArray()) {
            sum += item.force().asDouble();
        }
        return sum;
    }

    private static int indexOf(Val.Arr list, Val wanted, EvalScope ev) {
        for (int i = 0; i < list.length(); i++) {
            if (ev.equal(list.force(i), wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static Val without(Val.Arr list, double index, Position at) {
        List<Lazy> rest = new ArrayList<>(list.length());
        for (int i = 0; i < list.length(); i++) {
            if (i != index) {
                rest.add(list.asLazy(i));
            }
        }
        return new Val.Arr(at, rest.toArray(new Lazy[0]));
    }

    /** The first of the largest (sign 1) or smallest (sign -1) elements. */
    private static Val extreme(String name, int sign, Val[] args, EvalScope ev, Position at) {
        Val.Arr list = args[0].asArr();
        if (list.length() == 0) {
            return args[2] instanceof Val.Null
                    ? Builtins.fail("std." + name + "Array of an empty list", at, ev)
                    : args[2];
        }
        Val best = list.force(0);
        Val bestKey = key(args[1], best, ev, at);
        for (int i = 1; i < list.length(); i++) {
            Val key = key(args[1], list.force(i), ev, at);
            if (compare(key, bestKey, ev, at) * sign > 0) {
                best = list.force(i);
                bestKey = key;
            }
        }
        return best;
    }

    private static Val key(Val function, Val element, EvalScope ev, Position at) {
        return function instanceof Val.Func f ? f.apply1(element, at.noOffset(), ev) : element;
    }

    private static int compare(Val a, Val b, EvalScope ev, Position at) {
        if (a instanceof Val.Str x && b instanceof Val.Str y) {
            return x.value().compareTo(y.value());
        }
        if (a instanceof Val.Num x && b instanceof Val.Num y) {
            return Double.compare(x.value(), y.value());
        }
        Builtins.fail("cannot compare " + a.prettyName() + " with " + b.prettyName(), at, ev);
        return 0;
    }

    private static void flatten(Val value, List<Lazy> into) {
        if (value instanceof Val.Arr list) {
            for (Lazy item : list.asLazyArray()) {
                flatten(item.force(), into);
            }
        } else {
            into.add(value);
        }
    }
}
