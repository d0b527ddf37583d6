package dev.windlass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.windlass.check.ResourceCheck;
import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.FieldChange;
import dev.windlass.review.diff.ResourceChange;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StateReader;
import dev.windlass.source.DiskTree;
import dev.windlass.source.Result;
import dev.windlass.source.SourceFile;
import dev.windlass.source.SourceTree;
import dev.windlass.tree.OriginPlace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Changes of the reference platform, from a line of a spec to the fields that it reaches. */
class ReferencePlatformDiffTest {
    private static final SourceTree REPOSITORY = DiskTree.open(Path.of("")).orElseThrow();
    private static final Compilation NOW = new Compiler(REPOSITORY).compile(Compiler.Selection.EVERYTHING);

    /** The repository with another text in place of one. */
    private record Edited(String path, String from, String to, Map<String, Reading> read) implements SourceTree {
        @Override
        public Reading read(String asked) {
            Reading there = REPOSITORY.read(asked);
            return asked.equals(path) && there instanceof Reading.Found(SourceFile file)
                    ? read.computeIfAbsent(
                            path,
                            p -> new Reading.Found(new SourceFile(p, file.text().replace(from, to))))
                    : there;
        }

        @Override
        public List<Entry> list(String folder) {
            return REPOSITORY.list(folder);
        }
    }

    private static List<ResourceChange> changes(String path, String from, String to) {
        Compilation then = new Compiler(new Edited(path, from, to, new ConcurrentHashMap<>()))
                .compile(Compiler.Selection.EVERYTHING);
        assertEquals(List.of(), then.diagnostics());
        return new Comparer(new ResourceCheck())
                .compare(State.of(NOW.manifests()), State.of(then.manifests()), then.units())
                .changes();
    }

    /** Each field as {@code RESOURCE PATH PLACE}, with the first of its places. */
    private static String fields(List<ResourceChange> changes) {
        return changes.stream()
                .flatMap(c -> c.fields().stream().map(f -> c.object().path() + " " + f.path() + " " + first(f)))
                .collect(Collectors.joining("\n"));
    }

    private static String first(FieldChange field) {
        OriginPlace place = field.origins().getFirst();
        return place.role().id() + " " + place.at().file().name() + ":"
                + place.at().from();
    }

    @Test
    void whatIsApprovedIsWhatIsRendered() {
        for (Result<State> golden : List.of(
                StateReader.readFolder(Path.of("golden")),
                StateReader.readFolder(Path.of("golden"), "golden", NOW.manifests()))) {
            assertEquals(List.of(), golden.diagnostics());
            State approved = golden.value().orElseThrow();
            assertFalse(approved.objects().isEmpty());
            assertEquals(
                    List.of(),
                    new Comparer(new ResourceCheck())
                            .compare(approved, State.of(NOW.manifests()), NOW.units())
                            .changes());
        }
    }

    @Test
    void aNewVersionChangesTheImageOfTheNodesThatHaveIt() {
        assertEquals("""
                production/bitcoin/statefulset-bitcoin-a.yaml spec.template.spec.containers[0].image written chains/bitcoin.yaml:3:10
                staging/bitcoin/statefulset-bitcoin-0.yaml spec.template.spec.containers[0].image written chains/bitcoin.yaml:3:10""", fields(changes("chains/bitcoin.yaml", "version: \"31.1\"", "version: \"31.2\"")));
    }

    @Test
    void aLargerDiskChangesItsClaims() {
        assertEquals("""
                production/bitcoin/persistentvolumeclaim-bitcoin-a.yaml spec.resources.requests[storage] written environments/production/chains/bitcoin.yaml:3:17
                production/bitcoin/persistentvolumeclaim-bitcoin-b.yaml spec.resources.requests[storage] written environments/production/chains/bitcoin.yaml:3:17""", fields(changes("environments/production/chains/bitcoin.yaml", "1536Gi", "2Ti")));
    }

    @Test
    void anotherNotationOfTheSameAmountChangesNothing() {
        assertEquals(List.of(), changes("chains/bitcoin.yaml", "memory: 8Gi", "memory: 8192Mi"));
    }

    @Test
    void aRenamedNodeLosesItsDiskAndTheChangeSaysForWhich() {
        List<ResourceChange> changes = changes("environments/production/chains/bitcoin.yaml", "b: {", "c: {");
        assertEquals(
                """
                remove PersistentVolumeClaim/bitcoin-b -> PersistentVolumeClaim/bitcoin-c
                add PersistentVolumeClaim/bitcoin-c -> PersistentVolumeClaim/bitcoin-b""",
                changes.stream()
                        .filter(c -> c.object().kind().equals("PersistentVolumeClaim"))
                        .map(c -> c.action().id() + " " + c.object().title() + " -> "
                                + c.renamed().orElseThrow().title())
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void aLineOfAConfigurationFileComesFromItsOwnLine() {
        List<ResourceChange> changes = changes("chains/bitcoin.yaml", "dbcache: 4096", "dbcache: 4097");
        FieldChange file = changes.stream()
                .filter(c -> c.object().kind().equals("ConfigMap"))
                .findFirst()
                .orElseThrow()
                .fields()
                .getFirst();
        assertEquals("data[bitcoin.conf]", file.path().toString());
        assertEquals("written chains/bitcoin.yaml:7:22", first(file));
    }
}
