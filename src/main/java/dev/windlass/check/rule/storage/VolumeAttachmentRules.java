package dev.windlass.check.rule.storage;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;

/** VolumeAttachment, as in k8s.io/kubernetes/pkg/apis/storage/validation. */
public final class VolumeAttachmentRules implements KindRules {
    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        VolumeText.driver(spec.field("attacher"));
        Value source = spec.field("source");
        Value name = source.field("persistentVolumeName");
        Value inline = source.field("inlineVolumeSpec");
        if (name.isPresent() == inline.isPresent()) {
            if (name.isAbsent()) {
                source.required("persistentVolumeName or inlineVolumeSpec");
            } else {
                source.forbidden("must not have both persistentVolumeName and inlineVolumeSpec");
            }
        } else if (name.isPresent()) {
            if (name.needed()) {
                name.form(TextForm.SUBDOMAIN);
            }
        } else {
            PersistentVolumeSpecRules.checkInline(inline);
        }
        spec.field("nodeName").form(TextForm.SUBDOMAIN);
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        if (!Alike.are(old.field("spec"), object.field("spec"))) {
            object.field("spec").immutable();
        }
    }
}
