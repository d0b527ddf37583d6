package dev.windlass.check.rule.admission;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.List;
import java.util.Optional;

/** How a webhook is reached, as in k8s.io/apiserver/pkg/util/webhook/validation.go: also that which converts custom kinds. */
public final class WebhookClientRules {
    private WebhookClientRules() {}

    /**
     * A {@code clientConfig}, completed.
     *
     * @param client where findings are reported, which is not always where it was written
     */
    public static void check(Value client) {
        Value url = client.field("url");
        Value service = client.field("service");
        if (url.isPresent() == service.isPresent()) {
            client.required("it has exactly one of url and service");
        } else if (url.isPresent()) {
            url(url);
        } else {
            service(service);
        }
    }

    private static void url(Value url) {
        Optional<WebAddress> address = WebAddress.parse(url.text());
        if (address.isEmpty()) {
            url.required("it must be a URL such as https://host/path");
            return;
        }
        if (address.get().user()) {
            url.forbidden("must not hold a user or password"); // and this must not be repeated
            return;
        }
        if (!address.get().scheme().equals("https")) {
            url.invalid("must begin with https://");
        }
        if (address.get().host().isEmpty()) {
            url.invalid("must name a host");
        }
        if (!address.get().fragment().isEmpty()) {
            url.invalid("must not have a fragment (#...)");
        }
        if (!address.get().query().isEmpty()) {
            url.invalid("must not have a query (?...)");
        }
    }

    private static void service(Value service) {
        // kube-apiserver takes the two for each other: it reports an absent name at namespace, and the other way round
        if (service.field("name").isEmpty()) {
            service.field("namespace").required("it is service.name that is empty; kube-apiserver names the other one");
        }
        if (service.field("namespace").isEmpty()) {
            service.field("name").required("it is service.namespace that is empty; kube-apiserver names the other one");
        }
        if (service.field("port").isPresent()) {
            service.field("port").within(1, 65_535);
        }
        path(service.field("path"));
    }

    private static void path(Value path) {
        String text = path.text();
        if (text.isEmpty() || text.equals("/")) {
            return;
        }
        if (!text.startsWith("/")) {
            path.invalid("must begin with \"/\"");
        }
        String steps = text.substring(1);
        List<String> all =
                List.of((steps.endsWith("/") ? steps.substring(0, steps.length() - 1) : steps).split("/", -1));
        if (!all.stream().allMatch(TextForm.SUBDOMAIN::fits)) {
            path.invalid("must have lower-case letters, digits, dashes and dots between its slashes");
        }
    }
}
