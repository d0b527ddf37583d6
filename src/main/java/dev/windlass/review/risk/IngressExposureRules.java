package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An Ingress serves a host or path that nobody served, or serves what it did with less around it: unencrypted, to everyone, or without asking
 * who it is.
 */
final class IngressExposureRules implements RiskRule {
    /** Annotations that limit who gets through, of ingress-nginx, HAProxy, Traefik, AWS and GKE. */
    private static final Pattern GUARD = Pattern.compile(
            ".*/(auth-(url|type|secret|tls-secret|tls-verify-client)|router\\.middlewares|wafv2-acl-arn|security-groups"
                    + "|enable-modsecurity|satisfy)");
    /** Those that list the addresses that get through. */
    private static final Pattern LISTED =
            Pattern.compile(".*/(whitelist-source-range|allowlist-source-range|white-?list|inbound-cidrs)");

    /** Those that lead elsewhere than the paths say, of ingress-nginx and HAProxy. */
    private static final Pattern LEADS = Pattern.compile(
            ".*/(rewrite-target|path-rewrite|app-root|server-alias|upstream-vhost"
                    + "|use-regex|default-backend|(auth|configuration|server|stream|backend-config|frontend-config)-snippet)");

    private static final String ALLOW_HTTP = "kubernetes.io/ingress.allow-http";

    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.object().kind().equals("BackendConfig")
                || change.object().kind().equals("GCPBackendPolicy")) {
            return change.before().isPresent() ? backend(change, around.after(change)) : List.of();
        }
        if (!change.object().kind().equals("Ingress") || change.after().isEmpty()) {
            return List.of();
        }
        StoredObject is = change.after().get();
        List<Hazard> hazards = new ArrayList<>(served(change.before(), is, around.before(change)));
        change.before().ifPresent(was -> {
            encryption(was, is).ifPresent(hazards::add);
            guards(was, is).ifPresent(hazards::add);
            leads(was, is).ifPresent(hazards::add);
            if (IngressPaths.isInternal(was) && !IngressPaths.isInternal(is)) {
                hazards.add(new Hazard(
                        Risk.EXPOSURE,
                        Named.the(is) + " gets a public address: its class was " + IngressPaths.className(was)
                                + " and is " + IngressPaths.className(is)));
            }
        });
        return hazards;
    }

    private static List<Hazard> served(Optional<StoredObject> was, StoredObject is, Scene before) {
        List<IngressPaths.Path> known = new ArrayList<>();
        before.ofKind("Ingress").stream()
                .filter(i -> IngressPaths.isInternal(is)
                        || !IngressPaths.isInternal(i)
                        || was.filter(i::equals).isPresent())
                .forEach(i -> known.addAll(IngressPaths.of(i)));
        List<String> fresh = IngressPaths.of(is).stream()
                .filter(p -> known.stream().noneMatch(k -> k.covers(p)))
                .map(p -> isWidened(p, known) ? p + " with all below it" : p.toString())
                .distinct()
                .toList();
        String where = IngressPaths.isInternal(is) ? " in the private network" : " to the internet";
        return fresh.isEmpty()
                ? List.of()
                : List.of(new Hazard(
                        Risk.EXPOSURE,
                        Named.list(fresh) + (fresh.size() == 1 ? " is" : " are") + " served" + where + " by "
                                + Named.the(is)));
    }

    private static boolean isWidened(IngressPaths.Path path, List<IngressPaths.Path> known) {
        return known.contains(new IngressPaths.Path(path.host(), path.path(), true));
    }

    private static Optional<Hazard> encryption(StoredObject was, StoredObject is) {
        if (IngressPaths.isEncrypted(was) && !IngressPaths.isEncrypted(is)) {
            return Optional.of(new Hazard(
                    Risk.EXPOSURE, Named.the(is) + " is no longer encrypted: its certificate is taken away"));
        }
        List<String> hosts = new ArrayList<>(encrypted(was));
        hosts.removeAll(encrypted(is));
        hosts.retainAll(
                IngressPaths.of(is).stream().map(IngressPaths.Path::host).toList());
        if (!hosts.isEmpty()) {
            return Optional.of(new Hazard(Risk.EXPOSURE, Named.list(hosts) + " is no longer encrypted (spec.tls)"));
        }
        boolean refused = View.of(was)
                .text("metadata", "annotations", ALLOW_HTTP)
                .filter("false"::equals)
                .isPresent();
        boolean refuses = View.of(is)
                .text("metadata", "annotations", ALLOW_HTTP)
                .filter("false"::equals)
                .isPresent();
        return refused && !refuses
                ? Optional.of(new Hazard(
                        Risk.EXPOSURE, Named.the(is) + " answers without encryption too (" + ALLOW_HTTP + ")"))
                : Optional.empty();
    }

    private static List<String> encrypted(StoredObject ingress) {
        return View.of(ingress).items("spec", "tls").stream()
                .flatMap(t -> t.texts("hosts").stream())
                .toList();
    }

    private static Optional<Hazard> guards(StoredObject was, StoredObject is) {
        View old = View.of(was).field("metadata", "annotations");
        View now = View.of(is).field("metadata", "annotations");
        List<String> changed = old.pairs().keySet().stream()
                .filter(k -> isWeaker(k, old.text(k).orElse(""), now.text(k).filter(v -> !v.isBlank())))
                .toList();
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        boolean isGone = changed.stream().anyMatch(k -> now.field(k).isAbsent());
        return Optional.of(new Hazard(
                Risk.EXPOSURE,
                Named.the(is) + (isGone ? " no longer limits" : " limits differently") + " who gets through ("
                        + Named.list(changed) + ")"));
    }

    private static Optional<Hazard> leads(StoredObject was, StoredObject is) {
        Map<String, String> old = View.of(was).pairs("metadata", "annotations");
        Map<String, String> now = View.of(is).pairs("metadata", "annotations");
        Set<String> changed = new TreeSet<>(old.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(k -> !LEADS.matcher(k).matches() || Objects.equals(old.get(k), now.get(k)));
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hazard(
                        Risk.EXPOSURE,
                        Named.the(is) + " may serve other hosts, or other paths of its pods ("
                                + Named.list(List.copyOf(changed)) + ")"));
    }

    private static boolean isWeaker(String key, String was, Optional<String> is) {
        if (LISTED.matcher(key).matches()) {
            List<AddressRange> had = ranges(was);
            return is.isEmpty()
                    || ranges(is.get()).stream().anyMatch(r -> had.stream().noneMatch(h -> h.contains(r)));
        }
        return GUARD.matcher(key).matches() && !is.equals(Optional.of(was));
    }

    private static List<AddressRange> ranges(String list) {
        return Stream.of(list.split(",", -1))
                .flatMap(r -> AddressRange.of(r.strip()).stream())
                .toList();
    }

    /** Who is asked before a load balancer of GKE lets anyone through. */
    private static List<Hazard> backend(ResourceChange change, Scene after) {
        View was = View.of(change.before()).field("spec");
        View is = View.of(change.after()).field("spec");
        List<Hazard> hazards = new ArrayList<>();
        boolean used = change.after().isPresent() || after.doors().stream().anyMatch(d -> !d.isOfService());
        boolean isMoved = change.after().isPresent()
                && !View.of(change.before())
                        .field("spec", "targetRef")
                        .equals(View.of(change.after()).field("spec", "targetRef"));
        if (isMoved && (isAsked(was) || policy(was).isPresent())) {
            hazards.add(new Hazard(
                    Risk.EXPOSURE,
                    Named.the(change.object()) + " holds for another Service, and no longer for the one that it held"
                            + " for"));
        }
        if (used && isAsked(was) && !isAsked(is)) {
            hazards.add(new Hazard(Risk.EXPOSURE, Named.the(change.object()) + " no longer asks who it is (IAP)"));
        }
        Optional<String> policy = policy(was);
        if (used && policy.isPresent() && !policy.equals(policy(is))) {
            hazards.add(new Hazard(
                    Risk.EXPOSURE,
                    Named.the(change.object()) + " gets another security policy (" + policy.get() + " → "
                            + policy(is).orElse("none") + ")"));
        }
        return hazards;
    }

    private static boolean isAsked(View spec) {
        return spec.isTrue("iap", "enabled") || spec.isTrue("default", "iap", "enabled");
    }

    private static Optional<String> policy(View spec) {
        return spec.text("securityPolicy", "name").or(() -> spec.text("default", "securityPolicy"));
    }
}
