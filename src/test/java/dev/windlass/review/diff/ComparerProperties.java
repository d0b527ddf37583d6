package dev.windlass.review.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for the comparison of any two versions of an object. */
class ComparerProperties {
    @Property(tries = 300)
    void nothingDiffersFromItself(@ForAll("objects") String object) {
        assertEquals(List.of(), States.compare(States.of(object), States.of(object)));
    }

    @Property(tries = 300)
    void theOtherWayRoundBeforeAndAfterChangePlaces(@ForAll("pairs") Pair pair) {
        assertEquals(
                values(fields(pair.before(), pair.after()), f -> List.of(f.before(), f.after())),
                values(fields(pair.after(), pair.before()), f -> List.of(f.after(), f.before())));
    }

    private static List<String> values(List<FieldChange> fields, Function<FieldChange, List<Optional<Node>>> sides) {
        return fields.stream().map(f -> sides.apply(f).toString()).sorted().toList();
    }

    /** Without what went, and without what came and with what it replaced put back, both versions are the same. */
    @Property(tries = 300)
    void theFieldsAreTheWholeDifference(@ForAll("pairs") Pair pair) {
        Node before = body(pair.before());
        Node after = body(pair.after());
        for (FieldChange field : fields(pair.before(), pair.after()).reversed()) {
            Optional<Node> old = field.before();
            if (field.after().isEmpty()) {
                before = with(before, field.path().steps(), null);
            } else {
                after = with(after, field.path().steps(), old.orElse(null));
            }
        }
        assertEquals("", States.fields(CanonicalJson.of(before), CanonicalJson.of(after)));
    }

    @Property(tries = 300)
    void theOrderOfListsThatHaveNoneDoesNotMatter(@ForAll("objects") String object, @ForAll Random random) {
        UnaryOperator<Node> shuffled = node -> shuffle(node, "", random);
        assertEquals("", States.fields(object, CanonicalJson.of(shuffled.apply(body(object)))));
    }

    private static Node shuffle(Node node, String key, Random random) {
        return switch (node) {
            case Mapping m -> {
                List<String> keys = new ArrayList<>(m.keys());
                Collections.shuffle(keys, random);
                Mapping.Builder built = new Mapping.Builder();
                for (String k : keys) {
                    Node value = m.get(k);
                    if (value != null) {
                        built.put(k, shuffle(value, k, random));
                    }
                }
                yield built.build(m.origin());
            }
            case Sequence s -> {
                List<Node> items = new ArrayList<>();
                s.items().forEach(i -> items.add(shuffle(i, key, random)));
                if (!key.equals("args")) {
                    Collections.shuffle(items, random);
                }
                yield new Sequence(items, s.origin());
            }
            default -> node;
        };
    }

    private static List<FieldChange> fields(String before, String after) {
        return States.compare(States.of(before), States.of(after)).stream()
                .flatMap(c -> c.fields().stream())
                .toList();
    }

    private static Mapping body(String object) {
        return States.of(object).objects().values().iterator().next().body();
    }

    /** The tree with another value at a path, or with none. */
    private static Node with(@Nullable Node tree, List<FieldPath.Step> steps, @Nullable Node value) {
        FieldPath.Step step = steps.getFirst();
        List<FieldPath.Step> rest = steps.subList(1, steps.size());
        return switch (step) {
            case FieldPath.Step.Field(String name) -> member(tree, name, rest, value);
            case FieldPath.Step.Key(String name) -> member(tree, name, rest, value);
            case FieldPath.Step.Index(int index) -> {
                Sequence list = (Sequence) Objects.requireNonNull(tree);
                List<Node> items = new ArrayList<>(list.items());
                if (!rest.isEmpty()) {
                    items.set(index, with(items.get(index), rest, value));
                } else if (value == null) {
                    items.remove(index);
                } else {
                    items.set(index, value);
                }
                yield new Sequence(items, list.origin());
            }
        };
    }

    private static Node member(@Nullable Node tree, String name, List<FieldPath.Step> rest, @Nullable Node value) {
        Mapping mapping = (Mapping) Objects.requireNonNull(tree);
        Mapping.Builder built = new Mapping.Builder().putAll(mapping);
        if (!rest.isEmpty()) {
            built.put(name, with(mapping.get(name), rest, value));
        } else if (value == null) {
            built.remove(name);
        } else {
            built.put(name, value);
        }
        return built.build(mapping.origin());
    }

    // Two versions of one object: a Pod or a NetworkPolicy.

    record Pair(String before, String after) {}

    @Provide
    Arbitrary<Pair> pairs() {
        return Arbitraries.oneOf(
                Combinators.combine(pods(), pods()).as(Pair::new),
                Combinators.combine(policies(), policies()).as(Pair::new));
    }

    @Provide
    Arbitrary<String> objects() {
        return Arbitraries.oneOf(pods(), policies());
    }

    private static Arbitrary<String> pods() {
        Arbitrary<String> flags = Arbitraries.of("a", "b", "--x=1", "--x=2", "--z=1", "c");
        Arbitrary<String> variable = Arbitraries.of("{name: A, value: v}", "{name: A, value: w}", "{name: A}");
        Arbitrary<String> other =
                Arbitraries.of("{name: B, value: v}", "{name: B, value: '$(C)'}", "{name: C, value: v}");
        Arbitrary<String> resources = Arbitraries.of(
                "{}", "{limits: {cpu: 1}}", "{limits: {cpu: 1000m, memory: 1Gi}}", "{limits: {memory: 1024Mi}}");
        Arbitrary<String> ports = list(
                Arbitraries.of(
                        "{containerPort: 1}", "{containerPort: 1, name: p}", "{containerPort: 2, protocol: UDP}"),
                1);
        Arbitrary<String> container = Combinators.combine(
                        list(flags, 5), both(variable, other), resources, ports, Arbitraries.of("x:1", "x:2"))
                .as((args, env, limits, port, image) -> "args: " + args + ", env: " + env + ", resources: " + limits
                        + ", ports: " + port + ", image: '" + image + "'}");
        Arbitrary<String> containers = Combinators.combine(
                        container, container, Arbitraries.integers().between(0, 3))
                .as((a, b, order) -> switch (order) {
                    case 0 -> "[{name: a, " + a + "]";
                    case 1 -> "[{name: a, " + a + ", {name: b, " + b + "]";
                    case 2 -> "[{name: b, " + b + ", {name: a, " + a + "]";
                    default -> "[{name: c, " + b + ", {name: a, " + a + "]";
                });
        Arbitrary<String> tolerations = list(Arbitraries.of("{key: a}", "{key: b}", "{key: a, effect: NoSchedule}"), 3);
        Arbitrary<String> volumes =
                list(Arbitraries.of("{name: v, emptyDir: {}}", "{name: v, configMap: {name: c}}"), 1);
        Arbitrary<String> labels = Arbitraries.of("{}", "{a: b}", "{a: c, d/e: f}");
        return Combinators.combine(containers, tolerations, volumes, labels)
                .as((c, t, v, l) -> "{apiVersion: v1, kind: Pod, metadata: {name: p, labels: " + l
                        + "}, spec: {containers: " + c + ", tolerations: " + t + ", volumes: " + v + "}}");
    }

    private static Arbitrary<String> policies() {
        Arbitrary<String> peers = list(
                Arbitraries.of(
                        "{podSelector: {}}",
                        "{namespaceSelector: {}}",
                        "{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}",
                        "{podSelector: {matchLabels: {a: b}}}"),
                3);
        Arbitrary<String> ports =
                list(Arbitraries.of("{port: 80}", "{port: 80, protocol: TCP}", "{port: http}", "{port: 81}"), 3);
        Arbitrary<String> rules =
                list(Combinators.combine(peers, ports).as((p, q) -> "{from: " + p + ", ports: " + q + "}"), 3);
        return rules.map(r ->
                "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {podSelector: {},"
                        + " ingress: " + r + "}}");
    }

    private static Arbitrary<String> list(Arbitrary<String> items, int most) {
        return items.list().ofMaxSize(most).map(i -> "[" + String.join(", ", i) + "]");
    }

    private static Arbitrary<String> both(Arbitrary<String> one, Arbitrary<String> other) {
        return Combinators.combine(one, other, Arbitraries.of(true, false))
                .as((a, b, isFirst) -> isFirst ? "[" + a + ", " + b + "]" : "[" + b + ", " + a + "]");
    }
}
