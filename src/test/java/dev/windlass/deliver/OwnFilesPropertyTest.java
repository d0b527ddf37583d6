package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.to;
import static dev.windlass.deliver.Publishes.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was published in whatever order: what is there is what was published last, and what others put there. */
class OwnFilesPropertyTest {
    /** A publish of one environment, or its removal. */
    record Round(String environment, Optional<SortedMap<String, String>> files) {}

    @Property(tries = 12)
    void theLastPublishIsWhatIsThere(@ForAll("rounds") List<Round> rounds) throws IOException {
        Path work = Files.createTempDirectory("windlass-test");
        try {
            BareRepository repository = BareRepository.in(work.resolve("deploy.git"));
            repository.work("main", tree -> {
                Files.writeString(tree.resolve("README.md"), "ours\n");
                Files.createDirectories(tree.resolve("b/a"));
                Files.writeString(tree.resolve("b/a/foreign.txt"), "ours too\n");
            });
            SortedMap<String, SortedMap<String, String>> expected = new TreeMap<>();
            int commits = 1;
            for (Round round : rounds) {
                boolean changes = !round.files().equals(Optional.ofNullable(expected.get(round.environment())));
                Publication done = value(to(repository).publish(_ -> new Decision.Publish(proposal(round))));
                assertEquals(changes, done instanceof Publication.Published);
                commits += changes ? 1 : 0;
                round.files()
                        .ifPresentOrElse(
                                files -> expected.put(round.environment(), files),
                                () -> expected.remove(round.environment()));
            }
            SortedMap<String, String> all = new TreeMap<>();
            all.put("README.md", "100644 ours\n");
            all.put("b/a/foreign.txt", "100644 ours too\n");
            expected.values().forEach(files -> files.forEach((path, content) -> all.put(path, "100644 " + content)));
            SortedMap<String, String> found = repository.files("main");
            expected.keySet().forEach(e -> found.remove(".windlass/" + e));
            assertEquals(all, found);
            assertEquals(commits, repository.commits("main"));
            repository.check();
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                for (Path p : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
    }

    private static Proposal proposal(Round round) {
        Optional<EnvironmentFiles> files = round.files().map(f -> {
            SortedMap<String, byte[]> bytes = new TreeMap<>();
            f.forEach((path, content) -> bytes.put(path, content.getBytes(StandardCharsets.UTF_8)));
            return new EnvironmentFiles(bytes, new TreeSet<>(), SourceCommit.UNKNOWN);
        });
        return new Proposal(new TreeMap<>(Map.of(round.environment(), files)), "a round");
    }

    @Provide
    Arbitrary<List<Round>> rounds() {
        // Few names, among them such as Git sorts differently as a file and as a folder.
        Arbitrary<String> units = Arbitraries.of("a", "a-b", "a.b", "a0");
        Arbitrary<String> names = Arbitraries.of("x.yaml", "y.yaml");
        return Arbitraries.of("a", "b", "a-b")
                .flatMap(environment -> {
                    Arbitrary<String> paths =
                            Combinators.combine(units, names).as((unit, name) -> environment + "/" + unit + "/" + name);
                    Arbitrary<SortedMap<String, String>> files = Arbitraries.maps(
                                    paths, Arbitraries.of("1\n", "2\n", ""))
                            .ofMaxSize(5)
                            .map(TreeMap::new);
                    return files.optional(0.85).map(f -> new Round(environment, f));
                })
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }
}
