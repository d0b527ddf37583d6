package dev.windlass.spec.schema;

import dev.windlass.source.SourceFile;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Changes a spec at some place: a key renamed, removed or added, a value replaced, an element doubled or added. */
final class Changes {
    private static final Origin NOWHERE = new Origin.Written(new SourceFile("change.yaml", "").start());
    private static final List<Node> VALUES = List.of(
            text(""),
            text("a"),
            text("A b"),
            text("1Ti"),
            text("0Gi"),
            text("/x"),
            text("é\n"),
            text("x".repeat(130)),
            new Scalar.Int(-1, NOWHERE),
            new Scalar.Int(0, NOWHERE),
            new Scalar.Int(1, NOWHERE),
            new Scalar.Int(80, NOWHERE),
            new Scalar.Int(70_000, NOWHERE),
            new Scalar.Real(0.5, NOWHERE),
            new Scalar.Bool(true, NOWHERE),
            new Scalar.Null(NOWHERE),
            new Sequence(List.of(), NOWHERE),
            new Sequence(List.of(text("a"), text("a")), NOWHERE),
            new Sequence(List.of(new Scalar.Null(NOWHERE)), NOWHERE),
            Mapping.empty(NOWHERE),
            new Mapping.Builder().put("A_b", text("x")).build(NOWHERE),
            new Mapping.Builder().put("a", new Scalar.Null(NOWHERE)).build(NOWHERE));
    private static final List<String> KEYS = List.of(
            "replicas", "client", "execution", "nodes", "tag", "digest", "size", "a", "A", "merge", "json", "min", "");

    private final Random random;

    Changes(Random random) {
        this.random = random;
    }

    Node change(Node node) {
        return switch (node) {
            case Mapping m when m.isEmpty() -> add(m);
            case Mapping m -> change(m);
            case Sequence s when !s.items().isEmpty() -> change(s);
            default -> any();
        };
    }

    private Mapping change(Mapping m) {
        List<String> keys = List.copyOf(m.keys());
        String key = keys.get(random.nextInt(keys.size()));
        Node value = Objects.requireNonNull(m.get(key));
        return switch (random.nextInt(10)) {
            case 0 -> add(m);
            case 1 -> new Mapping.Builder().putAll(m).remove(key).build(m.origin());
            case 2 ->
                new Mapping.Builder()
                        .putAll(m)
                        .remove(key)
                        .put(key + "s", value)
                        .build(m.origin());
            case 3, 4 -> new Mapping.Builder().putAll(m).put(key, any()).build(m.origin());
            default -> new Mapping.Builder().putAll(m).put(key, change(value)).build(m.origin());
        };
    }

    private Sequence change(Sequence s) {
        List<Node> items = new ArrayList<>(s.items());
        int at = random.nextInt(items.size());
        switch (random.nextInt(4)) {
            case 0 -> items.add(items.get(at));
            case 1 -> items.remove(at);
            case 2 -> items.add(any());
            default -> items.set(at, change(items.get(at)));
        }
        return new Sequence(items, s.origin());
    }

    private Mapping add(Mapping m) {
        return new Mapping.Builder()
                .putAll(m)
                .put(KEYS.get(random.nextInt(KEYS.size())), any())
                .build(m.origin());
    }

    private Node any() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private static Scalar.Text text(String value) {
        return new Scalar.Text(value, NOWHERE);
    }
}
