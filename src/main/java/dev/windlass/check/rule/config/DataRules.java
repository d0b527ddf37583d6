package dev.windlass.check.rule.config;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The data of ConfigMaps and Secrets. */
final class DataRules {
    /** The most bytes that all values may have; keys do not count. */
    static final long MOST_BYTES = 1024 * 1024L;

    private DataRules() {}

    static void keys(Value data) {
        for (Entry e : data.entries()) {
            if (!TextForm.DATA_KEY.fits(e.key())) {
                e.value().at(e.keyOrigin()).invalid("must have " + TextForm.DATA_KEY.description());
            }
        }
    }

    /** The bytes of a value in base64; none where it is not, which is said elsewhere. */
    static byte[] decoded(Value value) {
        try {
            return Base64.getDecoder().decode(value.text().replace("\n", "").replace("\r", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    static long decodedBytes(Value data) {
        return data.entries().stream().mapToLong(e -> decoded(e.value()).length).sum();
    }

    /** Whether values in base64 are the same bytes under the same keys. */
    static boolean isSameBinary(Value a, Value b) {
        List<Entry> entries = a.entries();
        return entries.size() == b.size()
                && entries.stream()
                        .allMatch(e -> b.key(e.key()).isPresent()
                                && Arrays.equals(decoded(e.value()), decoded(b.key(e.key()))));
    }

    /** Reports a change of what must not change; whether it may. */
    static void immutable(Value field) {
        field.changeRefused(
                "cannot be changed: the object is immutable",
                "give the new content an object with another name, and let its users name that");
    }
}
