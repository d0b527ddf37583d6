package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.IntOrPercent;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;

/** Probes, and what a container does after its start and before its end. */
final class HandlerRules {
    private static final List<String> PROBES = List.of("exec", "httpGet", "tcpSocket", "grpc");
    private static final List<String> LIFECYCLE = List.of("exec", "httpGet", "tcpSocket", "sleep");
    private static final List<String> SCHEMES = List.of("HTTP", "HTTPS");
    private static final List<String> NUMBERS =
            List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold");

    private HandlerRules() {}

    static void check(Value container, PodParts pod) {
        for (String hook : List.of("postStart", "preStop")) {
            Value handler = container.field("lifecycle", hook);
            if (handler.isPresent()) {
                handler(handler, LIFECYCLE, pod);
            }
        }
        for (String name : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            Value probe = container.field(name);
            if (probe.isPresent()) {
                probe(probe, name.equals("readinessProbe"), pod);
            }
        }
    }

    private static void probe(Value probe, boolean isReadiness, PodParts pod) {
        handler(probe, PROBES, pod);
        NUMBERS.forEach(n -> probe.field(n).atLeast(0));
        Value success = probe.field("successThreshold");
        if (!isReadiness && success.isPresent() && success.number() != 1) {
            success.invalid("must be 1: only a readinessProbe may ask for more");
        }
        Value grace = probe.field("terminationGracePeriodSeconds");
        if (grace.isPresent()) {
            grace.atLeast(1);
            if (isReadiness) {
                grace.invalid("must not be set: a readinessProbe ends nothing");
            }
        }
    }

    /** Exactly one of several actions; further ones are forbidden and not looked into. */
    private static void handler(Value handler, List<String> known, PodParts pod) {
        boolean hasOne = false;
        for (String action : known) {
            Value value = handler.field(action);
            if (value.isAbsent()) {
                continue;
            }
            if (hasOne) {
                value.forbidden("must not be set beside another one of " + String.join(", ", known));
            } else {
                action(action, value, pod);
            }
            hasOne = true;
        }
        if (!hasOne) {
            handler.required("one of " + String.join(", ", known));
        }
    }

    private static void action(String name, Value action, PodParts pod) {
        switch (name) {
            case "exec" -> {
                if (action.field("command").size() == 0) {
                    action.field("command").required();
                }
            }
            case "httpGet" -> {
                IntOrPercent.port(action.field("port"));
                if (!action.field("scheme").isEmpty()) {
                    action.field("scheme").oneOf(SCHEMES);
                }
                Value headers = action.field("httpHeaders");
                for (Value h : headers.items()) {
                    // reported at the list
                    h.field("name").reportedAs(headers.path()).form(TextForm.HEADER_NAME);
                }
            }
            case "tcpSocket" -> IntOrPercent.port(action.field("port"));
            case "grpc" -> action.field("port").within(1, 65535);
            default -> sleep(action, pod.grace());
        }
    }

    private static void sleep(Value sleep, long grace) {
        long least = sleep.minor() >= 33 ? 0 : 1; // PodLifecycleSleepActionAllowZero
        long seconds = sleep.field("seconds").number();
        if (seconds < least || seconds > grace) {
            sleep.at(sleep.field("seconds").origin())
                    .invalid("must take from " + least + " to " + grace
                            + " seconds, the terminationGracePeriodSeconds of the pod, not " + seconds);
        }
    }
}
