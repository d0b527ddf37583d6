package dev.windlass.tree;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays one layer over another: mappings merge by key, anything else is replaced, an explicit null removes. A stack of layers is a left fold
 * from the empty mapping, which is the identity. Every value that remains knows each value that it replaced.
 */
public final class Merger {
    private final MergeGuide guide;

    public Merger(MergeGuide guide) {
        this.guide = guide;
    }

    /** All layers, the lowest first. */
    public Mapping fold(List<Mapping> layers, Origin origin) {
        Mapping merged = Mapping.empty(origin);
        for (Mapping layer : layers) {
            merged = merge(merged, layer);
        }
        return merged;
    }

    /** The upper layer over the lower one. */
    public Mapping merge(Mapping lower, Mapping upper) {
        return merge(lower, upper, guide);
    }

    private static Mapping merge(Mapping lower, Mapping upper, MergeGuide guide) {
        Mapping.Builder merged = new Mapping.Builder().putAll(lower);
        Set<String> displaced = upper.isEmpty() ? Set.of() : guide.displaced(upper);
        displaced.forEach(merged::remove);
        upper.members().forEach((key, member) -> {
            Node below = displaced.contains(key) ? null : lower.get(key);
            switch (member.value()) {
                case Scalar.Null _ -> merged.remove(key);
                case Mapping m
                when !guide.below(key).isAtomic() ->
                    merged.put(
                            key,
                            member.key(),
                            below instanceof Mapping old
                                    ? merge(old, m, guide.below(key))
                                    : replace(merge(Mapping.empty(m.origin()), m, guide.below(key)), below));
                default -> merged.put(key, member.key(), replace(member.value(), below));
            }
        });
        return merged.build(home(lower, upper));
    }

    /** The value in place of the one below; one that is laid over itself stays as it is. */
    private static Node replace(Node value, @Nullable Node below) {
        if (below == null || isSame(value.origin(), below.origin())) {
            return below == null ? value : below;
        }
        return value.from(Origin.over(value.origin(), below.origin()));
    }

    private static boolean isSame(Origin value, Origin below) {
        return value.equals(below) || (below instanceof Origin.Overrode(Origin by, Origin _) && by.equals(value));
    }

    /** A merged mapping stands where the lowest layer that a person wrote has it. */
    private static Origin home(Mapping lower, Mapping upper) {
        return lower.origin().isWritten() || upper.isEmpty() ? lower.origin() : upper.origin();
    }
}
