package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.Value;

/** ValidatingWebhookConfiguration and MutatingWebhookConfiguration. */
public final class WebhookConfigurationRules implements KindRules {
    @Override
    public void check(Value object) {}
}
