package dev.windlass.review.risk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What pods may do beyond what a namespace of the level "restricted" allows, each in words that go on after "the pods". */
final class PodPowers {
    private static final List<String> SHARED = List.of("hostNetwork", "hostPID", "hostIPC");
    private static final String APPARMOR = "container.apparmor.security.beta.kubernetes.io/";

    private PodPowers() {}

    /** What new pods ask for in so many words; what they merely leave out is for the namespace to refuse. */
    static Set<String> said(Workload pods) {
        Set<String> powers = new LinkedHashSet<>(ofPod(pods));
        for (View container : pods.containers()) {
            View security = container.field("securityContext");
            common(powers, security);
            if (security.isTrue("allowPrivilegeEscalation")) {
                powers.add("may gain rights that they do not start with (allowPrivilegeEscalation)");
            }
            boolean saysRoot = security.isFalse("runAsNonRoot")
                    || security.number("runAsUser").orElse(1) == 0
                    || pods.pod().isFalse("securityContext", "runAsNonRoot")
                    || pods.pod().number("securityContext", "runAsUser").orElse(1) == 0;
            if (saysRoot && mayBeRoot(pods, security)) {
                powers.add("may run as root");
            }
            if (seccomp(pods, security).equals("Unconfined")) {
                powers.add("may make any system call (seccomp Unconfined)");
            }
        }
        return powers;
    }

    /** What all containers of pods may do. */
    static Set<String> ofPod(Workload pods) {
        Set<String> powers = new LinkedHashSet<>();
        for (String field : SHARED) {
            if (pods.pod().isTrue(field)) {
                powers.add("share what belongs to their machine (" + field + ")");
            }
        }
        for (View volume : pods.pod().items("volumes")) {
            volume.text("hostPath", "path")
                    .ifPresent(p -> powers.add("see the folder " + p + " of their machine (hostPath)"));
        }
        return powers;
    }

    /** What a container may do, what it leaves out taken as Kubernetes takes it. */
    static Set<String> ofContainer(Workload pods, View container) {
        Set<String> powers = new LinkedHashSet<>();
        View security = container.field("securityContext");
        common(powers, security);
        if (!security.isFalse("allowPrivilegeEscalation")) {
            powers.add("may gain rights that they do not start with (allowPrivilegeEscalation)");
        }
        if (mayBeRoot(pods, security)) {
            powers.add("may run as root");
        }
        if (!security.isTrue("readOnlyRootFilesystem")) {
            powers.add("may write to their own file system (readOnlyRootFilesystem)");
        }
        if (!security.texts("capabilities", "drop").contains("ALL")) {
            powers.add("keep the usual capabilities (drop: ALL is gone)");
        }
        String seccomp = seccomp(pods, security);
        if (seccomp.equals("Unconfined") || seccomp.equals("unset")) {
            powers.add("may make any system call (seccomp Unconfined)");
        }
        boolean unconfined = pods.pod()
                        .text("securityContext", "appArmorProfile", "type")
                        .filter("Unconfined"::equals)
                        .isPresent()
                || security.text("appArmorProfile", "type")
                        .filter("Unconfined"::equals)
                        .isPresent()
                || template(pods).pairs("metadata", "annotations").entrySet().stream()
                        .anyMatch(a ->
                                a.getKey().startsWith(APPARMOR) && a.getValue().equals("unconfined"));
        if (unconfined) {
            powers.add("are not confined by AppArmor");
        }
        return powers;
    }

    private static View template(Workload pods) {
        View root = View.of(pods.owner());
        return switch (pods.kind()) {
            case "Pod" -> root;
            case "CronJob" -> root.field("spec", "jobTemplate", "spec", "template");
            default -> root.field("spec", "template");
        };
    }

    private static void common(Set<String> powers, View security) {
        if (security.isTrue("privileged")) {
            powers.add("are privileged: they can do whatever their machine can");
        }
        security.texts("capabilities", "add")
                .forEach(c -> powers.add("get the capability " + c.toUpperCase(Locale.ROOT)));
        security.text("procMount")
                .filter("Unmasked"::equals)
                .ifPresent(p -> powers.add("see all of /proc (procMount)"));
        if (security.isTrue("windowsOptions", "hostProcess")) {
            powers.add("run as processes of their machine (hostProcess)");
        }
    }

    /** What a container says goes before what its pod says. */
    private static boolean mayBeRoot(Workload pods, View security) {
        View pod = pods.pod().field("securityContext");
        View user = first(security.field("runAsUser"), pod.field("runAsUser"));
        if (user.isPresent()) {
            return user.number().orElse(0) == 0;
        }
        return !first(security.field("runAsNonRoot"), pod.field("runAsNonRoot")).isTrue();
    }

    /** {@code unset} where nothing is said, which is Unconfined unless the machine decides otherwise. */
    private static String seccomp(Workload pods, View security) {
        Optional<String> own = security.text("seccompProfile", "type");
        return own.or(() -> pods.pod().text("securityContext", "seccompProfile", "type"))
                .orElse("unset");
    }

    private static View first(View a, View b) {
        return a.isPresent() ? a : b;
    }
}
