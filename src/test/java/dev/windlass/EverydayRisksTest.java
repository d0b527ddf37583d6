package dev.windlass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.windlass.check.ResourceCheck;
import dev.windlass.review.diff.Comparer;
import dev.windlass.review.diff.State;
import dev.windlass.review.diff.StoredObject;
import dev.windlass.review.risk.AssessedChange;
import dev.windlass.review.risk.Hazard;
import dev.windlass.review.risk.Risk;
import dev.windlass.review.risk.RiskAssessor;
import dev.windlass.source.MemoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What users of the reference platform do every day, and what is said of it: {@code NAME.txt} says what it is, then edits files
 * ({@code === in FILE} with a line {@code - OLD} and a line {@code + NEW}, {@code === add FILE}, {@code === remove FILE}), then says under
 * {@code === expected} what is dangerous about it and how many changes are safe. {@code -Drisk=write} writes that.
 */
class EverydayRisksTest {
    private static final Path CASES = Path.of("src/test/resources/risk/everyday");
    private static final ResourceCheck KINDS = new ResourceCheck();

    @TestFactory
    List<DynamicTest> everydayChangesAreAssessedAsTheySay() throws IOException {
        Map<String, String> files = repository();
        Compilation now = compile(files);
        try (Stream<Path> cases = Files.list(CASES)) {
            return cases.sorted()
                    .map(c -> dynamicTest(c.getFileName().toString(), () -> check(c, files, now)))
                    .toList();
        }
    }

    private static Map<String, String> repository() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String folder : List.of("chains", "apps", "environments")) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                for (Path p : all.filter(Files::isRegularFile).toList()) {
                    files.put(p.toString(), Files.readString(p));
                }
            }
        }
        return files;
    }

    private static Compilation compile(Map<String, String> files) {
        Compilation compilation = new Compiler(MemoryTree.of(files)).compile(Compiler.Selection.EVERYTHING);
        assertEquals(List.of(), compilation.diagnostics());
        return compilation;
    }

    private static void check(Path file, Map<String, String> repository, Compilation now) throws IOException {
        Map<String, String> files = new TreeMap<>(repository);
        String text = Files.readString(file);
        int end = text.indexOf("=== expected\n");
        String edits = end < 0 ? text : text.substring(0, end);
        for (String edit : edits.split("(?m)^=== ", -1)) {
            apply(edit, files);
        }
        Compilation then = compile(files);
        List<AssessedChange> changes =
                new RiskAssessor(KINDS).assess(new Comparer(KINDS).compare(state(now), state(then), then.units()));
        String found = text(changes);
        if ("write".equals(System.getProperty("risk"))) {
            Files.writeString(file, edits + "=== expected\n" + found);
        } else {
            assertEquals(end < 0 ? "" : text.substring(end + "=== expected\n".length()), found);
        }
    }

    /** What the agent is told follows from the rest, and is not looked at here. */
    private static State state(Compilation compilation) {
        return State.of(State.of(compilation.manifests()).objects().values().stream()
                .filter(o -> !o.unit().equals("gitops"))
                .toList());
    }

    private static void apply(String edit, Map<String, String> files) {
        List<String> lines = edit.lines().toList();
        String[] words = lines.isEmpty() ? new String[] {""} : lines.getFirst().split(" ");
        String rest = String.join("\n", lines.subList(Math.min(1, lines.size()), lines.size())) + "\n";
        switch (words.length == 2 ? words[0] : "") {
            case "add" -> files.put(words[1], rest);
            case "remove" ->
                assertTrue(files.keySet().removeIf(f -> f.equals(words[1]) || f.startsWith(words[1] + "/")), edit);
            case "in" -> {
                List<String> old = new ArrayList<>();
                List<String> fresh = new ArrayList<>();
                lines.stream().filter(l -> l.startsWith("- ")).forEach(l -> old.add(l.substring(2)));
                lines.stream().filter(l -> l.startsWith("+ ")).forEach(l -> fresh.add(l.substring(2)));
                String was = files.getOrDefault(words[1], "");
                String is = old.isEmpty()
                        ? was + String.join("\n", fresh) + "\n"
                        : was.replace(String.join("\n", old), String.join("\n", fresh));
                assertTrue(!is.equals(was), "nothing to replace: " + edit);
                files.put(words[1], is);
            }
            default -> {}
        }
    }

    private static String text(List<AssessedChange> changes) {
        StringBuilder text = new StringBuilder();
        long safe = changes.stream().filter(c -> c.risk() == Risk.SAFE).count();
        for (AssessedChange c : changes) {
            StoredObject o = c.change().object();
            for (Hazard h : c.hazards()) {
                if (h.risk() != Risk.SAFE) {
                    text.append(o.environment()).append(' ').append(o.title()).append(": ");
                    text.append(h.risk().id()).append(": ").append(h.reason()).append('\n');
                }
            }
        }
        return text.append("safe: ").append(safe).append('\n').toString();
    }
}
