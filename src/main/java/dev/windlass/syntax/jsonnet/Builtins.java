package dev.windlass.syntax.jsonnet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sjsonnet.EvalScope;
import sjsonnet.Expr;
import sjsonnet.Expr$Member$Visibility$Hidden$;
import sjsonnet.Position;
import sjsonnet.Val;
import sjsonnet.Val$Obj$ConstMember;
import sjsonnet.Val$Obj$Member;

/**
 * Gathers functions under their names. The functions are part of syntax trees that all threads share, so they hold no state; what
 * they return stands at the place of the call, by which the evaluator knows that it was made there.
 */
final class Builtins {
    /** A function of all its arguments, evaluated. */
    interface Body {
        Val apply(Val[] args, EvalScope evaluator, Position at);
    }

    private final LinkedHashMap<String, Val$Obj$Member> functions = new LinkedHashMap<>();

    /** Adds a function all of whose parameters must be given. */
    Builtins add(String name, String parameters, Body body) {
        return add(name, parameters, Map.of(), body);
    }

    /**
     * @param parameters their names with spaces between
     * @param defaults values by parameter
     */
    Builtins add(String name, String parameters, Map<String, Val> defaults, Body body) {
        String[] names = parameters.split(" ", -1);
        @Nullable Expr[] values = new @Nullable Expr[names.length];
        for (int i = 0; i < names.length; i++) {
            values[i] = defaults.get(names[i]) instanceof Expr e ? e : null;
        }
        return put(name, new Function(names, values, body));
    }

    Builtins put(String name, Val function) {
        functions.put(name, new Val$Obj$ConstMember(false, Expr$Member$Visibility$Hidden$.MODULE$, function, true));
        return this;
    }

    /** The object of them all, with every member evaluated, so that threads only read. */
    Val.Obj toObject() {
        Val.Obj object = SpecValues.mapping(new Position(new sjsonnet.FileScope(TemplatePath.NOWHERE), 0), functions);
        for (String name : object.allKeyNames()) {
            object.value(name, object.pos(), object, null); // constants ask no evaluator
        }
        object.visibleKeyNames();
        return object;
    }

    private static final class Function extends Val.Builtin {
        private final Body body;

        Function(String[] names, @Nullable Expr[] defaults, Body body) {
            super(names, defaults);
            this.body = body;
        }

        /** Never evaluated ahead of time: a limit or a refusal belongs to the one who reaches the call. */
        @Override
        public boolean staticSafe() {
            return false;
        }

        @Override
        public Val evalRhs(Val[] args, EvalScope evaluator, Position at) {
            return body.apply(args, evaluator, at);
        }
    }

    /** Fails as sjsonnet does. */
    static Val fail(String message, Position at, EvalScope evaluator) {
        sjsonnet.Error.fail(message, at, null, evaluator);
        throw new AssertionError(message);
    }

    static Val bool(Position at, boolean value) {
        return value ? new Val.True(at) : new Val.False(at);
    }
}
