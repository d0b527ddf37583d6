package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What pinning and promoting leave behind in the reference platform; what they print is in {@code cases/pin} and {@code cases/promote}. */
class PinTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @TempDir
    Path root;

    @BeforeEach
    void copyThePlatform() throws IOException {
        for (String folder : List.of("apps", "chains", "environments", "golden", "schemas")) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                for (Path p : all.toList()) {
                    Path target = root.resolve(p.toString());
                    if (Files.isDirectory(p)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(p, target);
                    }
                }
            }
        }
    }

    /** Each leaves a repository whose output is approved, having touched its own specs and goldens only. */
    @TestFactory
    Stream<DynamicTest> withApproveThePipelineStaysGreen() {
        return Stream.of(
                        "pin explorer --tag 9c04d7a",
                        "pin explorer --tag 9c04d7b --env staging",
                        "pin bitcoin --tag 31.2",
                        "pin bitcoin --tag 31.2 --env production --node b",
                        "pin ethereum --tag v1.17.6 --part execution",
                        "pin ethereum --digest " + DIGEST + " --part consensus --env staging")
                .map(c -> dynamicTest(c, () -> {
                    Map<String, String> before = content();
                    assertEquals(0, run(c + " --approve"));
                    Map<String, String> after = content();
                    assertNotEquals(before, after);
                    String unit = c.split(" ", -1)[1];
                    List<String> touched = new ArrayList<>(after.keySet());
                    touched.removeIf(f -> Objects.equals(after.get(f), before.get(f)));
                    assertTrue(touched.stream().allMatch(f -> f.contains(unit)), touched.toString());
                    assertEquals(0, run("approve --check"));
                    assertEquals(0, run(c + " --approve"));
                    assertEquals(after, content(), "twice is once");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsRefusedLeavesNothingBehind() {
        return Stream.of(
                        "pin explorer --tag latest --approve",
                        "pin explorer --tag 1.0 --env nowhere",
                        "pin litecoin --tag 0.21.6 --env staging",
                        "pin ethereum --tag v1.17.6",
                        "promote litecoin --from production --to staging",
                        "promote explorer litecoin --from staging --to production --approve")
                .map(c -> dynamicTest(c, () -> {
                    assertEquals(0, run("pin explorer --tag 9c04d7a --env staging --approve"));
                    Map<String, String> before = content();
                    assertNotEquals(0, run(c));
                    assertEquals(before, content());
                }));
    }

    @Test
    void promotingCarriesOverTheImageOnly() throws IOException {
        assertEquals(0, run("pin explorer --tag 9c04d7a --env staging --approve"));
        assertEquals(0, run("pin ethereum --tag v1.17.6 --env staging --part execution --approve"));
        assertEquals(0, run("promote explorer ethereum api --from staging --to production --approve"));
        assertEquals("""
                # yaml-language-server: $schema=../../../schemas/app-overlay.schema.json
                ingress: {host: explorer.example.com}
                image: {tag: "9c04d7a"}
                """, Files.readString(root.resolve("environments/production/apps/explorer.yaml")));
        assertEquals("""
                # yaml-language-server: $schema=../../../schemas/chain-overlay.schema.json
                replicas: 1
                execution: {version: "v1.17.6"}
                """, Files.readString(root.resolve("environments/production/chains/ethereum.yaml")));
        assertEquals(
                Files.readString(Path.of("environments/production/apps/api.yaml")),
                Files.readString(root.resolve("environments/production/apps/api.yaml")));
        assertEquals(0, run("approve --check"));
        Map<String, String> after = content();
        assertEquals(0, run("promote explorer ethereum api --from staging --to production --approve"));
        assertEquals(after, content(), "twice is once");
    }

    @Test
    void aSpecThatCannotBeWrittenLeavesItsGoldensAlone() throws IOException {
        // Something stands where the new spec would be made ready.
        Files.createDirectories(root.resolve("apps/.explorer.yaml.windlass-new/by-someone-else"));
        Map<String, String> before = content();
        assertEquals(ExitStatus.OUTSIDE, run("pin explorer --tag 9c04d7a --approve"));
        assertEquals(before, content());
    }

    @Test
    void goldensThatCannotBeWrittenLeaveTheSpecAlone() throws IOException {
        Files.writeString(root.resolve("golden/staging/explorer/notes.txt"), "not ours");
        Map<String, String> before = content();
        assertEquals(ExitStatus.FINDINGS, run("pin explorer --tag 9c04d7a --approve"));
        assertEquals(before, content());
        Files.writeString(root.resolve("golden/staging/api/notes.txt"), "not ours");
        before = content();
        assertEquals(ExitStatus.FINDINGS, run("promote explorer api --from production --to staging --approve"));
        assertEquals(before, content());
    }

    private int run(String command) {
        List<String> all = new ArrayList<>(List.of("--root", root.toString()));
        all.addAll(Arrays.asList(command.split(" ", -1)));
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Main(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err)
                .run(all.toArray(String[]::new));
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path p : all.filter(Files::isRegularFile).toList()) {
                found.put(root.relativize(p).toString(), Files.readString(p));
            }
        }
        return found;
    }
}
