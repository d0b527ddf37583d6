package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The devices that a pod claims for its containers. */
final class ClaimRules {
    private ClaimRules() {}

    /**
     * Checks the claims of a pod.
     *
     * @param podName the name of the Pod, which begins the names of the claims made from templates; empty in a template
     * @return the names of the claims
     */
    static Set<String> check(Value claims, String podName) {
        Set<String> names = new HashSet<>();
        for (Value claim : claims.items()) {
            name(claim, podName, names);
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

    private static void name(Value claim, String podName, Set<String> names) {
        Value name = claim.field("name");
        if (name.isEmpty()) {
            name.required();
            return;
        }
        if (!names.add(name.text())) {
            name.duplicate();
        } else if (!TextForm.LABEL.fits(name.text())) {
            name.form(TextForm.LABEL);
        } else if (!podName.isEmpty()
                && claim.field("resourceClaimTemplateName").isPresent()
                && !TextForm.SUBDOMAIN.fits(podName + '-' + name.text())) {
            name.invalid("must make a DNS name of at most 253 characters with the Pod's name before it");
        }
    }
}
