package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.MetadataRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.util.List;

/**
 * The specification of a claim: in a PersistentVolumeClaim, a StatefulSet's template, an ephemeral volume. As in
 * ValidatePersistentVolumeClaimSpec of k8s.io/kubernetes/pkg/apis/core/validation.
 */
public final class ClaimSpecRules {
    static final List<String> ACCESS_MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");
    static final String CLAIM = "PersistentVolumeClaim";

    private ClaimSpecRules() {}

    /** The specification itself. */
    public static void check(Value spec) {
        if (spec.field("accessModes").size() == 0) {
            spec.field("accessModes").required("at least one way to use the volume, such as ReadWriteOnce");
        }
        LabelRules.selector(spec.field("selector"));
        VolumeText.accessModes(spec.field("accessModes"), ACCESS_MODES);
        size(spec);
        className(spec.field("storageClassName"));
        if (spec.field("volumeMode").isPresent()) {
            spec.field("volumeMode").oneOf(VOLUME_MODES);
        }
        Value source = spec.field("dataSource");
        Value ref = spec.field("dataSourceRef");
        source(source);
        source(ref);
        if (!ref.field("namespace").isEmpty()) {
            ref.field("namespace").form(TextForm.LABEL);
            if (source.isPresent()) {
                spec.at(source.origin()).invalid("must not have a dataSource where dataSourceRef has a namespace");
            }
        } else if (source.isPresent() && ref.isPresent() && !isSameSource(source, ref)) {
            spec.at(source.origin()).invalid("must have the same in dataSource and dataSourceRef");
        }
        className(spec.field("volumeAttributesClassName"));
    }

    /** The metadata of a template: labels and annotations only. */
    static void metadata(Value metadata) {
        MetadataRules.annotations(metadata.field("annotations"));
        LabelRules.labels(metadata.field("labels"));
        for (Value.Entry e : metadata.entries()) {
            Value value = metadata.field(e.key());
            boolean isOther = !e.key().equals("labels") && !e.key().equals("annotations");
            // an empty list is one, while an empty text is none
            boolean isSet = value.node().filter(n -> !(n instanceof Scalar)).isPresent() || !value.isEmpty();
            if (isOther && isSet) {
                value.at(e.keyOrigin())
                        .forbidden("must not be set: a template of a claim has labels and annotations only");
            }
        }
    }

    private static void size(Value spec) {
        Value asked = spec.field("resources").field("requests").key("storage");
        Value size = asked.reportedAs(spec.path().field("resources").key("storage"));
        if (asked.isAbsent()) {
            size.required("the size, as resources.requests.storage");
        } else if (asked.quantity().filter(q -> q.signum() <= 0).isPresent()) {
            size.invalid("must be more than 0");
        }
    }

    private static void className(Value name) {
        if (!name.isEmpty()) {
            name.form(TextForm.SUBDOMAIN);
        }
    }

    private static void source(Value source) {
        if (source.isAbsent()) {
            return;
        }
        VolumeText.needs(source, "name", "kind");
        Value group = source.field("apiGroup");
        if (!group.isEmpty()) {
            group.form(TextForm.SUBDOMAIN);
        } else if (!source.field("kind").isText(CLAIM)) {
            source.invalid("must be a " + CLAIM + " where it has no apiGroup");
        }
    }

    private static boolean isSameSource(Value source, Value ref) {
        return List.of("apiGroup", "kind", "name").stream()
                .allMatch(f -> source.field(f)
                        .node()
                        .map(Node::toString)
                        .equals(ref.field(f).node().map(Node::toString)));
    }
}
