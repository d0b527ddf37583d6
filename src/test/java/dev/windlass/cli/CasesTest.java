package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.windlass.source.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The faults that users can make, one folder each: {@code cases/AREA/NAME/} is laid over the small valid platform in {@code cases/base/},
 * the command in {@code command.txt} runs there ({@code check} where there is none), and what it prints is {@code expected.txt}.
 *
 * <p>{@code input.txt} is standard input. {@code setup.txt} makes what cannot be in a repository: {@code remove PATH}, {@code large PATH},
 * {@code link PATH TARGET}, {@code bytes PATH HEX}, and what was done there before: {@code git ARGUMENTS}, {@code windlass ARGUMENTS}. Its line
 * {@code approved} approves the output of the base before the case is laid over it. After a change that is meant,
 * {@code mvn test -Dtest=CasesTest -Dcases=write} writes what is printed now.
 */
class CasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final List<String> OWN = List.of("expected.txt", "command.txt", "setup.txt", "input.txt");
    /** It hangs on the file's name, and so on the folder where the test runs. */
    private static final Pattern FINGERPRINT = Pattern.compile("(\"windlassFinding/v1\":\")[0-9a-f]{32}");

    private static final boolean WRITE = "write".equals(System.getProperty("cases"));

    @TempDir
    Path work = Path.of("");

    @TestFactory
    Stream<DynamicTest> everyFaultIsSaidAsExpected() throws IOException {
        return cases().stream().map(c -> dynamicTest(CASES.relativize(c).toString(), () -> run(c)));
    }

    @Test
    void theBaseIsValid() throws IOException {
        Path root = work.resolve("base");
        copy(CASES.resolve("base"), root);
        assertEquals(
                "exit 0\n", printed(root, List.of("check")).lines().findFirst().orElse("") + "\n");
    }

    @Test
    void everyCodeHasItsCase() throws IOException {
        NavigableSet<String> missing = new TreeSet<>();
        Arrays.stream(Code.values()).map(Code::id).forEach(missing::add);
        for (Path c : cases()) {
            String expected = Files.readString(c.resolve("expected.txt"));
            missing.removeIf(code -> expected.contains("[" + code + "]"));
        }
        assertEquals(new TreeSet<>(), missing);
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.walk(CASES, 2)) {
            return folders.filter(f -> CASES.relativize(f).getNameCount() == 2)
                    .filter(f -> !f.startsWith(CASES.resolve("base")))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private void run(Path folder) throws IOException {
        Path root = work.resolve(CASES.relativize(folder).toString().replace('/', '-'));
        copy(CASES.resolve("base"), root);
        Path setup = folder.resolve("setup.txt");
        List<String> preparations = Files.exists(setup) ? Files.readAllLines(setup) : List.of();
        if (preparations.contains("approved")) {
            printed(root, List.of("approve"));
        }
        copy(folder, root);
        for (String name : OWN) {
            Files.deleteIfExists(root.resolve(name));
        }
        for (String line : preparations) {
            if (!line.equals("approved")) {
                prepare(root, line.split(" "));
            }
        }
        Path command = folder.resolve("command.txt");
        List<String> arguments = Files.exists(command)
                ? Arrays.asList(Files.readString(command).strip().split(" "))
                : List.of("check");
        Path input = folder.resolve("input.txt");
        String printed = printed(root, arguments, Files.exists(input) ? Files.readAllBytes(input) : new byte[0]);
        Path expected = folder.resolve("expected.txt");
        if (WRITE) {
            Files.writeString(expected, printed);
        }
        assertEquals(Files.readString(expected), printed);
        assertFalse(
                printed.contains("Exception") || printed.contains("\tat "), "no trace of the program reaches a user");
    }

    private static String printed(Path root, List<String> arguments, byte... input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = Stream.concat(
                        Stream.of("--root", root.toString()),
                        arguments.stream().map(a -> a.replace("$ROOT", root.toString())))
                .toList();
        int status = new Main(new ByteArrayInputStream(input), out, new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(all.toArray(String[]::new));
        String text =
                "exit " + status + "\n" + err.toString(StandardCharsets.UTF_8) + out.toString(StandardCharsets.UTF_8);
        return FINGERPRINT.matcher(text.replace(root.toString(), "$ROOT")).replaceAll("$1FINGERPRINT");
    }

    private static void prepare(Path root, String... words) throws IOException {
        if (words[0].equals("git")) {
            git(root, words);
            return;
        }
        if (words[0].equals("windlass")) {
            String printed = printed(root, Arrays.asList(words).subList(1, words.length));
            assertTrue(printed.startsWith("exit 0\n"), printed);
            return;
        }
        Path path = root.resolve(words[1]);
        if (!words[0].equals("remove")) {
            Files.createDirectories(path.getParent());
            Files.deleteIfExists(path);
        }
        switch (words[0]) {
            case "remove" -> {
                try (Stream<Path> all = Files.walk(path)) {
                    for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(p);
                    }
                }
            }
            case "large" ->
                Files.writeString(
                        path, "# 64 characters of a comment, over and over, until it is too much\n".repeat(20_000));
            case "link" -> Files.createSymbolicLink(path, Path.of(words[2]));
            case "bytes" -> Files.write(path, HexFormat.of().parseHex(words[2]));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static void git(Path root, String... words) throws IOException {
        ProcessBuilder process =
                new ProcessBuilder(words).directory(root.toFile()).redirectErrorStream(true);
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            process.environment().put("GIT_" + who + "_NAME", "Someone");
            process.environment().put("GIT_" + who + "_EMAIL", "someone@example.com");
        }
        Process git = process.start();
        String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, git.onExit().join().exitValue(), printed);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.toList()) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
