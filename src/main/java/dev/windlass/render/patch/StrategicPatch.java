package dev.windlass.render.patch;

import dev.windlass.source.Code;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Kubernetes' strategic merge patch: as a merge patch, but lists with a merge key merge by it, and {@code $patch: delete} or
 * {@code $patch: replace} in a mapping removes or replaces it whole.
 */
final class StrategicPatch {
    private static final String DIRECTIVE = "$patch";

    private StrategicPatch() {}

    static Mapping apply(Mapping object, Mapping patch) throws PatchException {
        if (patch.text(DIRECTIVE).equals(Optional.of("replace"))) {
            return without(patch);
        }
        Mapping.Builder result = new Mapping.Builder().putAll(object);
        for (var e : patch.members().entrySet()) {
            String key = e.getKey();
            Mapping.Member member = e.getValue();
            Node below = object.get(key);
            if (key.equals(DIRECTIVE)) {
                throw new PatchException(
                        Code.PATCH_INVALID, member.value().origin().place(), "cannot use this $patch directive here");
            }
            boolean remove = Patcher.isNull(member.value())
                    || (member.value() instanceof Mapping m && m.text(DIRECTIVE).equals(Optional.of("delete")));
            if (remove && below == null) {
                throw new PatchException(
                        Code.PATCH_MISSED, member.key().place(), "removes \"" + key + "\", which is not there");
            } else if (remove) {
                result.remove(key);
            } else if (member.value() instanceof Mapping m) {
                result.put(key, member.key(), apply(below instanceof Mapping o ? o : Mapping.empty(m.origin()), m));
            } else if (member.value() instanceof Sequence list && below instanceof Sequence old) {
                Optional<String> mergeKey = MergeKeys.of(key, old, list);
                result.put(
                        key,
                        member.key(),
                        mergeKey.isPresent() ? merged(old, list, mergeKey.get()) : MergePatch.replacing(list, below));
            } else {
                result.put(key, member.key(), MergePatch.replacing(member.value(), below));
            }
        }
        return result.build(object.isEmpty() ? patch.origin() : object.origin());
    }

    private static Sequence merged(Sequence old, Sequence patch, String key) throws PatchException {
        List<Node> items = new ArrayList<>(old.items());
        for (Node item : patch.items()) {
            if (!(item instanceof Mapping element) || element.get(key) == null) {
                throw new PatchException(
                        Code.PATCH_INVALID,
                        item.origin().place(),
                        "has an element without \"" + key + "\", by which this list is merged");
            }
            int at = find(items, key, element.get(key));
            boolean delete = element.text(DIRECTIVE).equals(Optional.of("delete"));
            if (delete && at < 0) {
                throw new PatchException(
                        Code.PATCH_MISSED, item.origin().place(), "deletes an element that is not there");
            } else if (delete) {
                items.remove(at);
            } else if (at < 0) {
                items.add(without(element));
            } else {
                items.set(at, apply((Mapping) items.get(at), element));
            }
        }
        return new Sequence(items, old.origin());
    }

    private static int find(List<Node> items, String key, @Nullable Node wanted) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Mapping m && m.get(key) instanceof Node value && value.equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static Mapping without(Mapping mapping) {
        return new Mapping.Builder().putAll(mapping).remove(DIRECTIVE).build(mapping.origin());
    }
}
