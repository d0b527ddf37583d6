package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.check.schema.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What containers ask for and may use, as in ValidateContainerResourceRequirements. */
final class ResourceRules {
    private ResourceRules() {}

    /**
     * The resources of a container.
     *
     * @param claims the names of the pod's resource claims
     */
    static void check(Value resources, Set<String> claims) {
        for (String list : List.of("limits", "requests")) {
            for (Entry e : resources.field(list).entries()) {
                name(e);
            }
        }
        amounts(resources);
        claims(resources.field("claims"), claims);
    }

    /** What a pod needs beside its containers, which is judged as if it were the limits of one. */
    static void overhead(Value overhead) {
        Value limits = overhead.reportedAs(overhead.path().field("limits"));
        for (Entry e : limits.entries()) {
            name(e);
            amount(e);
        }
        pages(overhead, List.of(limits));
    }

    /** Limits and requests, whatever names they may have. */
    static void amounts(Value resources) {
        Value limits = resources.field("limits");
        Value requests = resources.field("requests");
        limits.entries().forEach(ResourceRules::amount);
        for (Entry e : requests.entries()) {
            amount(e);
            request(e, requests, limits);
        }
        pages(resources, List.of(limits, requests));
    }

    private static void name(Entry e) {
        String name = e.key();
        Value at = e.value().at(e.keyOrigin());
        if (!TextForm.LABEL_KEY.fits(name)) {
            at.invalid("has the name \"" + name + "\", which is not " + TextForm.LABEL_KEY.description(), null);
        } else if (!ResourceNames.isOfContainers(name)) {
            at.invalid(
                    name.indexOf('/') < 0 ? "is nothing a container can ask for" : "is no name of an extended resource",
                    "known are cpu, memory, ephemeral-storage, hugepages-SIZE and names with a domain such as"
                            + " nvidia.com/gpu");
        }
    }

    private static void amount(Entry e) {
        Optional<Quantity> amount = e.value().quantity();
        if (amount.isEmpty()) {
            return; // the structure is wrong, which was said
        }
        if (amount.get().signum() < 0) {
            e.value().invalid("must not be negative");
        }
        if (ResourceNames.isExtended(e.key()) && !amount.get().isWhole()) {
            e.value().invalid("must be a whole number");
        }
        if (ResourceNames.isHugePages(e.key()) && !isMultiple(amount.get(), ResourceNames.pageSize(e.key()))) {
            e.value().invalid("must be a multiple of the page size " + ResourceNames.pageSize(e.key()));
        }
        if ((e.key().equals("memory") || e.key().equals("ephemeral-storage"))
                && amount.get().value().remainder(BigDecimal.ONE).signum() != 0) {
            e.value().warn("is a fraction of a byte; M stands for a million, m for a thousandth");
        }
    }

    private static boolean isMultiple(Quantity amount, String pageSize) {
        Optional<Quantity> size = Quantity.of(pageSize);
        if (size.isEmpty() || size.get().signum() <= 0 || !size.get().isWhole()) {
            return false;
        }
        BigInteger bytes = size.get().rounded();
        return amount.rounded().mod(bytes).signum() == 0;
    }

    /** Faults are reported at the whole list. */
    private static void request(Entry e, Value requests, Value limits) {
        Value limit = limits.key(e.key());
        Optional<Quantity> asked = e.value().quantity();
        Optional<Quantity> most = limit.quantity();
        boolean mayDiffer = ResourceNames.mayBeOvercommitted(e.key());
        if (limit.isAbsent()) {
            if (!mayDiffer) {
                limits.at(e.value().origin()).required("a request of " + e.key() + " needs a limit of the same amount");
            }
        } else if (asked.isPresent() && most.isPresent()) {
            int order = asked.get().compareTo(most.get());
            if (order != 0 && !mayDiffer) {
                requests.at(e.value().origin())
                        .invalid("must ask for as much " + e.key() + " as its limit of " + most.get());
            } else if (order > 0) {
                requests.at(e.value().origin())
                        .invalid("asks for " + asked.get() + " of " + e.key() + ", more than the limit of "
                                + most.get());
            }
        }
    }

    private static void pages(Value resources, List<Value> lists) {
        boolean hasPages = false;
        boolean hasOther = false;
        for (Value list : lists) {
            for (Entry e : list.entries()) {
                hasPages |= ResourceNames.isHugePages(e.key());
                hasOther |= e.key().equals("cpu") || e.key().equals("memory");
            }
        }
        if (hasPages && !hasOther) {
            resources.forbidden("must ask for cpu or memory where it asks for huge pages");
        }
    }

    /** A claim as a whole, or some of its requests. */
    private static void claims(Value used, Set<String> known) {
        Set<String> wholes = new HashSet<>();
        Set<String> parts = new HashSet<>();
        Set<String> touched = new HashSet<>();
        for (Value use : used.items()) {
            Value name = use.field("name");
            Value request = use.field("request");
            if (name.isEmpty()) {
                use.required("the name of a claim");
                continue;
            }
            boolean isNew = request.isEmpty()
                    ? wholes.add(name.text()) && !touched.contains(name.text())
                    : parts.add(name.text() + '/' + request.text()) && !wholes.contains(name.text());
            touched.add(name.text());
            if (!isNew) {
                use.duplicate();
            }
            if (!request.isEmpty()) {
                request.form(TextForm.LABEL);
            }
            if (!known.contains(name.text())) {
                use.at(name.origin()).notFound("one of the pod's resourceClaims");
            }
        }
    }
}
