package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.check.schema.Quantity;
import dev.windlass.tree.FieldPath;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The resources of a pod as a whole (PodLevelResources, since 1.34), beside those of its containers. */
final class PodResourceRules {
    private static final List<String> KNOWN = List.of("cpu", "hugepages-", "memory");

    private PodResourceRules() {}

    static void check(PodParts pod) {
        Value resources = pod.spec().field("resources");
        for (String list : List.of("limits", "requests")) {
            for (Entry e : resources.field(list).entries()) {
                name(e);
            }
        }
        ResourceRules.amounts(resources);
        if (resources.field("claims").size() > 0) {
            resources.field("claims").forbidden("must be set on containers, not on the pod");
        }
        requests(pod, resources);
        pages(pod, resources.field("limits"));
        limits(pod, resources);
    }

    private static void name(Entry e) {
        Value at = e.value().at(e.keyOrigin());
        if (!TextForm.LABEL_KEY.fits(e.key())) {
            at.invalid("has the name \"" + e.key() + "\", which is not " + TextForm.LABEL_KEY.description());
        } else if (!e.key().equals("cpu") && !e.key().equals("memory") && !ResourceNames.isHugePages(e.key())) {
            at.notSupported(KNOWN);
        }
    }

    private static void requests(PodParts pod, Value resources) {
        Map<String, BigDecimal> needed = aggregate(pod, "requests");
        Value requests = resources.field("requests");
        for (Entry e : requests.entries()) {
            notBelow(e.value(), e.value(), needed.get(e.key()), "requests");
        }
        if (pod.isPod()) {
            for (Entry e : resources.field("limits").entries()) {
                if (requests.key(e.key()).isAbsent()) {
                    implied(e, requests, needed.get(e.key()));
                }
            }
        }
    }

    /** Of a Pod with a limit and no request kube-apiserver takes what the containers ask for; of pages, the limit. */
    private static void implied(Entry limit, Value requests, @Nullable BigDecimal needed) {
        if (ResourceNames.isHugePages(limit.key())) {
            notBelow(limit.value(), requests.key(limit.key()), needed, "requests");
        } else if (needed != null
                && KNOWN.contains(limit.key())
                && limit.value()
                        .quantity()
                        .map(q -> q.value().compareTo(needed) < 0)
                        .orElse(false)) {
            requests.at(limit.value().origin())
                    .invalid("of the containers come to "
                            + needed.stripTrailingZeros().toPlainString() + " of " + limit.key()
                            + ", more than the pod's limit");
        }
    }

    private static void pages(PodParts pod, Value limits) {
        Map<String, BigDecimal> needed = aggregate(pod, "limits");
        for (Entry e : limits.entries()) {
            if (ResourceNames.isHugePages(e.key())) {
                notBelow(e.value(), e.value(), needed.get(e.key()), "limits");
            }
        }
    }

    private static void notBelow(Value amount, Value reported, @Nullable BigDecimal least, String list) {
        if (least != null
                && amount.quantity().map(q -> q.value().compareTo(least) < 0).orElse(false)) {
            reported.at(amount.origin())
                    .invalid("must be no less than the " + list + " of the containers together, which are "
                            + least.stripTrailingZeros().toPlainString());
        }
    }

    private static void limits(PodParts pod, Value resources) {
        FieldPath path = resources.path().field("containers"); // so the server names the place
        int index = 0;
        for (Value container : pod.spec().field("containers").items()) {
            for (Entry e : container.field("resources", "limits").entries()) {
                Value whole = resources.field("limits").key(e.key());
                if (whole.quantity().isPresent()
                        && e.value()
                                .quantity()
                                .map(q -> q.compareTo(whole.quantity().get()) > 0)
                                .orElse(false)) {
                    e.value()
                            .reportedAs(path.index(index).key(e.key()).field("limits"))
                            .invalid("must be no more than the pod's limit of "
                                    + whole.quantity().get());
                }
            }
            index++;
        }
    }

    /** What the pod needs at the most at any time: while an init container runs, or afterwards. */
    private static Map<String, BigDecimal> aggregate(PodParts pod, String list) {
        Map<String, BigDecimal> running = new LinkedHashMap<>();
        for (Value c : pod.spec().field("containers").items()) {
            add(running, amounts(c, list));
        }
        Map<String, BigDecimal> sidecars = new LinkedHashMap<>();
        Map<String, BigDecimal> starting = new LinkedHashMap<>();
        for (Value c : pod.spec().field("initContainers").items()) {
            Map<String, BigDecimal> own = amounts(c, list);
            if (RestartRules.isSidecar(c)) {
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

    private static Map<String, BigDecimal> amounts(Value container, String list) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        for (Entry e : container.field("resources", list).entries()) {
            e.value().quantity().map(Quantity::value).ifPresent(v -> amounts.put(e.key(), v));
        }
        return amounts;
    }

    private static void add(Map<String, BigDecimal> sums, Map<String, BigDecimal> more) {
        more.forEach((name, amount) -> sums.merge(name, amount, BigDecimal::add));
    }
}
