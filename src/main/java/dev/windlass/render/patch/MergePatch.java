package dev.windlass.render.patch;

import dev.windlass.source.Code;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch (RFC 7386): mappings merge, null removes, anything else is replaced. */
final class MergePatch {
    private MergePatch() {}

    static Mapping apply(Mapping object, Mapping patch) throws PatchException {
        Mapping.Builder result = new Mapping.Builder().putAll(object);
        for (var e : patch.members().entrySet()) {
            String key = e.getKey();
            Mapping.Member member = e.getValue();
            Node below = object.get(key);
            if (Patcher.isNull(member.value())) {
                if (below == null) {
                    throw new PatchException(
                            Code.PATCH_MISSED, member.key().place(), "removes \"" + key + "\", which is not there");
                }
                result.remove(key);
            } else if (member.value() instanceof Mapping m) {
                Mapping old = below instanceof Mapping o ? o : Mapping.empty(m.origin());
                result.put(key, member.key(), apply(old, m));
            } else {
                result.put(key, member.key(), replacing(member.value(), below));
            }
        }
        return result.build(object.isEmpty() ? patch.origin() : object.origin());
    }

    /** The patch's value, which remembers the one it replaces. */
    static Node replacing(Node value, @Nullable Node below) {
        return below == null ? value : value.from(Origin.over(value.origin(), below.origin()));
    }
}
