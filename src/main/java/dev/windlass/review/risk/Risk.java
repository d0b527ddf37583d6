package dev.windlass.review.risk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The classes of change, the most dangerous first. */
public enum Risk {
    /** Data may be lost for good. */
    DATA_LOSS,
    /** The API server would refuse the update. */
    IMMUTABLE,
    /** Something that others use stops for a while. */
    OUTAGE,
    /** Something is reachable that was not. */
    EXPOSURE,
    /** Something may do more than it could. */
    PRIVILEGE,
    /** Pods restart. */
    RESTART,
    /** None of these. */
    SAFE;

    /** {@code data-loss}, {@code immutable}, … */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Risk> of(String id) {
        return Arrays.stream(values()).filter(r -> r.id().equals(id)).findFirst();
    }
}
