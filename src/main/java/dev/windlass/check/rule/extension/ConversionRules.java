package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.admission.WebhookClientRules;
import dev.windlass.tree.FieldPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a custom kind is converted between its versions. kube-apiserver names the fields as its oldest version had them. */
final class ConversionRules {
    private static final FieldPath CLIENT = FieldPath.of("spec", "conversion", "webhookClientConfig");
    private static final FieldPath REVIEWS = FieldPath.of("spec", "conversion", "conversionReviewVersions");

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final int BUNDLE_READ_SINCE = 31;

    private ConversionRules() {}

    static void check(Value conversion) {
        Value strategy = conversion.field("strategy");
        if (strategy.needed()) {
            strategy.oneOf(List.of("None", "Webhook"));
        }
        Value client = conversion.field("webhook", "clientConfig").reportedAs(CLIENT);
        Value reviews = conversion.field("webhook", "conversionReviewVersions").reportedAs(REVIEWS);
        if (!strategy.isText("Webhook")) {
            if (client.isPresent()) {
                client.forbidden("must not be set unless spec.conversion.strategy is Webhook");
            }
            if (!reviews.isEmpty()) {
                reviews.forbidden("must not be set unless spec.conversion.strategy is Webhook");
            }
            return;
        }
        if (client.isAbsent()) {
            client.required("spec.conversion.strategy is Webhook, so spec.conversion.webhook.clientConfig is needed");
        } else {
            WebhookClientRules.check(client);
        }
        if (reviews.isEmpty()) {
            reviews.required("spec.conversion.webhook.conversionReviewVersions says what the webhook understands");
        } else {
            reviews(reviews);
        }
    }

    /** A change of an established kind needs certificates that can be read, unless the old ones could not be either. */
    static void checkUpdate(Value old, Value conversion) {
        Value before = old.field("webhook", "clientConfig", "caBundle");
        Value bundle = conversion.field("webhook", "clientConfig", "caBundle");
        boolean wasBroken = !before.isEmpty() && !hasCertificate(before.text());
        if (bundle.minor() >= BUNDLE_READ_SINCE
                && conversion.field("strategy").isText("Webhook")
                && !bundle.isEmpty()
                && !wasBroken
                && !hasCertificate(bundle.text())) {
            bundle.reportedAs(CLIENT.field("caBundle")).invalid("must hold certificates as PEM, in base64");
        }
    }

    /** Whether there is a PEM block of a certificate with something in it that may be one. */
    private static boolean hasCertificate(String base64) {
        try {
            String pem = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.ISO_8859_1);
            int begin = pem.indexOf(BEGIN);
            int end = begin < 0 ? -1 : pem.indexOf(END, begin);
            // every certificate is a DER sequence, whose first byte makes this the first letter
            return end >= 0
                    && pem.substring(begin + BEGIN.length(), end).strip().startsWith("M");
        } catch (IllegalArgumentException e) {
            return true; // not base64 at all, which is said elsewhere
        }
    }

    private static void reviews(Value reviews) {
        Set<String> seen = new HashSet<>();
        for (Value review : reviews.items()) {
            if (seen.add(review.text())) {
                review.form(TextForm.LABEL_1035);
            } else {
                review.invalid("repeats an earlier one");
            }
        }
        if (!seen.contains("v1") && !seen.contains("v1beta1")) {
            reviews.invalid("must hold v1 or v1beta1");
        }
    }
}
