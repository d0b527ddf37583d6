package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.Locale;
import java.util.Map;

/** Whether and how a Service is reached from outside its cluster. */
final class PublicService {
    /** What makes a load balancer one of the private network, by cloud (their references of Service annotations). */
    private static final Map<String, String> INTERNAL = Map.of(
            "networking.gke.io/load-balancer-type", "internal",
            "cloud.google.com/load-balancer-type", "internal",
            "service.beta.kubernetes.io/aws-load-balancer-internal", "true",
            "service.beta.kubernetes.io/aws-load-balancer-scheme", "internal",
            "service.beta.kubernetes.io/azure-load-balancer-internal", "true");

    private PublicService() {}

    static String type(StoredObject service) {
        return View.of(service).text("spec", "type").orElse("ClusterIP");
    }

    static boolean isInternal(StoredObject service) {
        Map<String, String> annotations = View.of(service).pairs("metadata", "annotations");
        return INTERNAL.entrySet().stream()
                .anyMatch(i -> annotations
                        .getOrDefault(i.getKey(), "")
                        .toLowerCase(Locale.ROOT)
                        .equals(i.getValue()));
    }

    /** By a load balancer that is not an internal one, a port of the machines, or an address of its own. */
    static boolean is(StoredObject service) {
        return switch (type(service)) {
            case "LoadBalancer" -> !isInternal(service);
            case "NodePort" -> true;
            default -> !View.of(service).field("spec", "externalIPs").isEmpty();
        };
    }
}
