package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.admission.WebhookClientRules;
import dev.windlass.tree.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a custom kind is converted between its versions. kube-apiserver names the fields as its oldest version had them. */
final class ConversionRules {
    private static final FieldPath CLIENT = FieldPath.of("spec", "conversion", "webhookClientConfig");
    private static final FieldPath REVIEWS = FieldPath.of("spec", "conversion", "conversionReviewVersions");

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
