package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The security context of a pod. */
final class PodSecurityRules {
    private static final List<String> GROUP_CHANGES = List.of("Always", "OnRootMismatch");
    private static final List<String> GROUP_POLICIES = List.of("Merge", "Strict");
    private static final List<String> LABEL_CHANGES = List.of("Recursive");
    private static final List<String> SHARED_MEMORY = List.of(
            "kernel.sem",
            "kernel.shmall",
            "kernel.shmmax",
            "kernel.shmmni",
            "kernel.shm_rmid_forced",
            "kernel.shm",
            "kernel.msgmax",
            "kernel.msgmnb",
            "kernel.msgmni",
            "kernel.msg");
    private static final int LONGEST_SYSCTL = 253;

    private PodSecurityRules() {}

    static void check(Value spec) {
        Value context = spec.field("securityContext");
        for (String field : List.of("fsGroup", "runAsUser", "runAsGroup")) {
            id(context.field(field));
        }
        context.field("supplementalGroups").items().forEach(PodSecurityRules::id);
        if (spec.field("shareProcessNamespace").isTrue()
                && spec.field("hostPID").isTrue()) {
            spec.field("shareProcessNamespace")
                    .reportedAs(context.path().field("shareProcessNamespace"))
                    .invalid("must not be true with hostPID: true");
        }
        sysctls(spec, context.field("sysctls"));
        optional(context.field("fsGroupChangePolicy"), GROUP_CHANGES);
        ProfileRules.seccomp(context.field("seccompProfile"));
        WindowsRules.options(context.field("windowsOptions"));
        ProfileRules.appArmor(context.field("appArmorProfile"));
        optional(context.field("supplementalGroupsPolicy"), GROUP_POLICIES);
        optional(context.field("seLinuxChangePolicy"), LABEL_CHANGES);
    }

    /** The number of a user or a group. */
    static void id(Value id) {
        if (id.isPresent()) {
            id.within(0, Integer.MAX_VALUE);
        }
    }

    private static void optional(Value value, List<String> known) {
        if (value.isPresent()) {
            value.oneOf(known);
        }
    }

    private static void sysctls(Value spec, Value sysctls) {
        Set<String> names = new HashSet<>();
        for (Value sysctl : sysctls.items()) {
            Value name = sysctl.field("name");
            if (name.isEmpty()) {
                name.required();
            } else if (!isSysctl(name.text())) {
                name.invalid("must be a name of lower-case letters, digits, \"-\" and \"_\", with dots or slashes"
                        + " between its parts");
            } else if (names.contains(name.text())) {
                name.duplicate();
            }
            names.add(name.text());
            ofHost(spec, name);
        }
    }

    /** What belongs to the node where the pod shares that of the node. */
    private static void ofHost(Value spec, Value name) {
        String dotted = dotted(name.text());
        if (spec.field("hostNetwork").isTrue() && dotted.startsWith("net.")) {
            name.invalid("must not be set with hostNetwork: true: it would be that of the node");
        } else if (spec.field("hostIPC").isTrue()
                && (dotted.startsWith("fs.mqueue.") || SHARED_MEMORY.contains(dotted))) {
            name.invalid("must not be set with hostIPC: true: it would be that of the node");
        }
    }

    /** With slashes between its parts a name may have dots inside them. */
    private static String dotted(String name) {
        int slash = name.indexOf('/');
        int dot = name.indexOf('.');
        if (slash < 0 || (dot >= 0 && dot < slash)) {
            return name;
        }
        StringBuilder other = new StringBuilder(name.length());
        name.chars().forEach(c -> other.append(c == '/' ? '.' : c == '.' ? '/' : (char) c));
        return other.toString();
    }

    private static boolean isSysctl(String name) {
        if (name.length() > LONGEST_SYSCTL) {
            return false;
        }
        for (String part : name.replace('/', '.').split("\\.", -1)) {
            if (part.startsWith("_") || part.endsWith("_") || !TextForm.SUBDOMAIN.fits(part.replace('_', '-'))) {
                return false;
            }
        }
        return true;
    }
}
