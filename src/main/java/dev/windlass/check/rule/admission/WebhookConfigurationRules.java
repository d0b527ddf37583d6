package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * ValidatingWebhookConfiguration and MutatingWebhookConfiguration, as in
 * k8s.io/kubernetes/pkg/apis/admissionregistration/validation. Some rules came later than the kinds: an update keeps them
 * only where the old object does.
 */
public final class WebhookConfigurationRules implements KindRules {
    static final List<String> FAILURE_POLICIES = List.of("Fail", "Ignore");
    static final List<String> REINVOCATION_POLICIES = List.of("Never", "IfNeeded");

    private static final List<String> NO_SIDE_EFFECTS = List.of("None", "NoneOnDryRun");
    private static final List<String> SIDE_EFFECTS = List.of("None", "NoneOnDryRun", "Some", "Unknown");
    private static final List<String> REVIEW_VERSIONS = List.of("v1", "v1beta1");

    @Override
    public void check(Value object) {
        List<Value> hooks = object.field("webhooks").items();
        hooks.forEach(WebhookConfigurationRules::hook);
        if (!object.isUpdate()) {
            hooks.forEach(h -> sideEffects(h, NO_SIDE_EFFECTS));
            hooks.forEach(WebhookConfigurationRules::knownReviewVersion);
            hooks.forEach(WebhookConfigurationRules::selectors);
            hooks.forEach(WebhookConfigurationRules::conditions);
            uniqueNames(hooks);
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        List<Value> before = old.field("webhooks").items();
        List<Value> hooks = object.field("webhooks").items();
        boolean strictEffects = before.stream()
                .allMatch(h -> NO_SIDE_EFFECTS.contains(h.field("sideEffects").text()));
        hooks.forEach(h -> sideEffects(h, strictEffects ? NO_SIDE_EFFECTS : SIDE_EFFECTS));
        if (before.stream().allMatch(h -> h.field("admissionReviewVersions").isEmpty() || knowsReviewVersion(h))) {
            hooks.forEach(WebhookConfigurationRules::knownReviewVersion);
        }
        if (before.stream()
                .allMatch(h -> LabelRules.isSound(h.field("namespaceSelector"))
                        && LabelRules.isSound(h.field("objectSelector")))) {
            hooks.forEach(WebhookConfigurationRules::selectors);
        }
        if (before.stream().map(h -> h.field("name").text()).distinct().count() == before.size()) {
            uniqueNames(hooks);
        }
        if (!sameConditions(before, hooks)) {
            hooks.forEach(WebhookConfigurationRules::conditions);
        }
    }

    private static void hook(Value hook) {
        if (hook.field("name").needed()) {
            hook.field("name").form(TextForm.FULLY_QUALIFIED);
        }
        WebhookClientRules.check(hook.field("clientConfig"));
        hook.field("rules").items().forEach(RequestRules::rule);
        optional(hook.field("failurePolicy"), FAILURE_POLICIES);
        optional(hook.field("matchPolicy"), RequestRules.MATCH_POLICIES);
        optional(hook.field("reinvocationPolicy"), REINVOCATION_POLICIES);
        if (hook.field("timeoutSeconds").isPresent()) {
            hook.field("timeoutSeconds").within(1, 30);
        }
        reviewVersions(hook.field("admissionReviewVersions"));
    }

    private static void optional(Value value, List<String> known) {
        if (value.isPresent()) {
            value.oneOf(known);
        }
    }

    private static void reviewVersions(Value versions) {
        if (versions.isEmpty()) {
            versions.required("one of " + String.join(", ", REVIEW_VERSIONS) + " must be among them");
        }
        Set<String> seen = new HashSet<>();
        for (Value v : versions.items()) {
            if (!seen.add(v.text())) {
                v.invalid("repeats an earlier one");
            } else {
                v.form(TextForm.LABEL_1035);
            }
        }
    }

    // What an update keeps only where the old object does.

    private static void sideEffects(Value hook, List<String> allowed) {
        Value effects = hook.field("sideEffects");
        if (effects.isAbsent()) {
            effects.required("it is one of " + String.join(", ", allowed));
        } else {
            effects.oneOf(allowed);
        }
    }

    private static void knownReviewVersion(Value hook) {
        Value versions = hook.field("admissionReviewVersions");
        if (!versions.isEmpty() && !knowsReviewVersion(hook)) {
            versions.invalid("must have one of " + String.join(", ", REVIEW_VERSIONS));
        }
    }

    private static boolean knowsReviewVersion(Value hook) {
        return hook.field("admissionReviewVersions").items().stream().anyMatch(v -> REVIEW_VERSIONS.contains(v.text()));
    }

    private static void selectors(Value hook) {
        LabelRules.selector(hook.field("namespaceSelector"));
        LabelRules.selector(hook.field("objectSelector"));
    }

    private static void conditions(Value hook) {
        MatchConditionRules.check(hook.field("matchConditions"), PolicyExpressions.ofWebhook());
    }

    private static boolean sameConditions(List<Value> before, List<Value> hooks) {
        if (before.size() != hooks.size()) {
            return false;
        }
        for (int i = 0; i < hooks.size(); i++) {
            if (!hooks.get(i).field("matchConditions").isSameAs(before.get(i).field("matchConditions"))) {
                return false;
            }
        }
        return true;
    }

    private static void uniqueNames(List<Value> hooks) {
        Set<String> names = new HashSet<>();
        for (Value h : hooks) {
            if (!h.field("name").isEmpty() && !names.add(h.field("name").text())) {
                h.field("name").duplicate();
            }
        }
    }
}
