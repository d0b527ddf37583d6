package dev.windlass.review.risk;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a change is dangerous.
 *
 * @param reason one sentence in plain words: lower case first, no full stop
 * @param remedy what can be done instead, in the same form; null where there is nothing to say
 */
public record Hazard(Risk risk, String reason, @Nullable String remedy) {
    public Hazard(Risk risk, String reason) {
        this(risk, reason, null);
    }
}
