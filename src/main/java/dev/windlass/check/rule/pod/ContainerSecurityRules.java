package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.Value;
import java.util.List;

/** The security context of a container. */
final class ContainerSecurityRules {
    private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");

    private ContainerSecurityRules() {}

    static void check(Value context, PodParts pod) {
        PodSecurityRules.id(context.field("runAsUser"));
        PodSecurityRules.id(context.field("runAsGroup"));
        Value mount = context.field("procMount");
        if (mount.isPresent()) {
            mount.oneOf(PROC_MOUNTS);
            if (mount.isText("Unmasked") && !pod.hasOwnUsers()) {
                mount.invalid("must not be Unmasked unless the pod has hostUsers: false");
            }
        }
        ProfileRules.seccomp(context.field("seccompProfile"));
        escalation(context);
        WindowsRules.options(context.field("windowsOptions"));
        ProfileRules.appArmor(context.field("appArmorProfile"));
    }

    /** Reported at the whole context. */
    private static void escalation(Value context) {
        Value escalation = context.field("allowPrivilegeEscalation");
        if (escalation.isAbsent() || escalation.isTrue()) {
            return;
        }
        if (context.field("privileged").isTrue()) {
            context.at(escalation.origin())
                    .invalid("must not have allowPrivilegeEscalation: false with privileged: true");
        }
        for (Value capability : context.field("capabilities", "add").items()) {
            if (capability.isText("CAP_SYS_ADMIN")) {
                context.at(escalation.origin())
                        .invalid("must not have allowPrivilegeEscalation: false with the capability CAP_SYS_ADMIN");
            }
        }
    }
}
