package dev.windlass.review.risk;

import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A route of the Gateway API lets in more hosts, paths or requests, from more Gateways, or with less in between. */
final class RouteExposureRules implements RiskRule {
    @Override
    public List<Hazard> assess(ResourceChange change, Surroundings around) {
        if (change.after().isEmpty() || !Door.isRoute(change.object())) {
            return List.of();
        }
        StoredObject is = change.after().get();
        List<Hazard> hazards = new ArrayList<>();
        List<String> hosts = new ArrayList<>(View.of(is).texts("spec", "hostnames"));
        hosts.removeAll(View.of(change.before()).texts("spec", "hostnames"));
        boolean isAny = View.of(is).texts("spec", "hostnames").isEmpty()
                && (change.before().isEmpty()
                        || !View.of(change.before()).texts("spec", "hostnames").isEmpty());
        if (!hosts.isEmpty() || isAny) {
            hazards.add(new Hazard(
                    Risk.EXPOSURE,
                    (isAny ? "every host of its Gateway" : Named.list(hosts)) + " leads to " + Named.the(is)));
        } else {
            served(is, around.before(change), around.after(change), hazards);
        }
        change.before().ifPresent(was -> {
            gateways(was, is, hazards);
            filters(was, is, hazards);
        });
        return hazards;
    }

    private static void served(StoredObject is, Scene before, Scene after, List<Hazard> hazards) {
        List<String> fresh = Door.ofRoute(is, after).stream()
                .filter(d -> before.doors().stream().noneMatch(b -> b.covers(d)))
                .map(d -> d.toString())
                .distinct()
                .toList();
        if (!fresh.isEmpty()) {
            hazards.add(new Hazard(
                    Risk.EXPOSURE, "more requests to " + Named.list(fresh) + " are let in by " + Named.the(is)));
        }
    }

    private static void gateways(StoredObject was, StoredObject is, List<Hazard> hazards) {
        List<String> more = new ArrayList<>(parents(is));
        more.removeAll(parents(was));
        if (!more.isEmpty()) {
            hazards.add(new Hazard(
                    Risk.EXPOSURE, Named.the(is) + " is reached through a further Gateway: " + Named.list(more)));
        }
    }

    private static List<String> parents(StoredObject route) {
        return View.of(route).items("spec", "parentRefs").stream()
                .map(p -> p.text("namespace").map(n -> n + '/').orElse("")
                        + p.text("name").orElse("")
                        + p.text("sectionName").map(n -> '/' + n).orElse("")
                        + p.text("port").map(n -> ':' + n).orElse(""))
                .toList();
    }

    /** What stands between: filters of the Gateway that may ask who it is, and other paths or identities that the pods are told. */
    private static void filters(StoredObject was, StoredObject is, List<Hazard> hazards) {
        Set<View> old = filters(was, "ExtensionRef");
        Set<View> now = filters(is, "ExtensionRef");
        boolean isLess = old.stream().anyMatch(f -> !now.contains(f)) || unfiltered(is) > unfiltered(was);
        if (!old.isEmpty() && isLess) {
            hazards.add(new Hazard(
                    Risk.EXPOSURE,
                    Named.the(is) + " limits differently who gets through (the filters of the type ExtensionRef)"));
        }
        for (String type : List.of("URLRewrite", "RequestHeaderModifier")) {
            Set<View> more = new LinkedHashSet<>(filters(is, type));
            more.removeAll(filters(was, type));
            if (type.equals("RequestHeaderModifier")) {
                more.removeIf(f -> !isIdentity(f));
            }
            if (!more.isEmpty()) {
                hazards.add(new Hazard(
                        Risk.EXPOSURE,
                        Named.the(is) + " leads what it lets in to other paths of its pods, or with other rights ("
                                + type + ")"));
            }
        }
    }

    private static boolean isIdentity(View filter) {
        List<View> headers = new ArrayList<>(filter.items("requestHeaderModifier", "set"));
        headers.addAll(filter.items("requestHeaderModifier", "add"));
        return headers.stream()
                .map(h -> h.text("name").orElse("").toLowerCase(Locale.ROOT))
                .anyMatch(n -> n.matches(".*(auth|cookie|user|token|key|group|email|forwarded).*"));
    }

    private static Set<View> filters(StoredObject route, String type) {
        Set<View> found = new LinkedHashSet<>();
        for (View rule : View.of(route).items("spec", "rules")) {
            rule.items("filters").stream()
                    .filter(f -> f.text("type").filter(type::equals).isPresent())
                    .forEach(f -> found.add(f));
        }
        return found;
    }

    /** How many rules have no filter that may ask. */
    private static long unfiltered(StoredObject route) {
        return View.of(route).items("spec", "rules").stream()
                .filter(r -> r.items("filters").stream()
                        .noneMatch(f ->
                                f.text("type").filter("ExtensionRef"::equals).isPresent()))
                .count();
    }
}
