package dev.windlass.syntax.jsonnet;

import java.util.function.Supplier;
import sjsonnet.Lazy;
import sjsonnet.Val;

/** A value that is computed when it is first asked for. */
final class Deferred extends Lazy {
    private final Supplier<Val> computation;

    private Deferred(Supplier<Val> computation) {
        this.computation = computation;
    }

    static Lazy of(Supplier<Val> computation) {
        return new Deferred(computation);
    }

    @Override
    public Val compute() {
        return computation.get();
    }
}
