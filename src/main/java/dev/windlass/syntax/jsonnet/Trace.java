package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Span;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sjsonnet.FileScope;
import sjsonnet.Position;
import sjsonnet.Val;
import sjsonnet.Val$Obj$Member;

/**
 * Where a value came from, carried by its position: a {@link Position} is final, but its file scope is not, and sjsonnet asks a file
 * scope for nothing but its file.
 */
final class Trace extends FileScope {
    /** The node that this value is, unchanged; null where it was computed. */
    final @Nullable Node node;
    /** Where the key stands under which a spec holds the node; null where it is no member of a mapping. */
    final @Nullable Origin key;
    /** The values that this one is or was computed from. */
    final List<Origin> from;
    /** The values that a choice hung on. */
    final List<Origin> because;
    /** The place of the template that put it where it stands; null as long as none has. */
    final @Nullable Span placed;
    /** The members of a mapping of a spec, shared by all values that stand for it. */
    final @Nullable LinkedHashMap<String, Val$Obj$Member> members;

    @SuppressWarnings("NonApiType") // as sjsonnet declares it
    private Trace(
            @Nullable Node node,
            @Nullable Origin key,
            List<Origin> from,
            List<Origin> because,
            @Nullable Span placed,
            @Nullable LinkedHashMap<String, Val$Obj$Member> members) {
        super(TemplatePath.NOWHERE);
        this.node = node;
        this.key = key;
        this.from = from;
        this.because = because;
        this.placed = placed;
        this.members = members;
    }

    /** The trace of a value of a spec. */
    @SuppressWarnings("NonApiType") // as sjsonnet declares it
    static Trace of(Node node, @Nullable Origin key, @Nullable LinkedHashMap<String, Val$Obj$Member> members) {
        return new Trace(node, key, List.of(node.origin()), List.of(), null, members);
    }

    /** The trace of a value, or null where no spec took part in it and nothing has placed it. */
    static @Nullable Trace of(Val value) {
        Position at = value.pos();
        return at != null && at.fileScope() instanceof Trace t ? t : null;
    }

    static List<Origin> from(Val value) {
        Trace trace = of(value);
        return trace == null ? List.of() : trace.from;
    }

    /** The origin of a value without a trace, which a template has written out: where it stands there. */
    static List<Origin> constant(Val value) {
        Position at = value.pos();
        boolean isKnown = !(value instanceof Val.Obj)
                && at != null
                && at.fileScope() != null
                && at.currentFile() instanceof TemplatePath path
                && !path.equals(TemplatePath.NOWHERE);
        return isKnown ? List.of(new Origin.Generated(Tokens.at(at))) : List.of();
    }

    static List<Origin> because(Val value) {
        Trace trace = of(value);
        return trace == null ? List.of() : trace.because;
    }

    static @Nullable Span placed(Val value) {
        Trace trace = of(value);
        return trace == null ? null : trace.placed;
    }

    /**
     * The value with another trace. Literals of a template are shared by all evaluations, so it is always a copy. Objects that a
     * template made are handed back as they are: their leaves have traces of their own.
     */
    static Val remade(Val value, List<Origin> from, List<Origin> because, @Nullable Span placed) {
        Trace old = of(value);
        if (value instanceof Val.Func || (value instanceof Val.Obj && (old == null || old.members == null))) {
            return value;
        }
        Trace trace = old == null
                ? new Trace(null, null, from, because, placed, null)
                : new Trace(old.node, old.key, from, because, placed, old.members);
        Position at = new Position(trace, 0);
        return switch (value) {
            case Val.Str v -> new Val.Str(at, v.value());
            case Val.Num v -> new Val.Num(at, v.value());
            case Val.True _ -> new Val.True(at);
            case Val.False _ -> new Val.False(at);
            case Val.Null _ -> new Val.Null(at);
            case Val.Arr v -> new Val.Arr(at, v.asLazyArray());
            default -> SpecValues.mapping(at, trace.members);
        };
    }
}
