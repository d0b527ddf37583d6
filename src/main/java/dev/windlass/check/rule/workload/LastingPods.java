package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.MetadataRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.check.rule.pod.PodSpecRules;
import java.util.List;

/** What the kinds have in common whose pods are to run for ever: all but Job and CronJob. */
final class LastingPods {
    private static final List<String> RESTARTS = List.of("Always");

    private LastingPods() {}

    /** The template of such pods. */
    static void template(Value template) {
        PodSpecRules.template(template);
        endless(template);
    }

    /** That pods of a template do not end. */
    static void endless(Value template) {
        Value restart = template.field("spec", "restartPolicy");
        if (!restart.isEmpty()) {
            restart.oneOf(RESTARTS);
        }
        Value deadline = template.field("spec", "activeDeadlineSeconds");
        if (deadline.isPresent()) {
            deadline.forbidden("must not be set: these pods are to run for ever");
        }
    }

    /** A selector that must be there and ask for something, as Deployment, ReplicaSet and StatefulSet have it. */
    static void selector(Value spec) {
        Value selector = spec.field("selector");
        if (selector.isAbsent()) {
            selector.required("it names the labels by which the pods are found");
        } else {
            LabelRules.selector(selector);
            notEmpty(selector);
        }
        if (LabelRules.isSound(selector)) {
            matching(spec);
        } else {
            selector.invalid("is not a valid selector");
        }
    }

    static void notEmpty(Value selector) {
        if (selector.isPresent() && LabelRules.isEmptySelector(selector)) {
            selector.invalid("must not be empty: it would select every pod");
        }
    }

    /** That the selector finds the pods of the template; shown at the label that it asks for in vain. */
    static void matching(Value spec) {
        Value labels = spec.field("template", "metadata", "labels");
        Value selector = spec.field("selector");
        if (LabelRules.matches(selector, labels)) {
            return;
        }
        if (selector.isAbsent()) {
            labels.invalid("cannot be found by spec.selector, which is missing");
            return;
        }
        for (Entry wanted : selector.field("matchLabels").entries()) {
            if (!labels.key(wanted.key()).isText(wanted.value().text())) {
                labels.at(wanted.value().origin())
                        .invalid("lacks the label " + wanted.key() + ": "
                                + wanted.value().text() + ", which spec.selector asks for");
                return;
            }
        }
        labels.at(selector.origin()).invalid("must have the labels that spec.selector asks for");
    }

    static void notNegative(Value spec, String... fields) {
        for (String f : fields) {
            spec.field(f).atLeast(0);
        }
    }

    /** The metadata of a template at which kube-apiserver does not look: with faults in it nothing can be made. */
    static void uncheckedMetadata(Value metadata) {
        LabelRules.labels(metadata.field("labels").unchecked());
        MetadataRules.annotations(metadata.field("annotations").unchecked());
    }

    /** A warning where the name makes poor host names of pods. */
    static void hostNames(Value object) {
        Value name = object.field("metadata", "name");
        if (!object.isUpdate() && TextForm.SUBDOMAIN.fits(name.text()) && !TextForm.LABEL.fits(name.text())) {
            name.warn("should be a DNS label, without dots and at most 63 long: the host names of pods come from it");
        }
    }
}
