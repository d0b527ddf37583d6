package dev.windlass.review.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.source.SourceFile;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import dev.windlass.tree.Scalar;
import dev.windlass.tree.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What someone wrote into a golden or a deploy repository by hand is compared like anything else, whatever is wrong with it. */
class DamagedObjectsTest {
    private static final List<StoredObject> GOLDENS = List.copyOf(StateReader.readFolder(Path.of("golden"))
            .value()
            .orElseThrow()
            .objects()
            .values());
    private static final Origin NOWHERE = new Origin.Generated(new SourceFile("damage.yaml", "").start());
    private static final List<Node> VALUES = List.of(
            new Scalar.Text("", NOWHERE),
            new Scalar.Text("a", NOWHERE),
            new Scalar.Text("$(A)", NOWHERE),
            new Scalar.Int(1, NOWHERE),
            new Scalar.Real(1.0, NOWHERE),
            new Scalar.Bool(true, NOWHERE),
            new Scalar.Null(NOWHERE),
            new Sequence(List.of(), NOWHERE),
            new Sequence(List.of(new Scalar.Null(NOWHERE), new Scalar.Text("a", NOWHERE)), NOWHERE),
            new Sequence(List.of(Mapping.empty(NOWHERE), new Sequence(List.of(), NOWHERE)), NOWHERE),
            Mapping.empty(NOWHERE),
            new Mapping.Builder().put("name", new Scalar.Text("a", NOWHERE)).build(NOWHERE));

    @Property(tries = 2000)
    void isComparedBothWaysAndWithItself(@ForAll Random random) {
        StoredObject golden = GOLDENS.get(random.nextInt(GOLDENS.size()));
        State before = State.of(List.of(damaged(golden, random)));
        State after = State.of(List.of(damaged(golden, random)));
        assertEquals(List.of(), States.compare(before, before));
        assertEquals(sides(before, after, false), sides(after, before, true));
    }

    private static List<String> sides(State before, State after, boolean isSwapped) {
        return States.compare(before, after).stream()
                .flatMap(c -> c.fields().stream())
                .map(f -> isSwapped ? f.after() + " " + f.before() : f.before() + " " + f.after())
                .sorted()
                .toList();
    }

    private static StoredObject damaged(StoredObject object, Random random) {
        Mapping body = object.body();
        for (int i = random.nextInt(4); i >= 0; i--) {
            body = damaged(body, random) instanceof Mapping m ? m : body;
        }
        Mapping named = new Mapping.Builder()
                .putAll(body)
                .put("apiVersion", new Scalar.Text(object.apiVersion(), NOWHERE))
                .put("kind", new Scalar.Text(object.kind(), NOWHERE))
                .put("metadata", object.body().mapping("metadata"))
                .build(NOWHERE);
        return new StoredObject(object.environment(), object.unit(), object.path(), named);
    }

    private static Node damaged(Node node, Random random) {
        if (random.nextInt(8) == 0) {
            return VALUES.get(random.nextInt(VALUES.size()));
        }
        return switch (node) {
            case Mapping m
            when !m.isEmpty() -> {
                String key = List.copyOf(m.keys()).get(random.nextInt(m.keys().size()));
                Node value = m.get(key);
                Mapping.Builder changed = new Mapping.Builder().putAll(m);
                if (value == null || random.nextInt(8) == 0) {
                    changed.remove(key);
                } else {
                    changed.put(key, damaged(value, random));
                }
                yield changed.build(m.origin());
            }
            case Sequence s
            when !s.items().isEmpty() -> {
                List<Node> items = new ArrayList<>(s.items());
                int at = random.nextInt(items.size());
                switch (random.nextInt(4)) {
                    case 0 -> items.add(0, items.get(at));
                    case 1 -> items.remove(at);
                    case 2 -> items.add(VALUES.get(random.nextInt(VALUES.size())));
                    default -> items.set(at, damaged(items.get(at), random));
                }
                yield new Sequence(items, s.origin());
            }
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }
}
