package dev.windlass.syntax.jsonnet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sjsonnet.EvalScope;
import sjsonnet.Expr$Member$Visibility$Normal$;
import sjsonnet.FileScope;
import sjsonnet.Lazy;
import sjsonnet.Position;
import sjsonnet.Val;
import sjsonnet.Val$Obj$Member;

/** Functions of std over objects. Those of sjsonnet that hand out keys are replaced: these keys know where they were written. */
final class ObjectFunctions {
    private ObjectFunctions() {}

    static void addTo(Builtins std) {
        std.add("objectFields", "o", (args, ev, at) -> keys(args[0].asObj(), visible(args[0].asObj()), at));
        std.add("objectFieldsAll", "o", (args, ev, at) -> keys(args[0].asObj(), all(args[0].asObj()), at));
        std.add("objectKeysValues", "o", (args, ev, at) -> pairs(args[0].asObj(), visible(args[0].asObj()), at, ev));
        std.add("objectKeysValuesAll", "o", (args, ev, at) -> pairs(args[0].asObj(), all(args[0].asObj()), at, ev));
        std.add("mapWithKey", "func obj", (args, ev, at) -> mapWithKey(args[0].asFunc(), args[1].asObj(), at));
        std.add("objectRemoveKey", "obj key", (args, ev, at) -> {
            Val.Obj object = args[0].asObj();
            String removed = args[1].asString();
            LinkedHashMap<String, Val$Obj$Member> members = new LinkedHashMap<>();
            for (String name : object.visibleKeyNames()) {
                if (!name.equals(removed)) {
                    members.put(name, new Member(() -> object.value(name, at, object, ev)));
                }
            }
            return derived(object, members, at);
        });
        std.add(
                "get",
                "o f default inc_hidden",
                Map.of(
                        "default",
                        new Val.Null(new Position(NOWHERE, 0)),
                        "inc_hidden",
                        new Val.True(new Position(NOWHERE, 0))),
                (args, ev, at) -> {
                    Val.Obj object = args[0].asObj();
                    String name = args[1].asString();
                    boolean isThere =
                            args[3] instanceof Val.True ? object.containsKey(name) : object.containsVisibleKey(name);
                    return isThere ? object.value(name, at, object, ev) : args[2];
                });
        // The type of a value does not depend on what is inside it, and must not be the reason to evaluate that.
        std.add(
                "type",
                "x",
                (args, ev, at) -> Trace.remade(
                        new Val.Str(new Position(at.fileScope(), at.offset()), type(args[0])),
                        Trace.from(args[0]),
                        Trace.because(args[0]),
                        null));
    }

    private static final FileScope NOWHERE = new FileScope(TemplatePath.NOWHERE);

    private static String type(Val value) {
        return switch (value) {
            case Val.Bool _ -> "boolean";
            case Val.Null _ -> "null";
            case Val.Obj _ -> "object";
            case Val.Arr _ -> "array";
            case Val.Num _ -> "number";
            case Val.Str _ -> "string";
            default -> "function";
        };
    }

    private static String[] visible(Val.Obj object) {
        return sorted(object.visibleKeyNames());
    }

    private static String[] all(Val.Obj object) {
        return sorted(object.allKeyNames());
    }

    private static String[] sorted(String[] names) {
        String[] copy = names.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** A key as text that comes from where the key does. */
    private static Val key(Val.Obj object, String name, Position at) {
        // A position of its own: the text was not computed from what else is in the object.
        Val text = new Val.Str(new Position(at.fileScope(), at.offset()), name);
        Layer.Key key = Layer.key(object, name);
        return key == null || (key.from().isEmpty() && key.because().isEmpty())
                ? text
                : Trace.remade(text, key.from(), key.because(), null);
    }

    private static Val keys(Val.Obj object, String[] names, Position at) {
        Lazy[] keys = new Lazy[names.length];
        for (int i = 0; i < names.length; i++) {
            keys[i] = key(object, names[i], at);
        }
        return new Val.Arr(at, keys);
    }

    private static Val pairs(Val.Obj object, String[] names, Position at, EvalScope ev) {
        Lazy[] pairs = new Lazy[names.length];
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            LinkedHashMap<String, Val$Obj$Member> members = new LinkedHashMap<>();
            members.put("key", new Member(() -> key(object, name, at)));
            members.put("value", new Member(() -> object.value(name, at, object, ev)));
            pairs[i] = SpecValues.mapping(at, members);
        }
        return new Val.Arr(at, pairs);
    }

    private static Val mapWithKey(Val.Func function, Val.Obj object, Position at) {
        LinkedHashMap<String, Val$Obj$Member> members = new LinkedHashMap<>();
        for (String name : object.visibleKeyNames()) {
            members.put(name, new Val$Obj$Member(false, Expr$Member$Visibility$Normal$.MODULE$, true) {
                @Override
                public Val invoke(Val.Obj self, Val.Obj sup, FileScope scope, EvalScope ev) {
                    return function.apply2(
                            key(object, name, at),
                            Deferred.of(() -> object.value(name, at, object, ev)),
                            at.noOffset(),
                            ev);
                }
            });
        }
        return derived(object, members, at);
    }

    /** An object whose keys stand where those of another do. */
    @SuppressWarnings("NonApiType") // as sjsonnet declares it
    private static Val derived(Val.Obj object, LinkedHashMap<String, Val$Obj$Member> members, Position at) {
        return SpecValues.mapping(new Position(new Layer.Over(at, object, List.of()), at.offset()), members);
    }

    /** A member that is computed when it is first asked for. */
    private static final class Member extends Val$Obj$Member {
        private final Supplier<Val> value;

        Member(Supplier<Val> value) {
            super(false, Expr$Member$Visibility$Normal$.MODULE$, true);
            this.value = value;
        }

        @Override
        public Val invoke(Val.Obj self, Val.Obj sup, FileScope scope, EvalScope ev) {
            return value.get();
        }
    }
}
