package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where requests come in from outside, and the Service that they are led to: a path of an Ingress or a route, or a port of a public Service.
 *
 * @param of what it is a door of
 * @param path of a Service, its name and port
 * @param conditions what else a request must have, as it stands in a route; empty where it is nothing
 * @param service the name of the Service behind it
 * @param port the Service's, by number or name; empty for all
 */
record Door(
        StoredObject of,
        boolean isInternal,
        IngressPaths.Path path,
        String conditions,
        Optional<String> namespace,
        String service,
        String port) {
    private static final List<String> ROUTES = List.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute");

    /** Whether an object leads to Services by hosts and matches, as the Gateway API has it. */
    static boolean isRoute(StoredObject object) {
        return ROUTES.contains(object.kind());
    }

    /** All that there are on one side. */
    static List<Door> all(Scene scene) {
        List<Door> doors = new ArrayList<>();
        scene.ofKind("Ingress").forEach(i -> doors.addAll(ofIngress(i)));
        for (String kind : ROUTES) {
            scene.ofKind(kind).forEach(r -> doors.addAll(ofRoute(r, scene)));
        }
        scene.ofKind("Service").stream().filter(PublicService::is).forEach(s -> doors.addAll(ofService(s)));
        return doors;
    }

    /** Whether whoever comes through another one could come through this one too. */
    boolean covers(Door other) {
        boolean isSame = Scene.Identity.of(of).equals(Scene.Identity.of(other.of));
        boolean isSeen = isSame || other.isInternal || !isInternal;
        return isSeen
                && (isSame || !path.host().equals(IngressPaths.ANY) || isBeside(other))
                && path.covers(other.path)
                && (conditions.isEmpty() || conditions.equals(other.conditions))
                && isOfService() == other.isOfService();
    }

    /** Whether every host means the same for both: that depends on what they are attached to. */
    private boolean isBeside(Door other) {
        return of.kind().equals(other.of.kind())
                && View.of(of)
                        .field("spec", "parentRefs")
                        .equals(View.of(other.of).field("spec", "parentRefs"));
    }

    /** Whether it is one of a public Service itself. */
    boolean isOfService() {
        return of.kind().equals("Service");
    }

    /** Whether it leads to a port of its Service. */
    boolean isAt(ServicePort p) {
        return port.isEmpty() || port.equals(p.name()) || port.equals(Long.toString(p.number()));
    }

    private static List<Door> ofService(StoredObject service) {
        return ServicePort.of(service).stream()
                .map(p -> new Door(
                        service,
                        false,
                        new IngressPaths.Path(
                                service.namespace().orElse("") + '/' + service.name(),
                                p.protocol() + '/' + p.number(),
                                true),
                        "",
                        service.namespace(),
                        service.name(),
                        Long.toString(p.number())))
                .toList();
    }

    private static List<Door> ofIngress(StoredObject ingress) {
        List<Door> doors = new ArrayList<>();
        View spec = View.of(ingress).field("spec");
        add(doors, ingress, new IngressPaths.Path(IngressPaths.ANY, "/", false), spec.field("defaultBackend"));
        for (View rule : spec.items("rules")) {
            for (View path : rule.items("http", "paths")) {
                add(doors, ingress, IngressPaths.path(ingress, rule, path), path.field("backend"));
            }
        }
        return doors;
    }

    private static void add(List<Door> doors, StoredObject ingress, IngressPaths.Path path, View backend) {
        View service = backend.field("service");
        service.text("name")
                .ifPresent(name -> doors.add(new Door(
                        ingress,
                        IngressPaths.isInternal(ingress),
                        path,
                        "",
                        ingress.namespace(),
                        name,
                        service.text("port", "name")
                                .or(() -> service.text("port", "number"))
                                .orElse(""))));
    }

    /** What a route lets in and where that goes; a match without a Service behind it, as a redirect is, is none. */
    static List<Door> ofRoute(StoredObject route, Scene scene) {
        List<Door> doors = new ArrayList<>();
        View spec = View.of(route).field("spec");
        boolean isInternal = isInternal(route, scene);
        List<String> named = spec.texts("hostnames");
        for (String host : named.isEmpty() ? List.of(IngressPaths.ANY) : named) {
            for (View rule : spec.items("rules")) {
                List<View> backends = new ArrayList<>(rule.items("backendRefs"));
                rule.items("filters").forEach(f -> {
                    if (f.field("requestMirror", "backendRef").isPresent()) {
                        backends.add(f.field("requestMirror", "backendRef"));
                    }
                });
                List<View> matches = rule.items("matches");
                for (View match : matches.isEmpty() ? List.of(View.NOTHING) : matches) {
                    for (View backend : backends) {
                        doors.add(new Door(
                                route,
                                isInternal,
                                path(host, match),
                                conditions(match),
                                backend.text("namespace").or(() -> route.namespace()),
                                backend.text("name").orElse(""),
                                backend.text("port").orElse("")));
                    }
                }
            }
        }
        return doors;
    }

    private static IngressPaths.Path path(String host, View match) {
        Optional<String> service = match.text("method", "service");
        if (service.isPresent()) {
            Optional<String> method = match.text("method", "method");
            return new IngressPaths.Path(
                    host, '/' + service.get() + method.map(m -> '/' + m).orElse(""), method.isPresent());
        }
        String type = match.text("path", "type").orElse("PathPrefix");
        String value = match.text("path", "value").orElse("/");
        return type.equals("RegularExpression")
                ? new IngressPaths.Path(host, "the pattern " + value, true)
                : new IngressPaths.Path(host, value, type.equals("Exact"));
    }

    private static String conditions(View match) {
        StringBuilder text = new StringBuilder();
        for (String field : List.of("headers", "queryParams", "method")) {
            View of = match.field(field);
            if (of.isPresent() && (!field.equals("method") || of.text().isPresent())) {
                text.append(field).append(' ').append(text(of)).append(' ');
            }
        }
        return text.toString();
    }

    private static String text(View of) {
        return of.text()
                .orElseGet(() -> of.items().stream()
                        .map(i -> i.pairs().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .toList()
                                .toString())
                        .sorted()
                        .toList()
                        .toString());
    }

    /** Whether all Gateways of a route are known, and of the private network. */
    private static boolean isInternal(StoredObject route, Scene scene) {
        List<View> parents = View.of(route).items("spec", "parentRefs");
        return !parents.isEmpty()
                && parents.stream()
                        .allMatch(p -> scene.find(
                                        "Gateway",
                                        p.text("namespace").or(() -> route.namespace()),
                                        p.text("name").orElse(""))
                                .filter(g -> isOfPrivateNetwork(g))
                                .isPresent());
    }

    /** Whether a Gateway is reached within a private network only, by its class. */
    static boolean isOfPrivateNetwork(StoredObject gateway) {
        return View.of(gateway)
                .text("spec", "gatewayClassName")
                .filter(c -> c.contains("internal") || c.contains("rilb"))
                .isPresent();
    }

    /** Such as {@code a.example.com/x}. */
    @Override
    public String toString() {
        return path.toString();
    }
}
