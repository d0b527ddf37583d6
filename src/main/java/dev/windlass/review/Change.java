package dev.windlass.review;

import dev.windlass.render.Manifest;
import java.util.Locale;
import java.util.Optional;

/**
 * One manifest that differs from the approved one.
 *
 * @param path {@code ENVIRONMENT/UNIT/KIND-NAME.yaml}
 * @param before the approved text; empty where there is none
 * @param after what is rendered now; empty where nothing is
 */
public record Change(String path, Optional<String> before, Optional<Manifest> after) {
    /** What happens to the approved file. */
    public enum Action {
        ADDED,
        CHANGED,
        REMOVED;

        /** {@code added}, {@code changed} or {@code removed}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Action action() {
        return before.isEmpty() ? Action.ADDED : after.isEmpty() ? Action.REMOVED : Action.CHANGED;
    }
}
