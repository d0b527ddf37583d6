package dev.windlass.check.rule.extension;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;

/** APIService, as in k8s.io/kube-aggregator/pkg/apis/apiregistration/validation. */
public final class ApiServiceRules implements KindRules {
    private static final int MOST_GROUP_PRIORITY = 20_000;
    private static final int MOST_VERSION_PRIORITY = 1_000;

    @Override
    public void check(Value object) {
        Value spec = object.field("spec");
        name(
                object.field("metadata"),
                spec.field("version").text() + '.' + spec.field("group").text());
        Value group = spec.field("group");
        if (!group.isEmpty()) {
            group.form(TextForm.SUBDOMAIN);
        } else if (!spec.field("version").isText("v1")) {
            group.required("only version v1 has a group without a name");
        }
        spec.field("version").form(TextForm.LABEL_1035);
        spec.field("groupPriorityMinimum").within(1, MOST_GROUP_PRIORITY);
        spec.field("versionPriority").within(1, MOST_VERSION_PRIORITY);
        server(spec);
    }

    private static void name(Value metadata, String expected) {
        Value name = metadata.field("name");
        if (!name.isEmpty() && TextForm.PATH_SEGMENT.fits(name.text()) && !name.isText(expected)) {
            name.invalid("must be its version and group, \"" + expected + '"');
        }
        if (!metadata.field("generateName").isEmpty()) {
            metadata.field("generateName").invalid("cannot make the name that it must have, \"" + expected + '"');
        }
    }

    private static void server(Value spec) {
        Value service = spec.field("service");
        Value bundle = spec.field("caBundle");
        Value insecure = spec.field("insecureSkipTLSVerify");
        if (service.isAbsent()) {
            if (!bundle.isEmpty()) {
                bundle.invalid("must not be set without spec.service");
            }
            if (insecure.isTrue()) {
                insecure.invalid("must not be set without spec.service");
            }
            return;
        }
        service.field("namespace").needed();
        service.field("name").needed();
        if (service.field("port").isPresent()) {
            service.field("port").within(1, 65_535);
        }
        if (insecure.isTrue() && !bundle.isEmpty()) {
            insecure.invalid("must not be true together with caBundle");
        }
    }
}
