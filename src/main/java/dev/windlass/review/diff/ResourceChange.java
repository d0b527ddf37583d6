package dev.windlass.review.diff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One resource that differs between two states. One side is there at least.
 *
 * @param before empty where the resource is new
 * @param after empty where it is removed
 * @param fields what differs, where both sides are there, in order of paths; empty where one side is missing, and for a resource that
 *     only moved to another unit or file
 */
public record ResourceChange(Optional<StoredObject> before, Optional<StoredObject> after, List<FieldChange> fields) {
    /** What happens to the resource. */
    public enum Action {
        ADD,
        REMOVE,
        CHANGE;

        /** {@code add}, {@code remove} or {@code change}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ResourceChange {
        fields = List.copyOf(fields);
    }

    public Action action() {
        return before.isEmpty() ? Action.ADD : after.isEmpty() ? Action.REMOVE : Action.CHANGE;
    }

    /** The side that tells what the resource is: the one after the change where there is one. */
    public StoredObject object() {
        return after.or(() -> before).orElseThrow();
    }

    /** Whether it is the same object, owned by another unit or of another file than before. */
    public boolean isMoved() {
        return before.isPresent()
                && after.isPresent()
                && !before.get().path().equals(after.get().path());
    }
}
