package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;

/** Job, as ValidateJob in k8s.io/kubernetes/pkg/apis/batch/validation. */
public final class JobRules implements KindRules {
    private static final long BACKOFF_LIMIT = 6;

    @Override
    public Mapping complete(Mapping object, int minor) {
        if (object.get("spec") != null && !(object.get("spec") instanceof Mapping)) {
            return object;
        }
        Mapping own = object.mapping("spec");
        Mapping spec = own;
        if (spec.get("parallelism") == null && spec.get("completions") == null) {
            spec = Filled.withNumber(spec, "completions", 1);
        }
        spec = Filled.withNumber(spec, "parallelism", 1);
        boolean perIndex = spec.get("backoffLimitPerIndex") != null;
        spec = Filled.withNumber(spec, "backoffLimit", perIndex ? Integer.MAX_VALUE : BACKOFF_LIMIT);
        spec = Filled.withText(spec, "completionMode", "NonIndexed");
        spec = Filled.withFalse(spec, "suspend");
        boolean hasPolicy = spec.get("podFailurePolicy") != null;
        spec = Filled.withText(spec, "podReplacementPolicy", hasPolicy ? "Failed" : "TerminatingOrFailed");
        boolean isManual = spec.get("manualSelector") instanceof Scalar.Bool b && b.value();
        spec = Filled.withFalse(spec, "manualSelector");
        Mapping completed =
                Filled.with(object, "spec", isManual ? spec : JobLabels.fill(spec, object.mapping("metadata")));
        // The labels of a Job without any are those of its pods, also those that are filled in later.
        return own.mapping("template").mapping("metadata").mapping("labels").isEmpty()
                ? completed
                : Filled.withLabels(
                        completed,
                        completed
                                .mapping("spec")
                                .mapping("template")
                                .mapping("metadata")
                                .mapping("labels"));
    }

    @Override
    public void check(Value object) {
        LastingPods.hostNames(object);
        JobLabels.check(object);
        Value spec = object.field("spec");
        JobSpecRules.check(spec);
        Value selector = spec.field("selector");
        if (selector.isAbsent()) {
            selector.required("with manualSelector it is yours to set");
        } else {
            LabelRules.selector(selector);
        }
        if (LabelRules.isSound(selector)) {
            LastingPods.matching(spec);
        }
        podNames(object);
    }

    /** The pods of an indexed Job are named by their index. */
    private static void podNames(Value object) {
        Value completions = object.field("spec", "completions");
        Value name = object.field("metadata", "name");
        if (object.field("spec", "completionMode").isText("Indexed")
                && completions.number() > 0
                && !name.isEmpty()
                && !TextForm.LABEL.fits(name.text() + '-' + (completions.number() - 1))) {
            name.invalid("must, with a dash and the highest index, make " + TextForm.LABEL.description());
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        JobUpdateRules.check(old, object);
    }
}
