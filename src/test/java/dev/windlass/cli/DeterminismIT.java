package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same repository renders to the same bytes wherever it lies and whatever surrounds the program. */
class DeterminismIT {
    private static final Path LAUNCHER = Path.of("target/windlass/bin/windlass").toAbsolutePath();
    private static final List<String> SPECS =
            List.of("apps", "chains", "environments", "clients", "templates", "policies", "crds");
    private static final Map<String, String> EXPECTED = contents(Path.of("golden"));

    /** What surrounds one run. */
    record Surroundings(long fileOrder, String locale, String zone, String home, int processors, String folder) {}

    @Property(tries = 8, seed = "42")
    void nothingOutsideTheRepositoryReachesTheOutput(@ForAll("surroundings") Surroundings s)
            throws IOException, InterruptedException {
        Path root = Files.createTempDirectory(s.folder());
        try {
            copyInOrder(root, new Random(s.fileOrder()));
            Path elsewhere = Files.createDirectories(root.resolve("target/elsewhere"));
            ProcessBuilder process = new ProcessBuilder(
                            LAUNCHER.toString(),
                            "--root",
                            root.toString(),
                            "render",
                            "--out",
                            root.resolve("target/out").toString())
                    .directory(elsewhere.toFile())
                    .redirectErrorStream(true);
            process.environment()
                    .putAll(new HashMap<>(Map.of(
                            "LC_ALL",
                            s.locale(),
                            "LANG",
                            s.locale(),
                            "TZ",
                            s.zone(),
                            "HOME",
                            s.home(),
                            "JDK_JAVA_OPTIONS",
                            "-Duser.home=" + s.home() + " -XX:ActiveProcessorCount=" + s.processors()
                                    + " -Duser.language=" + (s.locale().startsWith("tr") ? "tr" : "de"))));
            Process running = process.start();
            String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, running.waitFor(), printed);
            assertFalse(EXPECTED.isEmpty());
            assertEquals(EXPECTED, contents(root.resolve("target/out")));
        } finally {
            remove(root);
        }
    }

    @Provide
    Arbitrary<Surroundings> surroundings() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.of("C", "POSIX", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"),
                        Arbitraries.of("UTC", "Asia/Kathmandu", "America/St_Johns"),
                        Arbitraries.of("/nonexistent", "/tmp"),
                        Arbitraries.of(1, 2, 3, 8),
                        Arbitraries.of("a", "with space", "Ünïcode"))
                .as(Surroundings::new);
    }

    private static void copyInOrder(Path root, Random order) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : SPECS) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> all = Files.walk(Path.of(folder))) {
                    all.filter(Files::isRegularFile).forEach(files::add);
                }
            }
        }
        Collections.shuffle(files, order);
        for (Path file : files) {
            Path target = root.resolve(file.toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private static Map<String, String> contents(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
