package dev.windlass.render.patch;

import dev.windlass.source.Code;
import dev.windlass.source.Span;

/** Ends the application of one patch; becomes a diagnostic at once and never leaves the package. */
final class PatchException extends Exception {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final transient Span at;

    PatchException(Code code, Span at, String message) {
        super(message, null, false, false);
        this.code = code;
        this.at = at;
    }

    Code code() {
        return code;
    }

    Span at() {
        return at;
    }

    /** The message, which is never null here. */
    String text() {
        return String.valueOf(getMessage());
    }
}
