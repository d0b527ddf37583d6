package dev.windlass.review.diff;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of one side of a comparison, with the one that kube-apiserver makes of it.
 *
 * @param written as it stands in the manifest; null where nothing stands there
 * @param full with the defaults that are filled in and without what is thrown away; null where nothing is left
 */
record Side(@Nullable Node written, @Nullable Node full) {
    static final Side NOTHING = new Side(null, null);

    Side {
        written = present(written);
        full = present(full);
    }

    /** A null is as good as no value. */
    private static @Nullable Node present(@Nullable Node node) {
        return node instanceof Scalar.Null ? null : node;
    }

    Side member(String key) {
        return new Side(
                written instanceof Mapping w ? w.get(key) : null, full instanceof Mapping f ? f.get(key) : null);
    }

    Side item(int index) {
        return new Side(item(written, index), item(full, index));
    }

    private static @Nullable Node item(@Nullable Node list, int index) {
        return list instanceof Sequence s && index < s.items().size()
                ? s.items().get(index)
                : null;
    }

    Set<String> keys() {
        return full instanceof Mapping m ? m.keys() : Set.of();
    }

    /** The items of a list; none where it is absent. */
    List<Node> items() {
        return full instanceof Sequence s ? s.items() : List.of();
    }

    boolean isWritten() {
        return written != null;
    }

    boolean isMapping() {
        return full instanceof Mapping;
    }

    boolean isList() {
        return full instanceof Sequence;
    }

    boolean isAbsent() {
        return full == null;
    }
}
