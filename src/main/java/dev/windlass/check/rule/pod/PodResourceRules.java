package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import java.math.BigDecimal;
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
        Map<String, BigDecimal> needed = totals(pod, "requests");
        Value requests = resources.field("requests");
        for (Entry e : requests.entries()) {
            notBelow(e.value(), needed.get(e.key()), "requests");
        }
    }

    private static void pages(PodParts pod, Value limits) {
        Map<String, BigDecimal> needed = totals(pod, "limits");
        for (Entry e : limits.entries()) {
            if (ResourceNames.isHugePages(e.key())) {
                notBelow(e.value(), needed.get(e.key()), "limits");
            }
        }
    }

    private static void notBelow(Value amount, @Nullable BigDecimal least, String list) {
        if (least != null
                && amount.quantity().map(q -> q.value().compareTo(least) < 0).orElse(false)) {
            amount.invalid("must be no less than the " + list + " of the containers together, which are "
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

    private static Map<String, BigDecimal> totals(PodParts pod, String list) {
        return pod.spec().node().orElse(null) instanceof Mapping m ? PodTotals.of(m, list) : Map.of();
    }
}
