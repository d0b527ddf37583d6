package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Code;
import dev.windlass.source.Span;
import dev.windlass.tree.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that cannot go on. It is no {@code Exception}, because sjsonnet would wrap one and copy all its frames at every level
 * of the stack: from 20,000 levels down that takes seconds. This passes through untouched.
 */
final class Failure extends VirtualMachineError {
    private static final long serialVersionUID = 1;

    final Code code;
    final String text;
    /** The place in the template; null where none is known. */
    final transient @Nullable Span at;
    /** What to do about it; null where the message says it already. */
    final @Nullable String help;
    /** The values of specs that it came from, set by the innermost expression that computes. */
    transient List<Origin> blame = List.of();
    /** The calls and imports it came through, innermost first. */
    transient List<Span> trail = List.of();

    Failure(Code code, String text, @Nullable Span at, @Nullable String help) {
        super(text);
        this.code = code;
        this.text = text;
        this.at = at;
        this.help = help;
    }

    static Failure limit(String text, @Nullable Span at) {
        return new Failure(Code.TEMPLATE_LIMIT, text, at, "look for a loop or a recursion without an end");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
