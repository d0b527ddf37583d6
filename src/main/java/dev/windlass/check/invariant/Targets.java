package dev.windlass.check.invariant;

import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What resources name is there: rendered in the same cluster, made from what is rendered, or part of every cluster. */
final class Targets implements Invariant {
    @Override
    public List<Diagnostic> check(ClusterIndex cluster) {
        Provided provided = Provided.by(cluster);
        List<Diagnostic> findings = new ArrayList<>();
        for (Resource resource : cluster.resources()) {
            for (Reference reference : References.of(resource, cluster.pods(resource))) {
                if (!provided.has(reference)) {
                    findings.add(missing(reference, provided));
                }
            }
        }
        for (Resource ingress : cluster.ofKind("Ingress")) {
            Site root = Site.root(ingress);
            root.field("spec", "defaultBackend", "service").ifPresent(s -> port(cluster, s, findings));
            for (Site rule : root.items("spec", "rules")) {
                for (Site path : rule.items("http", "paths")) {
                    path.field("backend", "service").ifPresent(s -> port(cluster, s, findings));
                }
            }
        }
        return findings;
    }

    private static Diagnostic missing(Reference reference, Provided provided) {
        String in = reference.namespace().isEmpty() ? "" : " in namespace \"" + reference.namespace() + '"';
        String message = reference.site().path() + " names the " + reference.kind() + " \"" + reference.name()
                + "\", which nothing" + in + " provides";
        Diagnostic finding = reference.site().error(Code.MISSING_TARGET, message);
        Optional<String> nearest = Nearest.to(reference.name(), provided.names(reference));
        return nearest.map(n -> finding.help("did you mean \"" + n + "\"?")).orElse(finding);
    }

    /** Whether the Service that an Ingress names has the port that it names. */
    private static void port(ClusterIndex cluster, Site backend, List<Diagnostic> findings) {
        String namespace = backend.resource().namespace().orElse("");
        Optional<Resource> service =
                backend.text("name").flatMap(n -> cluster.find(new ClusterIndex.Identity("", "Service", namespace, n)));
        if (service.isEmpty()) {
            return; // that the Service is missing is said already
        }
        List<Site> ports = Site.root(service.get()).items("spec", "ports");
        backend.field("port", "name").ifPresent(p -> {
            if (ports.stream().noneMatch(o -> o.text("name").equals(p.text()))) {
                findings.add(noPort(p, p.text().orElse(""), service.get()));
            }
        });
        backend.field("port", "number").ifPresent(p -> {
            if (ports.stream().noneMatch(o -> o.field("port").map(Site::number).equals(Optional.of(p.number())))) {
                findings.add(noPort(p, p.node().toString(), service.get()));
            }
        });
    }

    private static Diagnostic noPort(Site port, String name, Resource service) {
        String message =
                port.path() + " names the port " + name + ", which Service \"" + service.name() + "\" does not have";
        Site root = Site.root(service);
        return port.error(
                Code.MISSING_TARGET,
                message,
                "its ports",
                root.field("spec", "ports").orElse(root));
    }
}
