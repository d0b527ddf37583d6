package dev.windlass.check.rule.network;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;

/** References to objects by group, kind and name. */
final class ObjectReferences {
    private ObjectReferences() {}

    static void check(Value reference) {
        Value group = reference.field("apiGroup");
        if (group.isPresent()) {
            group.form(TextForm.SUBDOMAIN);
        }
        segment(reference.field("kind"));
        segment(reference.field("name"));
    }

    /** A text that must be there and may be part of a URL's path. */
    static void segment(Value value) {
        if (value.needed()) {
            value.form(TextForm.PATH_SEGMENT);
        }
    }
}
