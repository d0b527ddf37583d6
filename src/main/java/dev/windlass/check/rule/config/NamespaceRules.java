package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;
import java.util.List;
import java.util.regex.Pattern;

/** Namespace, as in k8s.io/kubernetes/pkg/apis/core/validation and k8s.io/pod-security-admission. */
public final class NamespaceRules implements KindRules {
    private static final String POD_SECURITY = "pod-security.kubernetes.io/";
    private static final List<String> MODES = List.of("enforce", "audit", "warn");
    private static final List<String> LEVELS = List.of("privileged", "baseline", "restricted");
    private static final List<String> PLAIN_FINALIZERS = List.of("kubernetes", "orphan", "foregroundDeletion");
    private static final Pattern VERSION = Pattern.compile("latest|v1\\.(0|[1-9][0-9]{0,8})");

    /** The namespace's name becomes a label of it. */
    @Override
    public Mapping complete(Mapping object, int minor) {
        if (!(object.get("metadata") instanceof Mapping metadata)
                || metadata.text("name").isEmpty()) {
            return object;
        }
        Mapping labels = new Mapping.Builder()
                .putAll(metadata.mapping("labels"))
                .put(
                        "kubernetes.io/metadata.name",
                        new Scalar.Text(metadata.text("name").get(), metadata.origin()))
                .build(metadata.origin());
        Mapping named =
                new Mapping.Builder().putAll(metadata).put("labels", labels).build(metadata.origin());
        return new Mapping.Builder().putAll(object).put("metadata", named).build(object.origin());
    }

    @Override
    public void check(Value object) {
        if (!object.isUpdate()) { // a change of the finalizers is thrown away
            finalizers(object.field("spec", "finalizers"));
            podSecurity(object);
        }
    }

    private static void finalizers(Value finalizers) {
        for (Value f : finalizers.items()) {
            Value reported = f.reportedAs(finalizers.path());
            if (!TextForm.LABEL_KEY.fits(f.text())) {
                reported.invalid("must hold what is " + TextForm.LABEL_KEY.description());
            } else if (f.text().indexOf('/') < 0 && !PLAIN_FINALIZERS.contains(f.text())) {
                reported.invalid("must hold names with a domain, as in example.com/" + f.text());
            }
        }
    }

    /** The admission of Pod Security looks only where all else is right. */
    private static void podSecurity(Value object) {
        if (!object.isGoodSoFar()) {
            return;
        }
        Value labels = object.field("metadata", "labels");
        for (String mode : MODES) {
            Value level = labels.key(POD_SECURITY + mode);
            if (level.isPresent()) {
                level.oneOfAsInvalid(LEVELS);
            }
            Value version = labels.key(POD_SECURITY + mode + "-version");
            if (version.isPresent() && !VERSION.matcher(version.text()).matches()) {
                version.invalid("must be latest or a version such as v1." + object.minor());
            }
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value before = old.field("metadata", "labels");
        Value after = object.field("metadata", "labels");
        boolean isChanged = MODES.stream()
                .flatMap(m -> List.of(POD_SECURITY + m, POD_SECURITY + m + "-version").stream())
                .anyMatch(l -> !before.key(l).text().equals(after.key(l).text()));
        if (isChanged) {
            podSecurity(object);
        }
    }
}
