package dev.windlass.check.rule.pod;

import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What kube-apiserver fills into a Pod, and into no template: requests from limits, ports of the node from those of
 * containers, and what {@code matchLabelKeys} stand for. As SetDefaults_Pod in k8s.io/kubernetes/pkg/apis/core/v1 and the
 * strategy of pods.
 */
public final class PodCompletion {
    private static final List<String> LISTS = List.of("containers", "initContainers");
    private static final List<String> TERMS = List.of(
            "requiredDuringSchedulingIgnoredDuringExecution", "preferredDuringSchedulingIgnoredDuringExecution");

    private PodCompletion() {}

    /** The Pod as it is judged. */
    public static Mapping complete(Mapping pod, int minor) {
        Mapping labels = pod.mapping("metadata").mapping("labels");
        return in(pod, "spec", spec -> {
            Mapping full = spec;
            boolean onNode = spec.get("hostNetwork") instanceof Scalar.Bool b && b.value();
            for (String list : LISTS) {
                full = each(full, list, container -> {
                    Mapping more = in(container, "resources", PodCompletion::requests);
                    return onNode ? each(more, "ports", PodCompletion::hostPort) : more;
                });
            }
            if (full.get("enableServiceLinks") == null) {
                full = with(full, "enableServiceLinks", new Scalar.Bool(true, full.origin()));
            }
            if (minor >= 34) {
                Mapping whole = full;
                full = in(full, "resources", r -> PodTotals.complete(r, whole));
                full = each(full, "topologySpreadConstraints", c -> keys(c, labels));
            }
            return minor >= 31 ? in(full, "affinity", a -> affinity(a, labels)) : full;
        });
    }

    private static Mapping requests(Mapping resources) {
        Mapping requests = resources.mapping("requests");
        Mapping.Builder all = new Mapping.Builder().putAll(requests);
        boolean hasMore = false;
        for (Map.Entry<String, Mapping.Member> e :
                resources.mapping("limits").members().entrySet()) {
            if (requests.get(e.getKey()) == null) {
                all.put(e.getKey(), e.getValue().key(), e.getValue().value());
                hasMore = true;
            }
        }
        return hasMore ? with(resources, "requests", all.build(requests.origin())) : resources;
    }

    private static Mapping hostPort(Mapping port) {
        Node container = port.get("containerPort");
        boolean hasNone = !(port.get("hostPort") instanceof Scalar.Int i) || i.value() == 0;
        return hasNone && container != null ? with(port, "hostPort", container) : port;
    }

    private static Mapping affinity(Mapping affinity, Mapping labels) {
        Mapping full = affinity;
        for (String kind : List.of("podAffinity", "podAntiAffinity")) {
            full = in(full, kind, a -> {
                Mapping required = each(a, TERMS.get(0), t -> keys(t, labels));
                return each(required, TERMS.get(1), w -> in(w, "podAffinityTerm", t -> keys(t, labels)));
            });
        }
        return full;
    }

    /** Adds an expression for each key that the Pod has a label of. */
    private static Mapping keys(Mapping term, Mapping labels) {
        if (!(term.get("labelSelector") instanceof Mapping selector)) {
            return term;
        }
        List<Node> expressions =
                new ArrayList<>(selector.sequence("matchExpressions").items());
        int before = expressions.size();
        add(expressions, term.sequence("matchLabelKeys"), labels, "In");
        add(expressions, term.sequence("mismatchLabelKeys"), labels, "NotIn");
        return expressions.size() == before
                ? term
                : with(
                        term,
                        "labelSelector",
                        with(selector, "matchExpressions", new Sequence(expressions, selector.origin())));
    }

    private static void add(List<Node> expressions, Sequence keys, Mapping labels, String operator) {
        for (Node key : keys.items()) {
            if (key instanceof Scalar.Text(String name, Origin at) && labels.get(name) instanceof Scalar.Text value) {
                expressions.add(new Mapping.Builder()
                        .put("key", key)
                        .put("operator", new Scalar.Text(operator, at))
                        .put("values", new Sequence(List.of(value), at))
                        .build(at));
            }
        }
    }

    /** The policy of a container that says none: a tag that may move is looked up each time. */
    static String pullPolicy(String image) {
        if (image.indexOf('@') >= 0) {
            return "IfNotPresent";
        }
        int colon = image.lastIndexOf(':');
        boolean hasTag = colon > image.lastIndexOf('/');
        return !hasTag || image.substring(colon + 1).equals("latest") ? "Always" : "IfNotPresent";
    }

    private static Mapping with(Mapping mapping, String field, Node value) {
        return new Mapping.Builder().putAll(mapping).put(field, value).build(mapping.origin());
    }

    @SuppressWarnings("ReferenceEquality") // the same part need not be put again
    private static Mapping in(Mapping mapping, String field, UnaryOperator<Mapping> change) {
        if (!(mapping.get(field) instanceof Mapping below)) {
            return mapping;
        }
        Mapping changed = change.apply(below);
        return changed == below ? mapping : with(mapping, field, changed);
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private static Mapping each(Mapping mapping, String field, UnaryOperator<Mapping> change) {
        if (!(mapping.get(field) instanceof Sequence list)) {
            return mapping;
        }
        List<Node> items = new ArrayList<>(list.items().size());
        boolean isChanged = false;
        for (Node item : list.items()) {
            Node now = item instanceof Mapping m ? change.apply(m) : item;
            isChanged |= now != item;
            items.add(now);
        }
        return isChanged ? with(mapping, field, new Sequence(items, list.origin())) : mapping;
    }
}
