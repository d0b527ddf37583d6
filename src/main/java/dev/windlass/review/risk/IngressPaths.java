package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an Ingress serves, and how. */
final class IngressPaths {
    private static final String ANY = "every host";

    private IngressPaths() {}

    /**
     * One path of a host.
     *
     * @param path {@code /} for the whole host
     */
    record Path(String host, String path) {
        /** Whether a request to another path comes here too. */
        boolean covers(Path other) {
            String folder = path.endsWith("/") ? path : path + '/';
            return (host.equals(other.host) || host.equals(ANY)) && (other.path + '/').startsWith(folder);
        }

        @Override
        public String toString() {
            return path.equals("/") || path.equals("/*") ? host : host + path;
        }
    }

    static List<Path> of(StoredObject ingress) {
        List<Path> paths = new ArrayList<>();
        View spec = View.of(ingress).field("spec");
        if (spec.field("defaultBackend").isPresent()) {
            paths.add(new Path(ANY, "/"));
        }
        for (View rule : spec.items("rules")) {
            String host = rule.text("host").orElse(ANY);
            List<View> of = rule.items("http", "paths");
            if (of.isEmpty()) {
                paths.add(new Path(host, "/"));
            }
            of.forEach(p -> paths.add(new Path(host, p.text("path").orElse("/"))));
        }
        return paths;
    }

    /** The name of its class, in either place. */
    static String className(StoredObject ingress) {
        View root = View.of(ingress);
        Optional<String> field = root.text("spec", "ingressClassName");
        return field.or(() -> root.text("metadata", "annotations", "kubernetes.io/ingress.class"))
                .orElse("the default class");
    }

    /** Whether it is served within a private network only (the GKE class {@code gce-internal}). */
    static boolean isInternal(StoredObject ingress) {
        return className(ingress).contains("internal");
    }

    /** Whether what it serves is encrypted. */
    static boolean isEncrypted(StoredObject ingress) {
        View root = View.of(ingress);
        View annotations = root.field("metadata", "annotations");
        return !root.items("spec", "tls").isEmpty()
                || annotations.field("networking.gke.io/managed-certificates").isPresent()
                || annotations
                        .field("ingress.gcp.kubernetes.io/pre-shared-cert")
                        .isPresent();
    }
}
