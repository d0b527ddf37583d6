package dev.windlass.source;

import java.util.Locale;

/** Whether a finding stops the build. */
public enum Severity {
    ERROR,
    WARNING;

    /** {@code error} or {@code warning}, as shown and as written in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
