package dev.windlass.check.rule.network;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.ArrayList;
import java.util.List;

/** Where an Ingress leads to. */
final class IngressBackends {
    private IngressBackends() {}

    /** The names of all services that an Ingress' {@code spec} leads to. */
    static List<String> of(Value spec) {
        List<String> names = new ArrayList<>();
        names.add(spec.field("defaultBackend", "service", "name").text());
        for (Value rule : spec.field("rules").items()) {
            rule.field("http", "paths")
                    .items()
                    .forEach(
                            p -> names.add(p.field("backend", "service", "name").text()));
        }
        return names;
    }

    static void check(Value backend, TextForm serviceName) {
        Value resource = backend.field("resource");
        Value service = backend.field("service");
        if (resource.isPresent() && service.isPresent()) {
            backend.invalid("must not have both service and resource");
        } else if (resource.isPresent()) {
            ObjectReferences.check(resource);
        } else if (service.isPresent()) {
            if (service.field("name").needed()) {
                service.field("name").form(serviceName);
            }
            port(backend, service.field("port"));
        } else {
            backend.invalid("must have a service or a resource");
        }
    }

    /** The server reports at the backend, not at the port. */
    private static void port(Value backend, Value port) {
        boolean byName = !port.field("name").isEmpty();
        boolean byNumber = port.field("number").number() != 0;
        if (byName && byNumber) {
            backend.invalid("must not have both the name and the number of a port");
        } else if (byName) {
            port.field("name").form(TextForm.PORT_NAME);
        } else if (byNumber) {
            port.field("number").within(1, 65535);
        } else {
            backend.required("its service needs the name or the number of a port");
        }
    }
}
