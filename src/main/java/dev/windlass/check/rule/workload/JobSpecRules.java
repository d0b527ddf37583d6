package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.pod.PodSpecRules;
import java.util.List;

/** The specification of a Job, also in a CronJob, as validateJobSpec in k8s.io/kubernetes/pkg/apis/batch/validation. */
final class JobSpecRules {
    private static final List<String> MODES = List.of("NonIndexed", "Indexed");
    private static final List<String> REPLACEMENTS = List.of("Failed", "TerminatingOrFailed");
    private static final List<String> RESTARTS = List.of("OnFailure", "Never");
    private static final int LONGEST_MANAGER = 63;
    /** The most indexes, pods at a time and failed indexes of an indexed Job. */
    private static final int MANY = 100_000;
    /** The same where there are more than {@link #MANY} indexes. */
    private static final int FEWER = 10_000;

    private JobSpecRules() {}

    static void check(Value spec) {
        LastingPods.notNegative(
                spec,
                "parallelism",
                "completions",
                "activeDeadlineSeconds",
                "backoffLimit",
                "ttlSecondsAfterFinished",
                "backoffLimitPerIndex",
                "maxFailedIndexes");
        if (spec.field("maxFailedIndexes").isPresent()
                && spec.field("backoffLimitPerIndex").isAbsent()) {
            spec.field("backoffLimitPerIndex").required("maxFailedIndexes needs it");
        }
        if (spec.field("activeDeadlineSeconds").isPresent()
                && spec.field("activeDeadlineSeconds").number() == 0) {
            spec.field("activeDeadlineSeconds").neverWorks("is 0: the Job fails at once");
        }
        manager(spec.field("managedBy"));
        mode(spec);
        if (spec.field("podFailurePolicy").isPresent()) {
            FailurePolicyRules.check(spec);
        }
        if (spec.field("successPolicy").isPresent()) {
            SuccessPolicyRules.check(spec);
        }
        replacement(spec);
        PodSpecRules.template(spec.field("template"));
        restarts(spec);
    }

    private static void manager(Value manager) {
        if (manager.isAbsent()) {
            return;
        }
        if (manager.isEmpty()) {
            manager.required("it is a domain, \"/\" and a path");
        } else {
            manager.form(TextForm.DOMAIN_PREFIXED_PATH);
        }
        if (TextForm.bytes(manager.text()) > LONGEST_MANAGER) {
            manager.tooLong(LONGEST_MANAGER, "bytes");
        }
    }

    private static void mode(Value spec) {
        Value mode = spec.field("completionMode");
        if (mode.isPresent()) {
            mode.oneOf(MODES);
        }
        if (mode.isText("Indexed")) {
            indexed(spec);
        } else if (mode.isAbsent() || mode.isText("NonIndexed")) {
            for (String field : List.of("backoffLimitPerIndex", "maxFailedIndexes")) {
                if (spec.field(field).isPresent()) {
                    spec.field(field).invalid("needs completionMode Indexed");
                }
            }
        }
    }

    private static void indexed(Value spec) {
        Value completions = spec.field("completions");
        Value parallelism = spec.field("parallelism");
        Value failed = spec.field("maxFailedIndexes");
        if (completions.isAbsent()) {
            completions.required("completionMode Indexed needs it");
            return;
        }
        boolean isHuge = completions.number() > MANY;
        boolean isLimited = isHuge && spec.field("backoffLimitPerIndex").isPresent();
        atMost(parallelism, isLimited ? FEWER : MANY);
        if (failed.number() > completions.number()) {
            failed.invalid("must not be more than completions");
        }
        atMost(failed, isLimited ? FEWER : MANY);
        if (isLimited && failed.isAbsent()) {
            failed.required("it is needed where completions is more than " + MANY);
        }
        if (isHuge && !isLimited && parallelism.number() > FEWER) {
            completions.warn("is more than " + MANY + " and parallelism more than " + FEWER
                    + ": that loads the cluster heavily");
        }
    }

    private static void atMost(Value value, int most) {
        if (value.number() > most) {
            value.invalid("must be " + most + " or less");
        }
    }

    private static void replacement(Value spec) {
        Value replacement = spec.field("podReplacementPolicy");
        if (replacement.isPresent()) {
            replacement.oneOf(spec.field("podFailurePolicy").isPresent() ? List.of("Failed") : REPLACEMENTS);
        }
    }

    private static void restarts(Value spec) {
        Value restart = spec.field("template", "spec", "restartPolicy");
        if (restart.isEmpty() || restart.isText("Always")) {
            restart.required("a Job needs OnFailure or Never");
        } else if (!RESTARTS.contains(restart.text())) {
            restart.notSupported(RESTARTS);
        } else if (spec.field("podFailurePolicy").isPresent() && !restart.isText("Never")) {
            restart.invalid("must be Never where there is a podFailurePolicy");
        }
    }
}
