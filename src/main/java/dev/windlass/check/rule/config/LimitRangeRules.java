package dev.windlass.check.rule.config;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.check.rule.Value.Entry;
import dev.windlass.check.rule.pod.ResourceNames;
import dev.windlass.check.schema.Quantity;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** LimitRange, as in ValidateLimitRange of k8s.io/kubernetes/pkg/apis/core/validation. */
public final class LimitRangeRules implements KindRules {
    private static final String CONTAINER = "Container";
    private static final String POD = "Pod";
    private static final String CLAIM = "PersistentVolumeClaim";
    private static final Set<String> TYPES = Set.of(POD, CONTAINER, CLAIM);

    /** For containers, what is not said follows from what is. */
    @Override
    public Mapping complete(Mapping object, int minor) {
        if (!(object.get("spec") instanceof Mapping spec) || !(spec.get("limits") instanceof Sequence limits)) {
            return object;
        }
        List<Node> completed = new ArrayList<>();
        for (Node item : limits.items()) {
            completed.add(
                    item instanceof Mapping m
                                    && m.text("type").filter(CONTAINER::equals).isPresent()
                            ? limit(m)
                            : item);
        }
        Mapping filled = new Mapping.Builder()
                .putAll(spec)
                .put("limits", new Sequence(completed, limits.origin()))
                .build(spec.origin());
        return new Mapping.Builder().putAll(object).put("spec", filled).build(object.origin());
    }

    private static Mapping limit(Mapping limit) {
        Mapping defaults = filled(limit.mapping("default"), limit.mapping("max"));
        Mapping requests = filled(filled(limit.mapping("defaultRequest"), defaults), limit.mapping("min"));
        Mapping.Builder completed = new Mapping.Builder().putAll(limit);
        if (!defaults.isEmpty()) {
            completed.put("default", defaults);
        }
        if (!requests.isEmpty()) {
            completed.put("defaultRequest", requests);
        }
        return completed.build(limit.origin());
    }

    private static Mapping filled(Mapping amounts, Mapping from) {
        Mapping.Builder filled = new Mapping.Builder().putAll(amounts);
        from.members().forEach((name, member) -> {
            if (amounts.get(name) == null) {
                filled.put(name, member.key(), member.value());
            }
        });
        return filled.build(amounts.isEmpty() ? from.origin() : amounts.origin());
    }

    @Override
    public void check(Value object) {
        Set<String> types = new HashSet<>();
        for (Value limit : object.field("spec", "limits").items()) {
            Value type = limit.field("type");
            type(type);
            if (!types.add(type.text())) {
                type.duplicate();
            }
            limit(limit, type.text());
        }
    }

    private static void type(Value type) {
        if (!TextForm.LABEL_KEY.fits(type.text())) {
            type.form(TextForm.LABEL_KEY);
        } else if (type.text().indexOf('/') < 0 && !TYPES.contains(type.text())) {
            type.invalid("must be Pod, Container or PersistentVolumeClaim");
        }
    }

    private static void limit(Value limit, String type) {
        Set<String> names = new LinkedHashSet<>();
        names(limit.field("max"), type, names);
        names(limit.field("min"), type, names);
        for (String field : List.of("default", "defaultRequest")) {
            if (!type.equals(POD)) {
                names(limit.field(field), type, names);
            } else if (limit.field(field).size() > 0) {
                limit.field(field)
                        .forbidden("must not be set for the type Pod: there are defaults for containers only");
            }
        }
        if (type.equals(CLAIM)
                && limit.field("min").key("storage").isAbsent()
                && limit.field("max").key("storage").isAbsent()) {
            limit.field("limits").required("min or max of storage");
        }
        names(limit.field("maxLimitRequestRatio"), type, names);
        names.forEach(n -> new OneLimit(limit, n, type.equals(POD)).check());
    }

    private static void names(Value amounts, String type, Set<String> names) {
        for (Entry e : amounts.entries()) {
            names.add(e.key());
            Value at = e.value().at(e.keyOrigin());
            if (!AmountRules.isKey(e.key(), at)) {
                continue;
            }
            boolean isOfContainers = type.equals(POD) || type.equals(CONTAINER);
            boolean isKnown = isOfContainers
                    ? ResourceNames.isOfContainers(e.key())
                    : e.key().indexOf('/') >= 0 || AmountRules.isStandard(e.key());
            if (!isKnown) {
                at.invalid("must have a known name, such as cpu or memory, or one with a domain");
            }
        }
    }

    /** The amounts of one resource in one limit. */
    private record OneLimit(Value limit, String resource, boolean isOfPods) {
        private Value at(String field) {
            return limit.field(field).key(resource);
        }

        private Optional<Quantity> amount(String field) {
            boolean isDefault = field.startsWith("default");
            return isDefault && isOfPods ? Optional.empty() : at(field).quantity();
        }

        void check() {
            notAbove("min", "max", "min");
            notAbove("min", "defaultRequest", "defaultRequest");
            notAbove("defaultRequest", "max", "defaultRequest");
            notAbove("defaultRequest", "default", "defaultRequest");
            notAbove("min", "default", "default");
            notAbove("default", "max", "default");
            ratio();
            Optional<Quantity> limits = amount("default");
            Optional<Quantity> requests = amount("defaultRequest");
            if (!AmountRules.mayBeOvercommitted(resource)
                    && limits.isPresent()
                    && requests.isPresent()
                    && !limits.equals(requests)) {
                at("defaultRequest").invalid("must be the same as default: it cannot be shared");
            }
        }

        private void notAbove(String low, String high, String reported) {
            Optional<Quantity> less = amount(low);
            Optional<Quantity> more = amount(high);
            if (less.isPresent() && more.isPresent() && less.get().compareTo(more.get()) > 0) {
                at(reported)
                        .invalid("must not make " + low + " (" + less.get() + ") more than " + high + " (" + more.get()
                                + ')');
            }
        }

        private void ratio() {
            Optional<Quantity> ratio = amount("maxLimitRequestRatio");
            if (ratio.isEmpty()) {
                return;
            }
            if (ratio.get().compareTo(Quantity.of(1)) < 0) {
                at("maxLimitRequestRatio").invalid("must be 1 or more");
            }
            Optional<Quantity> min = amount("min");
            Optional<Quantity> max = amount("max");
            if (min.isPresent() && max.isPresent() && min.get().signum() > 0) {
                BigDecimal most = max.get().value().divide(min.get().value(), MathContext.DECIMAL64);
                if (ratio.get().value().compareTo(most) > 0) {
                    at("maxLimitRequestRatio")
                            .invalid("must not be more than max by min, which is " + most.toPlainString());
                }
            }
        }
    }
}
