package dev.windlass.review.risk;

import dev.windlass.review.diff.StoredObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one environment deploys on one side of a comparison, to be looked up from all sides. */
final class Scene {
    static final Scene EMPTY = new Scene(List.of());

    private static final String ANY = "";

    private final List<StoredObject> objects;
    private final Map<Identity, StoredObject> byIdentity = new HashMap<>();
    private final Map<String, List<StoredObject>> byKind = new HashMap<>();
    private final Map<String, List<StoredObject>> byName = new HashMap<>();
    private final Map<Identity, Workload> workloads = new LinkedHashMap<>();
    private final Map<String, List<Workload>> byUnit = new HashMap<>();
    private final Map<String, List<Workload>> byLabel = new HashMap<>();
    private @Nullable Map<String, List<StoredObject>> services;
    private final Map<String, Limits> limits = new HashMap<>();
    private @Nullable Map<String, List<Policy>> policies;
    private @Nullable Map<String, List<Backends.Backend>> backends;
    private @Nullable List<Door> doors;
    private @Nullable List<Way> ways;
    private @Nullable Mentions mentions;
    private @Nullable Needs needs;

    /**
     * The network policies of some pods in one direction, and all that they let through together. Without a policy everything gets through.
     */
    record Limits(List<StoredObject> policies, List<PolicyRule> rules) {
        boolean isNone() {
            return policies.isEmpty();
        }

        /** Whether something gets through. */
        boolean let(Predicate<PolicyRule> by) {
            return isNone() || rules.stream().anyMatch(by);
        }
    }

    private record Policy(StoredObject object, Selector selector, List<String> directions) {}

    /** What makes an object the same one before and after. The API version may differ. */
    record Identity(String group, String kind, Optional<String> namespace, String name) {
        static Identity of(StoredObject object) {
            return new Identity(object.group(), object.kind(), object.namespace(), object.name());
        }
    }

    Scene(Collection<StoredObject> objects) {
        this.objects = List.copyOf(objects);
        for (StoredObject object : objects) {
            Identity identity = Identity.of(object);
            byIdentity.put(identity, object);
            byKind.computeIfAbsent(object.kind(), k -> new ArrayList<>()).add(object);
            byName.computeIfAbsent(object.title(), k -> new ArrayList<>()).add(object);
            Workload.of(object).ifPresent(w -> {
                workloads.put(identity, w);
                byUnit.computeIfAbsent(object.unit(), u -> new ArrayList<>()).add(w);
                w.labels()
                        .forEach((key, value) -> byLabel.computeIfAbsent(key + '=' + value, k -> new ArrayList<>())
                                .add(w));
            });
        }
    }

    boolean isEmpty() {
        return objects.isEmpty();
    }

    List<StoredObject> objects() {
        return objects;
    }

    List<StoredObject> ofKind(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** The same object on this side. */
    Optional<StoredObject> find(StoredObject other) {
        return Optional.ofNullable(byIdentity.get(Identity.of(other)));
    }

    /** An object by its kind and name, in a namespace or cluster-wide. */
    Optional<StoredObject> find(String kind, Optional<String> namespace, String name) {
        return byName.getOrDefault(kind + '/' + name, List.of()).stream()
                .filter(o -> o.namespace().equals(namespace))
                .findFirst();
    }

    Collection<Workload> workloads() {
        return workloads.values();
    }

    /** The workloads of a unit. */
    List<Workload> ofUnit(String unit) {
        return byUnit.getOrDefault(unit, List.of());
    }

    /** The pods that the same object makes on this side. */
    Optional<Workload> workload(StoredObject other) {
        return Optional.ofNullable(workloads.get(Identity.of(other)));
    }

    /** The pods of a namespace that a selector selects. */
    List<Workload> select(Optional<String> namespace, Selector selector) {
        Collection<Workload> fewest = workloads.values();
        for (Map.Entry<String, String> label : selector.labels().entrySet()) {
            List<Workload> candidates = byLabel.getOrDefault(label.getKey() + '=' + label.getValue(), List.of());
            if (candidates.size() < fewest.size()) {
                fewest = candidates;
            }
        }
        return fewest.stream()
                .filter(w -> w.owner().namespace().equals(namespace) && selector.matches(w.labels()))
                .toList();
    }

    /** The pods behind a Service; none behind one that selects nothing. */
    List<Workload> behind(StoredObject service) {
        Selector selector = Selector.ofLabels(View.of(service).field("spec", "selector"));
        return selector.isEmpty() ? List.of() : select(service.namespace(), selector);
    }

    /** The Services that lead to these pods. */
    List<StoredObject> servicesOf(Workload pods) {
        if (services == null) {
            services = new HashMap<>();
            for (StoredObject service : ofKind("Service")) {
                for (Workload w : behind(service)) {
                    services.computeIfAbsent(w.owner().path(), k -> new ArrayList<>())
                            .add(service);
                }
            }
        }
        return services.getOrDefault(pods.owner().path(), List.of());
    }

    /** What holds for these pods in one direction, {@code Ingress} or {@code Egress}. */
    Limits limits(Workload pods, String direction) {
        return limits.computeIfAbsent(direction + ' ' + pods.owner().path(), k -> find(pods, direction));
    }

    private Limits find(Workload pods, String direction) {
        Map<String, List<Policy>> byOne = policiesByLabel();
        List<Policy> candidates = new ArrayList<>(byOne.getOrDefault(ANY, List.of()));
        pods.labels().forEach((key, value) -> candidates.addAll(byOne.getOrDefault(key + '=' + value, List.of())));
        List<StoredObject> held = candidates.stream()
                .filter(p -> p.directions.contains(direction))
                .filter(p -> p.object.namespace().equals(pods.owner().namespace()))
                .filter(p -> p.selector.matches(pods.labels()))
                .map(Policy::object)
                .toList();
        return new Limits(
                held,
                held.stream().flatMap(p -> PolicyRule.of(p, direction).stream()).toList());
    }

    private Map<String, List<Policy>> policiesByLabel() {
        Map<String, List<Policy>> known = policies;
        if (known == null) {
            known = new HashMap<>();
            for (StoredObject policy : ofKind("NetworkPolicy")) {
                Selector selector = Selector.of(View.of(policy).field("spec", "podSelector"));
                Policy all = new Policy(policy, selector, PolicyRule.directions(policy));
                known.computeIfAbsent(oneOf(selector), k -> new ArrayList<>()).add(all);
            }
            policies = known;
        }
        return known;
    }

    /** The label of a selector that the fewest pods carry, under which it is looked up. */
    private String oneOf(Selector selector) {
        return selector.labels().entrySet().stream()
                .map(l -> l.getKey() + '=' + l.getValue())
                .min(Comparator.comparingInt(
                                (String l) -> byLabel.getOrDefault(l, List.of()).size())
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(ANY);
    }

    /** What of the Ingresses leads to a Service. */
    List<Backends.Backend> backendsOf(StoredObject service) {
        Map<String, List<Backends.Backend>> known = backends;
        if (known == null) {
            known = new HashMap<>();
            for (StoredObject ingress : ofKind("Ingress")) {
                for (Backends.Backend backend : Backends.of(ingress)) {
                    known.computeIfAbsent(backend.service(), s -> new ArrayList<>())
                            .add(backend);
                }
            }
            backends = known;
        }
        return known.getOrDefault(service.name(), List.of()).stream()
                .filter(b -> b.ingress().namespace().equals(service.namespace()))
                .toList();
    }

    /** Where requests come in from outside. */
    List<Door> doors() {
        if (doors == null) {
            doors = Door.all(this);
        }
        return doors;
    }

    /** How pods are reached from outside. */
    List<Way> ways() {
        if (ways == null) {
            ways = Way.all(this);
        }
        return ways;
    }

    /** Which pods need what to start. */
    Needs needs() {
        if (needs == null) {
            needs = Needs.in(this);
        }
        return needs;
    }

    /** Which hosts the pods are told of. */
    Mentions mentions() {
        if (mentions == null) {
            mentions = Mentions.in(this);
        }
        return mentions;
    }
}
