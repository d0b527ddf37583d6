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
 * @param renamed of an object that is added, the one that is removed and that it takes the place of under another name or in another
 *     namespace, and the other way round: both hold nearly the same, and both changes name one another; empty where there is none, and for
 *     any other change
 */
public record ResourceChange(
        Optional<StoredObject> before,
        Optional<StoredObject> after,
        List<FieldChange> fields,
        Optional<StoredObject> renamed) {
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

    /** A change of a resource that keeps its name, or that nothing takes the place of. */
    public ResourceChange(Optional<StoredObject> before, Optional<StoredObject> after, List<FieldChange> fields) {
        this(before, after, fields, Optional.empty());
    }

    /** The same, with what it is renamed to or from. */
    public ResourceChange renamed(StoredObject counterpart) {
        return new ResourceChange(before, after, fields, Optional.of(counterpart));
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
