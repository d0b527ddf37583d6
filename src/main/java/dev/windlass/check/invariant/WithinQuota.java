package dev.windlass.check.invariant;

import dev.windlass.check.schema.Quantity;
import dev.windlass.render.Resource;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a namespace holds at the least fits into its quota: kube-apiserver admits no claim and no pod beyond it. Counts what runs all the time,
 * with as few pods as autoscalers go down to; a quota with scopes counts some pods only, and is passed over.
 */
final class WithinQuota implements Invariant {
    /**
     * So much of something.
     *
     * @param at what a resource asks for it by
     */
    private record Ask(Site at, BigDecimal amount) {}

    @Override
    public List<Diagnostic> check(ClusterIndex cluster) {
        List<Diagnostic> findings = new ArrayList<>();
        IdentityHashMap<Resource, Long> least = Drains.leastReplicas(cluster);
        for (Resource quota : cluster.ofKind("ResourceQuota")) {
            Site spec = Site.root(quota).field("spec").orElseGet(() -> Site.root(quota));
            if (spec.field("scopes").isPresent() || spec.field("scopeSelector").isPresent()) {
                continue;
            }
            Optional<Site> hard = spec.field("hard");
            if (hard.isPresent() && hard.get().node() instanceof Mapping limits) {
                for (String name : limits.keys()) {
                    hard.get()
                            .key(name)
                            .flatMap(limit -> beyond(limit, name, cluster, least))
                            .ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    private static Optional<Diagnostic> beyond(
            Site limit, String name, ClusterIndex cluster, IdentityHashMap<Resource, Long> least) {
        Optional<Quantity> most = quantity(limit);
        String namespace = limit.resource().namespace().orElse("");
        List<Ask> asks = cluster.resources().stream()
                .filter(r -> r.namespace().orElse("").equals(namespace))
                .flatMap(r -> asks(r, name, cluster, least))
                .toList();
        BigDecimal sum = asks.stream().map(Ask::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (most.isEmpty() || sum.compareTo(most.get().value()) <= 0) {
            return Optional.empty();
        }
        Ask first = asks.stream().max(Comparator.comparing(Ask::amount)).orElseThrow();
        String total = written(name, sum);
        return Optional.of(limit.error(
                        Code.QUOTA_EXCEEDED,
                        "what is deployed in namespace \"" + namespace + "\" asks for " + total + " of " + name
                                + ", and its quota allows " + most.get(),
                        "most is asked for by " + first.at().resource().kind() + " \""
                                + first.at().resource().name() + "\" (" + written(name, first.amount()) + ")",
                        first.at())
                .help("ask for less, or raise the quota"));
    }

    private static Stream<Ask> asks(
            Resource resource, String name, ClusterIndex cluster, IdentityHashMap<Resource, Long> least) {
        return switch (name) {
            case "requests.storage" -> storage(resource, cluster, least);
            case "persistentvolumeclaims" ->
                storage(resource, cluster, least).map(size -> new Ask(size.at(), BigDecimal.ONE));
            case "pods" -> Stream.of(pods(resource, BigDecimal.valueOf(pods(resource, cluster, least))));
            case "cpu", "memory" -> computing(resource, "requests", name, cluster, least);
            case "requests.cpu", "requests.memory", "limits.cpu", "limits.memory" -> {
                int dot = name.indexOf('.');
                yield computing(resource, name.substring(0, dot), name.substring(dot + 1), cluster, least);
            }
            default -> Stream.of();
        };
    }

    /** The size of each claim that a resource is or makes. */
    private static Stream<Ask> storage(Resource resource, ClusterIndex cluster, IdentityHashMap<Resource, Long> least) {
        Site root = Site.root(resource);
        return switch (resource.kind()) {
            case "PersistentVolumeClaim" -> size(root).stream();
            case "StatefulSet" -> {
                long pods = pods(resource, cluster, least);
                yield root.items("spec", "volumeClaimTemplates").stream()
                        .flatMap(claim -> size(claim).stream())
                        .map(size -> new Ask(size.at(), size.amount().multiply(BigDecimal.valueOf(pods))));
            }
            default -> Stream.of();
        };
    }

    private static Optional<Ask> size(Site claim) {
        return claim.field("spec", "resources", "requests", "storage")
                .flatMap(at -> quantity(at).map(size -> new Ask(at, size.value())));
    }

    private static Ask pods(Resource resource, BigDecimal pods) {
        Site root = Site.root(resource);
        return new Ask(
                root.field("spec", "replicas").or(() -> root.field("spec")).orElse(root), pods);
    }

    private static long pods(Resource resource, ClusterIndex cluster, IdentityHashMap<Resource, Long> least) {
        return cluster.pods(resource)
                .map(pods -> least.getOrDefault(resource, pods.replicas().orElse(0)))
                .orElse(0L);
    }

    /** What the containers of all pods of a resource ask for; a request that is left out is as large as the limit. */
    private static Stream<Ask> computing(
            Resource resource, String what, String name, ClusterIndex cluster, IdentityHashMap<Resource, Long> least) {
        BigDecimal pods = BigDecimal.valueOf(pods(resource, cluster, least));
        return cluster.pods(resource).stream()
                .flatMap(template -> template.spec().items("containers").stream())
                .flatMap(c -> c
                        .field("resources", what, name)
                        .or(() -> what.equals("requests") ? c.field("resources", "limits", name) : Optional.empty())
                        .stream())
                .flatMap(at -> quantity(at).map(q -> new Ask(at, q.value().multiply(pods))).stream());
    }

    private static Optional<Quantity> quantity(Site amount) {
        return amount.text()
                .or(() -> amount.node() instanceof Scalar.Int i
                        ? Optional.of(Long.toString(i.value()))
                        : Optional.empty())
                .flatMap(Quantity::of);
    }

    /** An amount as people write it: bytes in the largest unit that leaves it readable. */
    private static String written(String name, BigDecimal amount) {
        boolean isBytes = name.endsWith("storage") || name.endsWith("memory");
        if (!isBytes) {
            return amount.stripTrailingZeros().toPlainString();
        }
        BigDecimal unit = BigDecimal.valueOf(1024);
        BigDecimal rest = amount;
        int power = 0;
        List<String> units = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
        while (power < units.size() - 1
                && rest.compareTo(unit) >= 0
                && rest.remainder(unit).signum() == 0) {
            rest = rest.divide(unit);
            power++;
        }
        return rest.stripTrailingZeros().toPlainString() + units.get(power);
    }
}
