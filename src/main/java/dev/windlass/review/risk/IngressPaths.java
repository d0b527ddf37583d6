package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an Ingress serves, and how. */
final class IngressPaths {
    static final String ANY = "every host";

    private IngressPaths() {}

    /**
     * One path of a host.
     *
     * @param path {@code /} for the whole host
     * @param isExact whether nothing below the path comes here
     */
    record Path(String host, String path, boolean isExact) {
        /** Whether all that comes to another path comes here too. */
        boolean covers(Path other) {
            if (!host.equals(other.host) && !host.equals(ANY)) {
                return false;
            }
            if (isExact) {
                return other.isExact && path.equals(other.path);
            }
            return (other.folder() + '/').startsWith(folder() + '/');
        }

        /** Whether it is the same path, whatever its type. */
        boolean isAt(Path other) {
            return host.equals(other.host) && folder().equals(other.folder());
        }

        private String folder() {
            String plain = path.endsWith("*") ? path.substring(0, path.length() - 1) : path;
            return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        }

        @Override
        public String toString() {
            return path.equals("/") || path.equals("/*") ? host : host + path;
        }
    }

    /** A path as an Ingress has it; the controller of GKE takes one of no type for that path alone unless it ends in {@code *}. */
    static Path path(StoredObject ingress, View rule, View path) {
        String text = path.text("path").orElse("/");
        String type = path.text("pathType").orElse("ImplementationSpecific");
        boolean isPlain = !text.endsWith("*") && !text.equals("/");
        boolean isExact = type.equals("Exact")
                || (type.equals("ImplementationSpecific")
                        && isPlain
                        && className(ingress).startsWith("gce"));
        return new Path(rule.text("host").orElse(ANY), text, isExact);
    }

    static List<Path> of(StoredObject ingress) {
        List<Path> paths = new ArrayList<>();
        View spec = View.of(ingress).field("spec");
        if (spec.field("defaultBackend").isPresent()) {
            paths.add(new Path(ANY, "/", false));
        }
        for (View rule : spec.items("rules")) {
            String host = rule.text("host").orElse(ANY);
            List<View> of = rule.items("http", "paths");
            if (of.isEmpty()) {
                paths.add(new Path(host, "/", false));
            }
            of.forEach(p -> paths.add(path(ingress, rule, p)));
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
