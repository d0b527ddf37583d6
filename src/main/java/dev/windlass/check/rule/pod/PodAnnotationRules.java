package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.source.SourceFile;
import dev.windlass.syntax.ManifestDocument;
import dev.windlass.syntax.ManifestReader;
import dev.windlass.tree.Sequence;
import java.util.List;
import java.util.Set;

/** Annotations of pods that Kubernetes itself reads. */
final class PodAnnotationRules {
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final String TOLERATIONS = "scheduler.alpha.kubernetes.io/tolerations";
    private static final String LOCAL = "localhost/";
    private static final List<String> SECCOMP = List.of("runtime/default", "docker/default", "unconfined");
    private static final List<String> APP_ARMOR = List.of("", "runtime/default", "unconfined");
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "scheduler.alpha.kubernetes.io/critical-pod",
            "security.alpha.kubernetes.io/sysctls",
            "security.alpha.kubernetes.io/unsafe-sysctls");

    private PodAnnotationRules() {}

    static void check(Value annotations, Value spec) {
        for (Entry e : annotations.entries()) {
            String key = e.key();
            Value value = e.value();
            if (key.equals(MIRROR)) {
                if (spec.field("nodeName").isEmpty()) {
                    value.invalid("must not be set without spec.nodeName");
                }
            } else if (key.equals(COST)) {
                if (!isCost(value.text())) {
                    value.invalid("must be a whole number of 32 bits");
                }
            } else if (key.equals(ProfileRules.SECCOMP_POD) || key.startsWith(ProfileRules.SECCOMP_CONTAINER)) {
                // named after a dot, not in brackets
                seccomp(value.reportedAs(annotations.path().field(key)));
            } else if (key.startsWith(ProfileRules.APP_ARMOR)) {
                appArmor(e, spec);
            } else if (key.equals(TOLERATIONS)) {
                if (!value.isEmpty()) {
                    tolerations(annotations, value);
                }
            } else if (WITHOUT_EFFECT.contains(key)) {
                value.warn("has no effect any more");
            }
        }
    }

    private static void seccomp(Value value) {
        String text = value.text();
        if (text.startsWith(LOCAL)) {
            if (!TextForm.DESCENDING_PATH.fits(text.substring(LOCAL.length()))) {
                value.invalid("must be " + LOCAL + " and " + TextForm.DESCENDING_PATH.description());
            }
        } else if (!SECCOMP.contains(text)) {
            value.invalid("must be runtime/default, unconfined or " + LOCAL + "PATH");
        } else {
            value.warn("has no effect any more: use securityContext.seccompProfile");
        }
    }

    /** They are judged as those of the specification, and then nobody looks at them. */
    private static void tolerations(Value annotations, Value value) {
        List<ManifestDocument> read = value.text().strip().startsWith("[")
                ? new ManifestReader().read(new SourceFile(TOLERATIONS, value.text()))
                : List.of();
        if (read.size() == 1 && read.getFirst().value().orElse(null) instanceof Sequence list) {
            TolerationRules.check(
                    value.reportedAs(annotations.path().field(TOLERATIONS)).with(list));
        } else if (!value.isText("null")) {
            annotations.at(value.origin()).invalid("has no JSON list of tolerations at " + TOLERATIONS);
        }
    }

    private static void appArmor(Entry e, Value spec) {
        String name = e.key().substring(ProfileRules.APP_ARMOR.length());
        String text = e.value().text();
        if (PodParts.containers(spec).stream().noneMatch(c -> c.field("name").isText(name))) {
            e.value().at(e.keyOrigin()).invalid("must be about a container of the pod, and \"" + name + "\" is none");
        }
        if (!text.startsWith(LOCAL) && !APP_ARMOR.contains(text)) {
            e.value().invalid("must be runtime/default, unconfined or " + LOCAL + "PROFILE");
        }
    }

    /** A number of 32 bits without a plus; zeros in front are good behind a minus only, as Go is asked for it. */
    private static boolean isCost(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        boolean isPlain = digits.equals(text) && text.startsWith("0") && text.length() > 1;
        if (isPlain || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        try {
            Integer.parseInt(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
