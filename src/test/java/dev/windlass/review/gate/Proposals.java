package dev.windlass.review.gate;

import dev.windlass.check.ResourceCheck;
import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StateReader;
import dev.windlass.review.risk.AssessedChange;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import dev.windlass.source.SourceFile;
import dev.windlass.spec.Environment;
import dev.windlass.spec.Unit;
import dev.windlass.syntax.YamlReader;
import dev.windlass.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** Changes and environments for tests, made of text. */
@NullMarked
public final class Proposals {
    public static final ResourceCheck KINDS = new ResourceCheck();

    private Proposals() {}

    /** Manifests by path. */
    public static State state(Map<String, String> manifests) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        manifests.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return StateReader.read(files).value().orElseThrow();
    }

    /** A unit of an environment whose {@code environment.yaml} is this text. */
    public static Unit unit(String environment, String text) {
        Mapping spec = mapping("environments/" + environment + "/environment.yaml", text);
        return new Unit(
                new Environment(environment, "1.33", "shop", spec, List.of()),
                "bitcoin",
                "windlass/chain.jsonnet",
                mapping("chains/bitcoin.yaml", "client: bitcoin-core\n"),
                List.of());
    }

    private static Mapping mapping(String path, String text) {
        return (Mapping)
                new YamlReader().read(new SourceFile(path, text)).value().orElseThrow();
    }

    /** The only change between two manifests of {@code production/bitcoin}. */
    public static ResourceChange change(String before, String after) {
        return changes(before, after).getFirst();
    }

    private static List<ResourceChange> changes(String before, String after) {
        return new Comparer(KINDS)
                .compare(
                        state(Map.of("production/bitcoin/one.yaml", before)),
                        state(Map.of("production/bitcoin/one.yaml", after)),
                        List.of(unit("production", "gate: {}\n")))
                .changes();
    }

    /** The change, found to be of these classes. */
    public static AssessedChange assessed(ResourceChange change, Risk... risks) {
        return new AssessedChange(
                change,
                Arrays.stream(risks).map(r -> new Hazard(r, "it is " + r.id())).toList());
    }

    /** An acknowledgement of {@code production}. */
    public static Acknowledgement acknowledgement(String resource, String digest, Risk... risks) {
        return new Acknowledgement(
                "production",
                resource,
                new TreeSet<>(Arrays.asList(risks)),
                digest,
                "on purpose",
                new SourceFile("environments/production/acknowledged.yaml", "").start());
    }
}
