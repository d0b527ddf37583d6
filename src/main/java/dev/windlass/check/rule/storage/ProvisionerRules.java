package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import java.util.Locale;

/** What classes of storage have in common, as in k8s.io/kubernetes/pkg/apis/storage/validation. */
final class ProvisionerRules {
    private static final int MOST_PARAMETERS = 512;
    private static final long MOST_BYTES = 256 * 1024L;

    private ProvisionerRules() {}

    /** The name of what makes the volumes. */
    static void name(Value name) {
        if (name.needed() && !TextForm.LABEL_KEY.fits(name.text().toLowerCase(Locale.ROOT))) {
            name.invalid("must be the name of a driver, such as disk.csi.example.com");
        }
    }

    /** What is handed to it. */
    static void parameters(Value parameters) {
        if (parameters.size() > MOST_PARAMETERS) {
            parameters.tooLong(MOST_PARAMETERS, "entries");
            return;
        }
        long bytes = 0;
        for (Entry e : parameters.entries()) {
            if (e.key().isEmpty()) {
                parameters.at(e.keyOrigin()).invalid("must not have an empty key");
            }
            bytes += TextForm.bytes(e.key()) + (long) TextForm.bytes(e.value().text());
        }
        if (bytes > MOST_BYTES) {
            parameters.tooLong(MOST_BYTES, "bytes in all");
        }
    }
}
