package dev.windlass.check.rule.pod;

import dev.windlass.check.rule.LabelRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Near which nodes and pods a pod may or should run. */
final class AffinityRules {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private AffinityRules() {}

    static void check(Value affinity) {
        Value node = affinity.field("nodeAffinity");
        if (node.field(REQUIRED).isPresent()) {
            NodeSelectorRules.check(node.field(REQUIRED));
        }
        for (Value preference : node.field(PREFERRED).items()) {
            weight(preference);
            NodeSelectorRules.term(preference.field("preference"), false);
        }
        pods(affinity.field("podAffinity"));
        pods(affinity.field("podAntiAffinity"));
    }

    private static void pods(Value affinity) {
        affinity.field(REQUIRED).items().forEach(AffinityRules::podTerm);
        for (Value weighted : affinity.field(PREFERRED).items()) {
            weight(weighted);
            podTerm(weighted.field("podAffinityTerm"));
        }
    }

    private static void weight(Value weighted) {
        weighted.field("weight").within(1, 100);
    }

    private static void podTerm(Value term) {
        LabelRules.selector(term.field("labelSelector"));
        LabelRules.selector(term.field("namespaceSelector"));
        for (Value name : term.field("namespaces").items()) {
            // the server names the list without its index, and in the singular
            name.reportedAs(term.path().field("namespace")).form(TextForm.LABEL);
        }
        labelKeys(term);
        Value key = term.field("topologyKey");
        key.needed();
        if (!key.isEmpty()) {
            key.form(TextForm.LABEL_KEY);
        } // kube-apiserver says both of an empty one; it is one fault
        if (term.field("labelSelector").isAbsent()) {
            term.warn("has no labelSelector, so it matches no pod");
        }
    }

    private static void labelKeys(Value term) {
        if (term.minor() < 31) {
            return;
        }
        Value match = term.field("matchLabelKeys");
        Value mismatch = term.field("mismatchLabelKeys");
        Value selector = term.field("labelSelector");
        checkKeys(match, selector);
        checkKeys(mismatch, selector);
        conflicts(term, match, selector);
        Set<String> others = new HashSet<>();
        mismatch.items().forEach(v -> others.add(v.text()));
        for (Value v : match.items()) {
            if (others.contains(v.text())) {
                v.invalid("must not be in mismatchLabelKeys as well");
            }
        }
    }

    /** Keys of labels that complete a selector, which must be there then. */
    static void checkKeys(Value keys, Value selector) {
        if (keys.size() > 0 && selector.isAbsent()) {
            keys.forbidden("must not be set without a labelSelector");
        } else {
            keys.items().forEach(v -> v.form(TextForm.LABEL_KEY));
        }
    }

    /**
     * A key that an expression repeats. In a Pod the selector has the expressions already that its keys stand for.
     *
     * @param reported the place under whose index a conflict is reported
     */
    static void conflicts(Value reported, Value keys, Value selector) {
        Map<String, Integer> index = new LinkedHashMap<>();
        keys.items().forEach(v -> index.put(v.text(), index.size()));
        Set<String> seen = new HashSet<>();
        selector.field("matchLabels").entries().forEach(e -> seen.add(e.key()));
        for (Value e : selector.field("matchExpressions").items()) {
            String key = e.field("key").text();
            if (!seen.add(key) && index.containsKey(key)) {
                e.field("key")
                        .reportedAs(reported.path().index(index.get(key)))
                        .invalid("must not be in the labelSelector and in matchLabelKeys");
            }
        }
    }
}
