package dev.windlass.review.diff;

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
 * Defaults of kube-apiserver that hang on other fields of an object and that no rule asks for, so that to write them out is no change.
 * Source: SetDefaults_* in k8s.io/kubernetes/pkg/apis/{core,apps,networking}/v1/defaults.go, the same from 1.30 to 1.36.
 */
final class DependentDefaults {
    /** Where the pods of a kind are described. */
    private static final Map<String, List<String>> PODS = Map.of(
            "Pod", List.of("spec"),
            "Deployment", List.of("spec", "template", "spec"),
            "StatefulSet", List.of("spec", "template", "spec"),
            "DaemonSet", List.of("spec", "template", "spec"),
            "ReplicaSet", List.of("spec", "template", "spec"),
            "Job", List.of("spec", "template", "spec"),
            "CronJob", List.of("spec", "jobTemplate", "spec", "template", "spec"));

    private DependentDefaults() {}

    /** The object with those defaults filled in; the items of its lists stand where they stood. */
    static Mapping fill(String kind, Mapping object) {
        Mapping full = in(object, PODS.getOrDefault(kind, List.of()), DependentDefaults::pod);
        return switch (kind) {
            case "Service" -> in(full, List.of("spec"), s -> each(s, "ports", DependentDefaults::servicePort));
            case "NetworkPolicy" -> in(full, List.of("spec"), DependentDefaults::policyTypes);
            case "Deployment" ->
                in(full, List.of("spec", "strategy"), s -> rolling(s, "maxUnavailable", "25%", "maxSurge", "25%"));
            case "DaemonSet" ->
                in(full, List.of("spec", "updateStrategy"), s -> rolling(s, "maxUnavailable", "1", "maxSurge", "0"));
            default -> full;
        };
    }

    private static Mapping pod(Mapping spec) {
        return each(each(spec, "containers", DependentDefaults::pulled), "initContainers", DependentDefaults::pulled);
    }

    /** Images without a tag that stays are pulled each time. */
    private static Mapping pulled(Mapping container) {
        String image = container.text("image").orElse("");
        boolean isPinned = image.contains("@");
        int tag = image.indexOf(':', image.lastIndexOf('/') + 1);
        boolean isLatest = !isPinned && (tag < 0 || image.substring(tag).equals(":latest"));
        return with(container, "imagePullPolicy", text(isLatest ? "Always" : "IfNotPresent", container.origin()));
    }

    private static Mapping servicePort(Mapping port) {
        Node number = port.get("port");
        return number == null ? port : with(port, "targetPort", number);
    }

    private static Mapping policyTypes(Mapping spec) {
        List<Node> types = new ArrayList<>(List.of(text("Ingress", spec.origin())));
        if (!spec.sequence("egress").items().isEmpty()) {
            types.add(text("Egress", spec.origin()));
        }
        return spec.sequence("policyTypes").items().isEmpty()
                ? put(spec, "policyTypes", new Sequence(types, spec.origin()))
                : spec;
    }

    private static Mapping rolling(Mapping strategy, String one, String its, String other, String others) {
        if (strategy.text("type").filter("RollingUpdate"::equals).isEmpty()) {
            return strategy;
        }
        Origin origin = strategy.origin();
        Mapping rolling = with(strategy.mapping("rollingUpdate"), one, amount(its, origin));
        return put(strategy, "rollingUpdate", with(rolling, other, amount(others, origin)));
    }

    private static Node amount(String text, Origin origin) {
        return text.endsWith("%") ? text(text, origin) : new Scalar.Int(Long.parseLong(text), origin);
    }

    private static Scalar.Text text(String value, Origin origin) {
        return new Scalar.Text(value, origin);
    }

    /** The mapping with this value where it has none. */
    private static Mapping with(Mapping mapping, String key, Node value) {
        Node there = mapping.get(key);
        boolean isAbsent = there == null
                || there instanceof Scalar.Null
                || (there instanceof Scalar.Text(String text, Origin _) && text.isEmpty());
        return isAbsent ? put(mapping, key, value) : mapping;
    }

    private static Mapping put(Mapping mapping, String key, Node value) {
        return new Mapping.Builder().putAll(mapping).put(key, value).build(mapping.origin());
    }

    /** The mapping with what stands at a path below it replaced, where a mapping stands there. */
    private static Mapping in(Mapping mapping, List<String> path, UnaryOperator<Mapping> change) {
        if (path.isEmpty() || !(mapping.get(path.getFirst()) instanceof Mapping below)) {
            return mapping;
        }
        List<String> rest = path.subList(1, path.size());
        Mapping changed = rest.isEmpty() ? change.apply(below) : in(below, rest, change);
        return new Mapping.Builder()
                .putAll(mapping)
                .put(path.getFirst(), changed)
                .build(mapping.origin());
    }

    private static Mapping each(Mapping mapping, String list, UnaryOperator<Mapping> change) {
        if (!(mapping.get(list) instanceof Sequence(List<Node> items, Origin origin))) {
            return mapping;
        }
        List<Node> changed = new ArrayList<>();
        items.forEach(i -> changed.add(i instanceof Mapping m ? change.apply(m) : i));
        return put(mapping, list, new Sequence(changed, origin));
    }
}
