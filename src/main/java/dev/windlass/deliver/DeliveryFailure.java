package dev.windlass.deliver;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;

/** Something outside failed: what to tell the user. */
final class DeliveryFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic why;

    DeliveryFailure(Diagnostic why) {
        super(why.message());
        this.why = why;
    }

    DeliveryFailure(String message, String help) {
        this(Diagnostic.error(Code.DELIVERY_FAILED, null, message).help(help));
    }

    Diagnostic why() {
        return why;
    }
}
