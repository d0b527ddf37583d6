package dev.windlass.syntax.jsonnet;

import java.util.List;
import sjsonnet.Lazy;
import sjsonnet.Position;
import sjsonnet.Std;
import sjsonnet.Val;

/**
 * The object {@code std}: sjsonnet's own functions, those that newer Jsonnet has (jsonnet.org/ref/stdlib.html, 0.21), bounded
 * versions of those that make as much as they are told to, and none that reach outside.
 */
final class StandardLibrary {
    /** Out of reach of a pure template, or in need of a library that is not there. */
    private static final List<String> REFUSED =
            List.of("extVar", "trace", "parseYaml", "gzip", "xz", "manifestXmlJsonml");

    private StandardLibrary() {}

    static Val.Obj create() {
        Builtins std = new Builtins();
        var functions = new Std().functions().iterator();
        while (functions.hasNext()) {
            var function = functions.next();
            std.put(function._1(), function._2());
        }
        for (String name : REFUSED) {
            std.add(
                    name,
                    name.equals("trace") ? "str rest" : "x",
                    (args, ev, at) -> Builtins.fail("std." + name + " is not available in templates", at, ev));
        }
        bounded(std);
        std.add("native", "name", (args, ev, at) -> switch (args[0].asString()) {
            case "client" -> CLIENT;
            case String other ->
                Builtins.fail("there is no native function \"" + other + "\", only \"client\"", at, ev);
        });
        ObjectFunctions.addTo(std);
        ListFunctions.addTo(std);
        TextFunctions.addTo(std);
        return std.toObject();
    }

    private static void bounded(Builtins std) {
        std.add("range", "from to", (args, ev, at) -> {
            double from = args[0].asDouble();
            int count = Limits.made(args[1].asDouble() - from + 1, "range", at);
            Lazy[] items = new Lazy[count];
            for (int i = 0; i < count; i++) {
                items[i] = new Val.Num(at, from + i);
            }
            return new Val.Arr(at, items);
        });
        std.add("makeArray", "sz func", (args, ev, at) -> {
            int count = Limits.made(args[0].asDouble(), "makeArray", at);
            Val.Func function = args[1].asFunc();
            Lazy[] items = new Lazy[count];
            for (int i = 0; i < count; i++) {
                Val index = new Val.Num(at, i);
                items[i] = Deferred.of(() -> function.apply1(index, at.noOffset(), ev));
            }
            return new Val.Arr(at, items);
        });
        std.add("repeat", "what count", (args, ev, at) -> {
            if (args[0] instanceof Val.Str s) {
                Limits.made((double) s.value().length() * args[1].asDouble(), "repeat", at);
                return new Val.Str(at, s.value().repeat(Math.max(0, args[1].asInt())));
            }
            Lazy[] what = args[0].asArr().asLazyArray();
            Lazy[] items = new Lazy[Limits.made((double) what.length * args[1].asDouble(), "repeat", at)];
            for (int i = 0; i < items.length; i++) {
                items[i] = what[i % what.length];
            }
            return new Val.Arr(at, items);
        });
    }

    /** {@code std.native('client')}: the object of a chain client by its name. */
    private static final Val CLIENT = new Val.Builtin1("name", null) {
        @Override
        public boolean staticSafe() {
            return false;
        }

        @Override
        public Val evalRhs(Val name, sjsonnet.EvalScope evaluator, Position at) {
            return evaluator instanceof TracingEvaluator tracing
                    ? tracing.client(name, at)
                    : Builtins.fail("chain clients are not available here", at, evaluator);
        }
    };
}
