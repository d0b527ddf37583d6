package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The fields of a pod that need not much more than themselves. */
final class PodFieldRules {
    private static final List<String> RESTARTS = List.of("Always", "OnFailure", "Never");
    private static final List<String> PREEMPTIONS = List.of("PreemptLowerPriority", "Never");
    private static final int LONGEST_HOST_NAME = 64;

    private PodFieldRules() {}

    static void check(PodParts pod) {
        Value spec = pod.spec();
        if (!spec.field("restartPolicy").isEmpty()) {
            spec.field("restartPolicy").oneOf(RESTARTS);
        }
        Value grace = spec.field("terminationGracePeriodSeconds");
        if (grace.isPresent() && grace.number() < 0) {
            grace.warn("should not be negative: it counts as 1");
        }
        Value deadline = spec.field("activeDeadlineSeconds");
        if (deadline.isPresent()) {
            deadline.within(1, Integer.MAX_VALUE);
        }
        DnsRules.check(spec);
        LabelRules.labels(spec.field("nodeSelector"));
        optional(spec.field("nodeName"), TextForm.SUBDOMAIN);
        account(spec);
        hostNames(spec);
        secrets(spec.field("imagePullSecrets"));
        optional(spec.field("priorityClassName"), TextForm.SUBDOMAIN);
        Value preemption = spec.field("preemptionPolicy");
        if (preemption.isPresent() && preemption.needed()) {
            preemption.oneOf(PREEMPTIONS);
        }
        if (spec.field("runtimeClassName").isPresent()) {
            spec.field("runtimeClassName").form(TextForm.SUBDOMAIN);
        }
        if (spec.field("overhead").isPresent()) {
            ResourceRules.overhead(spec.field("overhead"));
        }
        gates(spec);
        hostUsers(pod);
    }

    private static void optional(Value value, TextForm form) {
        if (!value.isEmpty()) {
            value.form(form);
        }
    }

    /** The older field stands for the newer one where that is not set. */
    private static void account(Value spec) {
        Value name = spec.field("serviceAccountName");
        optional(name.isEmpty() ? spec.field("serviceAccount").reportedAs(name.path()) : name, TextForm.SUBDOMAIN);
    }

    private static void hostNames(Value spec) {
        optional(spec.field("hostname"), TextForm.LABEL);
        optional(spec.field("subdomain"), TextForm.LABEL);
        Value override = spec.field("hostnameOverride");
        if (override.isPresent()) {
            override.form(TextForm.SUBDOMAIN);
            if (TextForm.bytes(override.text()) > LONGEST_HOST_NAME) {
                override.tooLong(LONGEST_HOST_NAME, "bytes");
            }
            if (spec.field("setHostnameAsFQDN").isTrue()) {
                override.forbidden("must not be set with setHostnameAsFQDN: true");
            }
            if (spec.field("hostNetwork").isTrue()) {
                override.forbidden("must not be set with hostNetwork: true");
            }
        }
    }

    private static void secrets(Value secrets) {
        Set<String> names = new HashSet<>();
        for (Value secret : secrets.items()) {
            if (secret.field("name").isEmpty()) {
                secret.field("name").warn("is empty, so no secret is used");
            } else if (!names.add(secret.field("name").text())) {
                secret.field("name").warn("names a secret that stands here already");
            }
        }
    }

    private static void gates(Value spec) {
        for (Value gate : spec.field("readinessGates").items()) {
            gate.field("conditionType").form(TextForm.LABEL_KEY);
        }
        Set<String> names = new HashSet<>();
        for (Value gate : spec.field("schedulingGates").items()) {
            Value name = gate.field("name");
            if (!TextForm.LABEL_KEY.fits(name.text())) {
                // reported at the item
                name.reportedAs(gate.path()).form(TextForm.LABEL_KEY);
            }
            if (!names.add(name.text())) {
                name.reportedAs(gate.path()).duplicate();
            }
        }
    }

    private static void hostUsers(PodParts pod) {
        Value spec = pod.spec();
        if (!pod.hasOwnUsers()) {
            return;
        }
        FieldPath path = spec.path();
        String why = "must not be true with hostUsers: false";
        if (spec.field("hostNetwork").isTrue()) {
            spec.field("hostNetwork").forbidden(why);
        }
        // the server writes these two with a capital
        if (spec.field("hostPID").isTrue()) {
            spec.field("hostPID").reportedAs(path.field("HostPID")).forbidden(why);
        }
        if (spec.field("hostIPC").isTrue()) {
            spec.field("hostIPC").reportedAs(path.field("HostIPC")).forbidden(why);
        }
        if (spec.minor() >= 34) {
            for (Value container : PodParts.containers(spec)) {
                if (container.field("volumeDevices").size() > 0) {
                    container.field("volumeDevices").forbidden("must not be set with hostUsers: false");
                }
            }
        }
    }
}
