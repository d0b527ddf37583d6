package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.Value;
import java.util.List;

/** What a pod may not have because of the operating system that it is for. */
final class OperatingSystemRules {
    private static final List<String> SYSTEMS = List.of("linux", "windows");
    private static final String WHY = "must not be set for os ";

    private static final List<String> NOT_OF_WINDOWS_PODS = List.of(
            "appArmorProfile",
            "seLinuxOptions",
            "seccompProfile",
            "fsGroup",
            "fsGroupChangePolicy",
            "sysctls",
            "runAsUser",
            "runAsGroup",
            "supplementalGroups",
            "supplementalGroupsPolicy",
            "seLinuxChangePolicy");
    private static final List<String> NOT_OF_WINDOWS_CONTAINERS = List.of(
            "appArmorProfile",
            "seLinuxOptions",
            "seccompProfile",
            "capabilities",
            "readOnlyRootFilesystem",
            "privileged",
            "allowPrivilegeEscalation",
            "procMount",
            "runAsUser",
            "runAsGroup");

    private OperatingSystemRules() {}

    static void check(Value spec) {
        Value os = spec.field("os");
        if (os.isAbsent()) {
            return;
        }
        Value name = os.field("name");
        if (name.isEmpty()) {
            name.required();
            return;
        }
        switch (name.text()) {
            case "linux" -> linux(spec);
            case "windows" -> windows(spec);
            default -> name.reportedAs(os.path()).notSupported(SYSTEMS);
        }
    }

    private static void linux(Value spec) {
        forbid(spec.field("securityContext", "windowsOptions"), "linux");
        for (Value container : PodParts.containers(spec)) {
            forbid(container.field("securityContext", "windowsOptions"), "linux");
        }
    }

    private static void windows(Value spec) {
        Value context = spec.field("securityContext");
        for (String field : NOT_OF_WINDOWS_PODS) {
            if (!field.equals("sysctls") || context.field(field).size() > 0) {
                forbid(context.field(field), "windows");
            }
        }
        forbid(spec.field("hostUsers"), "windows");
        for (String field : List.of("hostPID", "hostIPC")) {
            if (spec.field(field).isTrue()) {
                forbid(spec.field(field), "windows");
            }
        }
        forbid(spec.field("shareProcessNamespace"), "windows");
        forbid(spec.field("resources"), "windows");
        for (Value container : PodParts.containers(spec)) {
            for (String field : NOT_OF_WINDOWS_CONTAINERS) {
                forbid(container.field("securityContext", field), "windows");
            }
        }
    }

    private static void forbid(Value value, String system) {
        if (value.isPresent()) {
            value.forbidden(WHY + system);
        }
    }
}
