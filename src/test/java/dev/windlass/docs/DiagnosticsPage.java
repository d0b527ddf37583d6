package dev.windlass.docs;

import dev.windlass.source.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reference of findings: each code with what it means, what mends it, and an example from the case folders. */
final class DiagnosticsPage {
    private static final Path CASES = Path.of("src/test/resources/cases");

    private DiagnosticsPage() {}

    static String text() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Diagnostics

                Every finding has a code, a place and a way out. `error` stops the output from being written; `warning` does not.
                """);
        List<String> examples = examples();
        for (Code code : Code.values()) {
            page.append("\n## ")
                    .append(code.id())
                    .append("\n\n")
                    .append(code.title())
                    .append(' ')
                    .append(code.remedy())
                    .append('\n');
            example(code, examples)
                    .ifPresent(e -> page.append("\n```text\n").append(e).append("\n```\n"));
        }
        return page.toString();
    }

    /** The findings of all cases, in order of the cases' names. */
    private static List<String> examples() throws IOException {
        if (!Files.isDirectory(CASES)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(CASES)) {
            List<Path> files = all.filter(f -> f.endsWith("expected.txt"))
                    .sorted(Comparator.comparing(DiagnosticsPage::isOfAQuestion).thenComparing(f -> f))
                    .toList();
            Stream.Builder<String> found = Stream.builder();
            for (Path file : files) {
                Stream.of(Files.readString(file).split("\n\n")).forEach(found);
            }
            return found.build().toList();
        }
    }

    /** Whether a case is one of commands that ask, whose findings are about the question. */
    private static boolean isOfAQuestion(Path file) {
        Path area = CASES.relativize(file).getName(0);
        return area.endsWith("explain") || area.endsWith("start");
    }

    private static Optional<String> example(Code code, List<String> examples) {
        String mark = "[" + code.id() + "]:";
        return examples.stream()
                .filter(e -> e.contains(mark))
                .map(e -> e.lines().dropWhile(l -> !l.contains(mark)).toList())
                .filter(lines -> lines.size() <= 20)
                .map(lines -> String.join("\n", lines).strip())
                .findFirst();
    }
}
