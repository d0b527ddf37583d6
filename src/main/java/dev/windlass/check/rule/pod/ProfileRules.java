package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;

/** Profiles of seccomp and AppArmor, in fields and in the annotations that were before them. */
final class ProfileRules {
    private static final List<String> TYPES = List.of("Localhost", "RuntimeDefault", "Unconfined");
    private static final String LOCAL = "Localhost";
    private static final int LONGEST_PROFILE = 4095;
    static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
    static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
    static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

    private ProfileRules() {}

    static void seccomp(Value profile) {
        if (profile.isAbsent()) {
            return;
        }
        type(profile, "seccomp");
        Value local = profile.field("localhostProfile");
        if (!profile.field("type").isText(LOCAL)) {
            if (local.isPresent()) {
                local.invalid("must not be set unless the type is " + LOCAL);
            }
        } else if (local.isAbsent()) {
            local.required("type " + LOCAL + " needs it");
        } else {
            local.form(TextForm.DESCENDING_PATH);
        }
    }

    static void appArmor(Value profile) {
        if (profile.isAbsent()) {
            return;
        }
        Value local = profile.field("localhostProfile");
        if (!type(profile, "AppArmor")) {
            return;
        }
        if (!profile.field("type").isText(LOCAL)) {
            if (local.isPresent()) {
                local.invalid("must not be set unless the type is " + LOCAL);
            }
        } else if (local.isEmpty()) {
            local.required("type " + LOCAL + " needs it");
        } else {
            if (Blanks.surround(local.text())) {
                local.invalid("must not begin or end with a blank");
            }
            if (TextForm.bytes(local.text()) > LONGEST_PROFILE) {
                local.tooLong(LONGEST_PROFILE, "bytes");
            }
        }
    }

    /** Whether the type is known. */
    private static boolean type(Value profile, String what) {
        Value type = profile.field("type");
        if (type.isEmpty()) {
            type.required("a profile of " + what + " needs one");
            return false;
        }
        type.oneOf(TYPES);
        return TYPES.contains(type.text());
    }

    /** That the annotations of seccomp say the same as fields, where there are both. */
    static void seccompAgrees(Value annotations, Value spec) {
        if (annotations.size() == 0) {
            return;
        }
        Value pod = spec.field("securityContext", "seccompProfile");
        same(annotations.key(SECCOMP_POD), pod, pod, "seccomp");
        for (Value container : PodParts.containers(spec)) {
            Value profile = container.field("securityContext", "seccompProfile");
            same(annotations.key(SECCOMP_CONTAINER + container.field("name").text()), profile, profile, "seccomp");
        }
    }

    /** The same of AppArmor; a container without a profile has that of the pod. */
    static void appArmorAgrees(Value annotations, Value spec) {
        if (annotations.size() == 0 || spec.field("os", "name").isText("windows")) {
            return;
        }
        Value pod = spec.field("securityContext", "appArmorProfile");
        for (Value container : PodParts.containers(spec)) {
            Value own = container.field("securityContext", "appArmorProfile");
            Value annotation =
                    annotations.key(APP_ARMOR + container.field("name").text());
            same(annotation, own.isPresent() ? own : pod, own, "AppArmor");
        }
    }

    /** docker/default is the older name of runtime/default, for seccomp only. */
    private static void same(Value annotation, Value profile, Value reported, String what) {
        if (annotation.isAbsent() || profile.isAbsent()) {
            return;
        }
        String said = annotation.text();
        Value type = profile.field("type");
        Value local = profile.field("localhostProfile");
        boolean agrees = switch (type.text()) {
            case "Unconfined" -> said.equals("unconfined");
            case "RuntimeDefault" ->
                said.equals("runtime/default") || (what.equals("seccomp") && said.equals("docker/default"));
            case LOCAL -> said.equals("localhost/" + local.text());
            default -> true; // said elsewhere
        };
        if (!agrees) {
            boolean sameType = said.startsWith("localhost/") && type.isText(LOCAL);
            String field = sameType ? "localhostProfile" : "type";
            reported.field(field).forbidden("must say the same as the annotation of " + what + ", \"" + said + '"');
        }
    }
}
