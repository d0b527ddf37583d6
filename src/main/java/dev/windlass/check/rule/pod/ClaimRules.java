package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The devices that a pod claims for its containers. */
final class ClaimRules {
    private ClaimRules() {}

    /** Checks the claims of a pod; the names of the claims. */
    static Set<String> check(Value claims) {
        Set<String> names = new HashSet<>();
        for (Value claim : claims.items()) {
            name(claim.field("name"), names);
            Value existing = claim.field("resourceClaimName");
            Value template = claim.field("resourceClaimTemplateName");
            if (existing.isPresent() == template.isPresent()) {
                claim.invalid("must have either resourceClaimName or resourceClaimTemplateName");
            }
            for (Value source : List.of(existing, template)) {
                if (source.isPresent()) {
                    source.form(TextForm.SUBDOMAIN);
                }
            }
        }
        return names;
    }

    private static void name(Value name, Set<String> names) {
        if (name.isEmpty()) {
            name.required();
        } else if (!names.add(name.text())) {
            name.duplicate();
        } else {
            name.form(TextForm.LABEL);
        }
    }
}
