package dev.windlass.syntax.jsonnet;

import dev.windlass.source.Span;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Origin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sjsonnet.Expr$FieldName$Fixed;
import sjsonnet.Expr$Member$Field;
import sjsonnet.FileScope;
import sjsonnet.Position;
import sjsonnet.Val;

/** What is known of the keys of an object that a template made, carried by the object's position. */
abstract sealed class Layer extends FileScope {
    private Layer(Position at) {
        super(at.currentFile());
    }

    /**
     * Where a key came from.
     *
     * @param placed the place of the template that wrote or computed it; null where a spec wrote it
     * @param from the values that it is or was computed from
     * @param because the conditions that it is there at all
     */
    record Key(@Nullable Span placed, List<Origin> from, List<Origin> because) {}

    /** An object that was written out in a template. */
    static final class Fields extends Layer {
        private final Expr$Member$Field[] fields;
        private final Map<String, Key> computed;

        /** Takes a map of computed keys that is still being filled. */
        Fields(Position at, Expr$Member$Field[] fields, Map<String, Key> computed) {
            super(at);
            this.fields = fields;
            this.computed = computed;
        }

        private @Nullable Key own(String name) {
            for (Expr$Member$Field field : fields) {
                if (field.fieldName() instanceof Expr$FieldName$Fixed f
                        && f.value().equals(name)) {
                    return new Key(Tokens.at(field.pos()), List.of(), List.of());
                }
            }
            return computed.get(name);
        }
    }

    /** An object that stands over another now, or that a choice brought in: the top layers of a value are those of the original. */
    static final class Over extends Layer {
        private final Val.Obj original;
        private final List<Origin> because;

        Over(Position at, Val.Obj original, List<Origin> because) {
            super(at);
            this.original = original;
            this.because = because;
        }
    }

    /** What is known of a key; null where nothing is. */
    static @Nullable Key key(Val.Obj object, String name) {
        Val.Obj layer = object;
        while (layer != null) {
            FileScope scope = layer.pos() == null ? null : layer.pos().fileScope();
            if (scope instanceof Over over) {
                if (over.original.containsKey(name)) {
                    Key found = key(over.original, name);
                    return over.because.isEmpty()
                            ? found
                            : found == null
                                    ? new Key(null, List.of(), over.because)
                                    : new Key(found.placed, found.from, Origins.union(found.because, over.because));
                }
                layer = below(layer, over);
                continue;
            }
            Key found = scope instanceof Fields fields ? fields.own(name) : null;
            if (found != null) {
                return found;
            }
            if (scope instanceof Trace trace
                    && trace.node instanceof Mapping m
                    && m.members().get(name) != null) {
                return new Key(null, List.of(m.members().get(name).key()), trace.because);
            }
            layer = layer.getSuper();
        }
        return null;
    }

    /** The conditions that brought in the layers which have a key. */
    static List<Origin> because(Val.Obj object, String name) {
        for (Val.Obj layer = object; layer != null; layer = layer.getSuper()) {
            if (layer.pos() != null
                    && layer.pos().fileScope() instanceof Over over
                    && !over.because.isEmpty()
                    && over.original.containsKey(name)) {
                return Origins.union(over.because, because(over.original, name));
            }
        }
        return List.of();
    }

    private static Val.@Nullable Obj below(Val.Obj top, Over scope) {
        Val.Obj layer = top;
        while (layer != null && layer.pos().fileScope() == scope) {
            layer = layer.getSuper();
        }
        return layer;
    }
}
