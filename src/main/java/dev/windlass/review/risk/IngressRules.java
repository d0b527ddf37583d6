package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is reached from outside no longer is: hosts and paths of an Ingress or a route, its certificate, its address. */
final class IngressRules implements RiskRule {
    private static final List<String> ADDRESSES = List.of(
            "kubernetes.io/ingress.global-static-ip-name",
            "kubernetes.io/ingress.regional-static-ip-name",
            "networking.gke.io/static-ip");

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.before().isEmpty()) {
            return List.of();
        }
        StoredObject was = change.before().get();
        Scene after = around.after(change);
        return switch (was.kind()) {
            case "Ingress" -> ingress(was, change, around.before(change), after);
            case "ManagedCertificate", "Certificate" -> certificate(was, change.after(), after);
            case "HTTPRoute", "GRPCRoute", "TLSRoute" -> {
                List<String> gone = new ArrayList<>(View.of(was).texts("spec", "hostnames"));
                after.ofKind(was.kind()).forEach(r -> gone.removeAll(View.of(r).texts("spec", "hostnames")));
                yield gone.isEmpty() ? List.of() : List.of(unserved(gone));
            }
            default -> List.of();
        };
    }

    private static Hazard unserved(List<String> gone) {
        return new Hazard(Risk.OUTAGE, Named.list(gone) + (gone.size() == 1 ? " is" : " are") + " no longer served");
    }

    private static List<Hazard> ingress(StoredObject was, ResourceChange change, Scene before, Scene after) {
        List<Hazard> hazards = new ArrayList<>();
        List<IngressPaths.Path> served = after.ofKind("Ingress").stream()
                .flatMap(i -> IngressPaths.of(i).stream())
                .toList();
        List<String> gone = IngressPaths.of(was).stream()
                .filter(p -> served.stream().noneMatch(s -> s.isAt(p))
                        || served.stream().noneMatch(s -> s.covers(p)))
                .map(p -> p.toString())
                .distinct()
                .toList();
        if (!gone.isEmpty()) {
            hazards.add(unserved(gone));
        }
        if (change.after().isEmpty()) {
            return hazards;
        }
        StoredObject is = change.after().get();
        String oldClass = IngressPaths.className(was);
        String newClass = IngressPaths.className(is);
        if (!oldClass.equals(newClass)) {
            hazards.add(new Hazard(
                    Risk.OUTAGE,
                    Named.the(is) + " is served by another controller (" + oldClass + " → " + newClass
                            + "), at another address that names must be pointed to first"));
        }
        for (String address : ADDRESSES) {
            Optional<String> old = View.of(was).text("metadata", "annotations", address);
            Optional<String> now = View.of(is).text("metadata", "annotations", address);
            if (!old.equals(now)) {
                hazards.add(new Hazard(
                        Risk.OUTAGE,
                        Named.the(is) + " gets another address (" + old.orElse("any") + " → " + now.orElse("any")
                                + "), which names must be pointed to first"));
            }
        }
        lost(was, is, before, after).ifPresent(hazards::add);
        return hazards;
    }

    /** That a host leads to a Service without pods, and did lead to some. */
    private static Optional<Hazard> lost(StoredObject was, StoredObject is, Scene before, Scene after) {
        boolean answered = Backends.of(was).stream().allMatch(b -> leads(b, before));
        return !answered
                ? Optional.empty()
                : Backends.of(is).stream()
                        .filter(b -> !Backends.of(was).contains(new Backends.Backend(was, b.service(), b.port())))
                        .filter(b -> !leads(b, after))
                        .map(b -> new Hazard(
                                Risk.OUTAGE,
                                Named.the(is) + " leads to the port \"" + b.port() + "\" of the Service \""
                                        + b.service() + "\", where nothing answers"))
                        .findFirst();
    }

    private static boolean leads(Backends.Backend backend, Scene scene) {
        return scene.find("Service", backend.ingress().namespace(), backend.service())
                .filter(s -> ServicePort.of(s).stream().anyMatch(backend::isAt))
                .filter(s -> !scene.behind(s).isEmpty())
                .isPresent();
    }

    /** A certificate that no longer holds for a host that goes on. */
    private static List<Hazard> certificate(StoredObject was, Optional<StoredObject> is, Scene after) {
        String[] field =
                was.kind().equals("Certificate") ? new String[] {"spec", "dnsNames"} : new String[] {"spec", "domains"};
        List<String> dropped = new ArrayList<>(View.of(was).texts(field));
        dropped.removeAll(View.of(is).texts(field));
        after.ofKind(was.kind()).forEach(c -> dropped.removeAll(View.of(c).texts(field)));
        List<String> hosts = after.ofKind("Ingress").stream()
                .filter(IngressPaths::isEncrypted)
                .flatMap(i -> IngressPaths.of(i).stream())
                .map(IngressPaths.Path::host)
                .distinct()
                .filter(dropped::contains)
                .toList();
        return hosts.isEmpty()
                ? List.of()
                : List.of(new Hazard(
                        Risk.OUTAGE,
                        "no certificate holds for " + Named.list(hosts) + " any more, and browsers refuse it"));
    }
}
