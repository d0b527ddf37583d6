package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Services that Ingresses lead to. */
final class Backends {
    private Backends() {}

    /**
     * That an Ingress leads to a Service.
     *
     * @param port the Service's, by number or name
     */
    record Backend(StoredObject ingress, String service, String port) {
        boolean isAt(ServicePort p) {
            return port.equals(p.name()) || port.equals(Long.toString(p.number()));
        }
    }

    /** What an Ingress leads to, in order. */
    static List<Backend> of(StoredObject ingress) {
        List<Backend> found = new ArrayList<>();
        View spec = View.of(ingress).field("spec");
        of(ingress, spec.field("defaultBackend")).ifPresent(found::add);
        for (View rule : spec.items("rules")) {
            for (View path : rule.items("http", "paths")) {
                of(ingress, path.field("backend")).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Backend> of(StoredObject ingress, View backend) {
        View service = backend.field("service");
        return service.text("name")
                .map(n -> new Backend(
                        ingress,
                        n,
                        service.text("port", "name")
                                .or(() -> service.text("port", "number"))
                                .orElse("")));
    }
}
