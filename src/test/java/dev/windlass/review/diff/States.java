package dev.windlass.review.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.windlass.check.ResourceCheck;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import dev.windlass.tree.Mapping;
import dev.windlass.tree.Node;
import dev.windlass.tree.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/** States for tests, made of the text of manifests. */
@NullMarked
public final class States {
    /** Knows the kinds of Kubernetes. */
    public static final ResourceCheck KINDS = new ResourceCheck();

    private static final Mapping NOTHING =
            Mapping.empty(new Origin.Generated(new SourceFile("sample.yaml", "").start()));

    private States() {}

    /** The state of these manifests, by path, all of which are good. */
    public static State of(Map<String, String> manifests) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        manifests.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        Result<State> read = StateReader.read(files);
        assertEquals(List.of(), read.diagnostics());
        return read.value().orElseThrow();
    }

    /** The state of one manifest of the environment {@code test} and the unit {@code a}. */
    public static State of(String manifest) {
        return of(Map.of("test/a/one.yaml", manifest));
    }

    /** What differs between two states of environments on Kubernetes 1.33. */
    public static List<ResourceChange> compare(State before, State after) {
        Environment environment = new Environment("test", "1.33", "test", NOTHING, List.of());
        Unit unit = new Unit(environment, "a", "windlass/chain.jsonnet", NOTHING, List.of());
        return new Comparer(KINDS).compare(before, after, List.of(unit)).changes();
    }

    /** A change in a line for each field: {@code PATH: BEFORE -> AFTER}, where {@code -} stands for nothing. */
    public static String fields(ResourceChange change) {
        StringBuilder text = new StringBuilder();
        for (FieldChange f : change.fields()) {
            text.append(f.path())
                    .append(": ")
                    .append(side(f.before()))
                    .append(" -> ")
                    .append(side(f.after()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String side(Optional<Node> value) {
        return value.map(Object::toString).orElse("-");
    }

    /** The fields in which two manifests of one object differ, as {@link #fields(ResourceChange)} writes them. */
    public static String fields(String before, String after) {
        List<ResourceChange> changes = compare(of(before), of(after));
        return changes.isEmpty() ? "" : fields(changes.getFirst());
    }
}
