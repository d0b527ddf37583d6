package dev.windlass.check.rule.pod;

import dev.windlass.check.schema.Quantity;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Scalar;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the containers of a pod ask for together, and what the pod's own resources then are, as
 * AggregateContainerRequests in k8s.io/component-helpers/resource and defaultPodRequests in
 * k8s.io/kubernetes/pkg/apis/core/v1.
 */
final class PodTotals {
    private static final String LIMITS = "limits";
    private static final String REQUESTS = "requests";

    private PodTotals() {}

    /**
     * What a pod needs at the most at any time: while an init container runs, or afterwards.
     *
     * @param list {@code limits} or {@code requests}
     */
    static Map<String, BigDecimal> of(Mapping spec, String list) {
        Map<String, BigDecimal> running = new LinkedHashMap<>();
        for (Node container : spec.sequence("containers").items()) {
            add(running, amounts(container, list));
        }
        Map<String, BigDecimal> sidecars = new LinkedHashMap<>();
        Map<String, BigDecimal> starting = new LinkedHashMap<>();
        for (Node container : spec.sequence("initContainers").items()) {
            Map<String, BigDecimal> own = amounts(container, list);
            if (container instanceof Mapping m
                    && m.text("restartPolicy").filter("Always"::equals).isPresent()) {
                add(running, own);
                add(sidecars, own);
                sidecars.forEach((name, amount) -> starting.merge(name, amount, BigDecimal::max));
            } else {
                add(own, sidecars);
                own.forEach((name, amount) -> starting.merge(name, amount, BigDecimal::max));
            }
        }
        starting.forEach((name, amount) -> running.merge(name, amount, BigDecimal::max));
        return running;
    }

    /** The resources of a Pod as a whole, with what follows from those of its containers where there are any. */
    static Mapping complete(Mapping resources, Mapping spec) {
        if (resources.mapping(LIMITS).isEmpty() && resources.mapping(REQUESTS).isEmpty()) {
            return resources;
        }
        Mapping.Builder limits = new Mapping.Builder().putAll(resources.mapping(LIMITS));
        of(spec, LIMITS).forEach((name, amount) -> {
            if (ResourceNames.isHugePages(name)
                    && resources.mapping(LIMITS).get(name) == null
                    && resources.mapping(REQUESTS).get(name) == null) {
                limits.put(name, text(amount, resources));
            }
        });
        Mapping all = limits.build(resources.origin());
        return all.isEmpty()
                ? resources
                : new Mapping.Builder()
                        .putAll(resources)
                        .put(LIMITS, all)
                        .put(REQUESTS, requests(resources, all, of(spec, REQUESTS)))
                        .build(resources.origin());
    }

    /** Of what containers ask for, their sum; else, as much as the limit. */
    private static Mapping requests(Mapping resources, Mapping limits, Map<String, BigDecimal> needed) {
        Mapping own = resources.mapping(REQUESTS);
        Mapping.Builder requests = new Mapping.Builder().putAll(own);
        needed.forEach((name, amount) -> {
            if (own.get(name) == null && isPlain(name)) {
                requests.put(name, text(amount, resources));
            }
        });
        limits.members().forEach((name, limit) -> {
            boolean isFilled = isPlain(name) && needed.containsKey(name);
            if (own.get(name) == null && !isFilled && (isPlain(name) || ResourceNames.isHugePages(name))) {
                requests.put(name, limit.value());
            }
        });
        return requests.build(own.isEmpty() ? resources.origin() : own.origin());
    }

    private static boolean isPlain(String name) {
        return name.equals("cpu") || name.equals("memory");
    }

    private static Node text(BigDecimal amount, Mapping around) {
        return new Scalar.Text(amount.stripTrailingZeros().toPlainString(), around.origin());
    }

    private static Map<String, BigDecimal> amounts(Node container, String list) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        if (container instanceof Mapping m) {
            m.mapping("resources")
                    .mapping(list)
                    .members()
                    .forEach((name, amount) -> quantity(amount.value()).ifPresent(q -> amounts.put(name, q.value())));
        }
        return amounts;
    }

    private static Optional<Quantity> quantity(Node node) {
        return switch (node) {
            case Scalar.Text t -> Quantity.of(t.value());
            case Scalar.Int i -> Optional.of(Quantity.of(i.value()));
            case Scalar.Real r -> Quantity.of(Double.toString(r.value()));
            default -> Optional.empty();
        };
    }

    private static void add(Map<String, BigDecimal> sums, Map<String, BigDecimal> more) {
        more.forEach((name, amount) -> sums.merge(name, amount, BigDecimal::add));
    }
}
