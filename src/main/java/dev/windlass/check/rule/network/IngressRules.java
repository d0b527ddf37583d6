package dev.windlass.check.rule.network;

import dev.windlass.check.rule.IpText;
import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.tree.FieldPath;
import java.util.List;

/** Ingress, as in k8s.io/kubernetes/pkg/apis/networking/validation. */
public final class IngressRules implements KindRules {
    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

    /**
     * Classes of GKE's own controller, which reads the annotation alone (cloud.google.com/kubernetes-engine/docs/concepts/ingress): the
     * server's advice to set the field would take the Ingress away from it.
     */
    private static final List<String> ONLY_BY_ANNOTATION = List.of("gce", "gce-internal");

    private static final List<String> PATH_TYPES = List.of("Exact", "Prefix", "ImplementationSpecific");
    private static final List<String> BAD_IN_PATH = List.of("//", "/./", "/../", "%2f", "%2F");
    private static final List<String> BAD_ENDS = List.of("/..", "/.");

    /** What an old object had and may therefore have still. */
    private record Tolerance(boolean secretNames, boolean wildcardRules, TextForm serviceName) {}

    @Override
    public void check(Value object) {
        if (!object.isUpdate()) {
            judge(object.field("spec"), new Tolerance(false, false, serviceName(object)));
            className(object);
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value spec = old.field("spec");
        TextForm serviceName =
                IngressBackends.of(spec).stream().anyMatch(b -> TextForm.LABEL.fits(b) && !TextForm.LABEL_1035.fits(b))
                        ? TextForm.LABEL
                        : serviceName(object);
        boolean secretNames = spec.field("tls").items().stream()
                .map(t -> t.field("secretName").text())
                .anyMatch(s -> !s.isEmpty() && !TextForm.SUBDOMAIN.fits(s));
        judge(object.field("spec"), new Tolerance(secretNames, hadBrokenWildcard(spec), serviceName));
    }

    /** Services' names may begin with a digit since 1.36 (RelaxedServiceNameValidation). */
    private static TextForm serviceName(Value object) {
        return object.minor() >= 36 ? TextForm.LABEL : TextForm.LABEL_1035;
    }

    /** Whether a rule for a wildcard has what would be refused in a new object; only what old versions let through. */
    private static boolean hadBrokenWildcard(Value spec) {
        return spec.field("rules").items().stream()
                .filter(r -> r.field("host").text().indexOf('*') >= 0)
                .map(r -> r.field("http"))
                .filter(Value::isPresent)
                .anyMatch(h -> h.field("paths").size() == 0
                        || h.field("paths").items().stream()
                                .anyMatch(p -> !p.field("pathType").isPresent()
                                        || !p.field("path").text().startsWith("/")));
    }

    private static void className(Value object) {
        Value annotation = object.field("metadata", "annotations").key(CLASS_ANNOTATION);
        Value name = object.field("spec", "ingressClassName");
        if (annotation.isPresent()) {
            if (name.isAbsent() && !ONLY_BY_ANNOTATION.contains(annotation.text())) {
                annotation.warn("is outdated: set spec.ingressClassName");
            } else if (name.isPresent() && !annotation.isText(name.text())) {
                annotation
                        .reportedAs(FieldPath.of("annotations", CLASS_ANNOTATION))
                        .invalid("must be the same as spec.ingressClassName", "leave the annotation out");
            }
        }
    }

    private static void judge(Value spec, Tolerance tolerance) {
        Value rules = spec.field("rules");
        Value backend = spec.field("defaultBackend");
        if (rules.size() == 0 && backend.isAbsent()) {
            spec.invalid("must have rules or a defaultBackend");
        }
        if (backend.isPresent()) {
            IngressBackends.check(backend, tolerance.serviceName());
        }
        rules.items().forEach(r -> rule(r, tolerance));
        spec.field("tls").items().forEach(t -> tls(t, tolerance));
        if (spec.field("ingressClassName").isPresent()) {
            spec.field("ingressClassName").form(TextForm.SUBDOMAIN);
        }
    }

    private static void rule(Value rule, Tolerance tolerance) {
        Value host = rule.field("host");
        boolean isWildcard = host.text().indexOf('*') >= 0;
        if (!host.isEmpty()) {
            if (IpText.address(host.text()).isPresent()) {
                host.invalid("must be a DNS name, which an IP address is not");
            } else {
                host(host);
            }
        }
        Value http = rule.field("http");
        if (http.isPresent() && !(isWildcard && tolerance.wildcardRules())) {
            if (http.field("paths").size() == 0) {
                http.field("paths").required();
            }
            http.field("paths").items().forEach(p -> path(p, tolerance));
        }
    }

    private static void host(Value host) {
        if (host.text().indexOf('*') >= 0) {
            host.form(TextForm.WILDCARD_SUBDOMAIN);
        } else {
            host.form(TextForm.SUBDOMAIN);
        }
    }

    private static void path(Value item, Tolerance tolerance) {
        Value type = item.field("pathType");
        Value path = item.field("path");
        if (type.isAbsent()) {
            type.required("it is one of " + String.join(", ", PATH_TYPES));
            return;
        }
        switch (type.text()) {
            case "Exact", "Prefix" -> exactPath(path);
            case "ImplementationSpecific" -> {
                if (!path.isEmpty() && !path.text().startsWith("/")) {
                    path.invalid("must begin with \"/\"");
                }
            }
            default -> type.notSupported(PATH_TYPES);
        }
        IngressBackends.check(item.field("backend"), tolerance.serviceName());
    }

    private static void exactPath(Value path) {
        String text = path.text();
        if (!text.startsWith("/")) {
            path.invalid("must begin with \"/\"");
        }
        BAD_IN_PATH.stream().filter(text::contains).forEach(b -> path.invalid("must not contain \"" + b + '"'));
        BAD_ENDS.stream().filter(text::endsWith).forEach(b -> path.invalid("must not end with \"" + b + '"'));
    }

    private static void tls(Value tls, Tolerance tolerance) {
        tls.field("hosts").items().forEach(IngressRules::host);
        Value secret = tls.field("secretName");
        if (!secret.isEmpty() && !tolerance.secretNames()) {
            secret.form(TextForm.SUBDOMAIN);
        }
    }
}
