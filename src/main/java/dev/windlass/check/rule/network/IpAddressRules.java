package dev.windlass.check.rule.network;

import dev.windlass.check.rule.IpText;
import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;

/** IPAddress, as in k8s.io/kubernetes/pkg/apis/networking/validation. */
public final class IpAddressRules implements KindRules {
    @Override
    public void check(Value object) {
        if (object.isUpdate()) {
            return;
        }
        Value name = object.field("metadata", "name");
        if (!name.isEmpty() && TextForm.PATH_SEGMENT.fits(name.text()) && !IpText.isCanonicalAddress(name.text())) {
            name.invalid("must be an IP address in its usual form");
        }
        Value parent = object.field("spec", "parentRef");
        if (parent.isAbsent()) {
            parent.required();
            return;
        }
        if (!parent.field("group").isEmpty()) {
            parent.field("group").form(TextForm.SUBDOMAIN);
        }
        ObjectReferences.segment(parent.field("resource"));
        ObjectReferences.segment(parent.field("name"));
        if (!parent.field("namespace").isEmpty()) {
            parent.field("namespace").form(TextForm.PATH_SEGMENT);
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        if (!object.field("spec", "parentRef").isSameAs(old.field("spec", "parentRef"))) {
            object.field("spec", "parentRef").immutable();
        }
    }
}
