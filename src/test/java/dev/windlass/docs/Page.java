package dev.windlass.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A page of the documentation as a row of steps that can be done.
 *
 * <p>A block in a language of files is the new content of the file that the paragraph before it names last, in backticks, before its colon. A
 * {@code console} block holds commands after {@code $} and, below each, all that it prints. Blocks of {@code sh} and {@code text} are for
 * people only.
 */
record Page(Path file, List<Step> steps) {
    private static final Set<String> FILES = Set.of("yaml", "jsonnet", "java", "toml", "json", "markdown");
    private static final Set<String> FOR_PEOPLE = Set.of("sh", "text");
    private static final Pattern FILE = Pattern.compile("`([^`\\s]+\\.[a-z]+)`");

    /** Something that a reader does. */
    sealed interface Step {
        /** The line of the page that it begins at, from 1. */
        int line();
    }

    /** Makes a file, or replaces what it holds. */
    record Edit(int line, String language, Path path, String content) implements Step {}

    /**
     * Runs a command.
     *
     * @param printed what the page says it prints
     */
    record Run(int line, String command, List<String> printed) implements Step {}

    static Page read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                String language = lines.get(i).substring(3);
                int end = i + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                block(file, lines, i, end, language, steps);
                i = end;
            }
        }
        return new Page(file, List.copyOf(steps));
    }

    private static void block(Path file, List<String> lines, int start, int end, String language, List<Step> steps) {
        List<String> content = lines.subList(start + 1, end);
        if (language.equals("console")) {
            runs(content, start + 2, steps);
        } else if (FILES.contains(language)) {
            Path path = named(lines, start)
                    .orElseThrow(() -> new IllegalStateException(file + ":" + (start + 1) + ": no line names this file"));
            steps.add(new Edit(start + 1, language, path, String.join("\n", content) + "\n"));
        } else if (!FOR_PEOPLE.contains(language)) {
            throw new IllegalStateException(file + ":" + (start + 1) + ": a block in no language that is known: " + language);
        }
    }

    /** The last file that the paragraph before a block names, where that ends in a colon. */
    private static Optional<Path> named(List<String> lines, int start) {
        int end = start;
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        int begin = end;
        while (begin > 0 && !lines.get(begin - 1).isBlank()) {
            begin--;
        }
        String paragraph = String.join(" ", lines.subList(begin, end));
        return paragraph.endsWith(":")
                ? FILE.matcher(paragraph).results().map(m -> Path.of(m.group(1))).reduce((earlier, last) -> last)
                : Optional.empty();
    }

    private static void runs(List<String> content, int first, List<Step> steps) {
        int i = 0;
        while (i < content.size()) {
            int line = first + i;
            StringBuilder command = new StringBuilder(content.get(i).substring(2));
            while (command.charAt(command.length() - 1) == '\\') {
                i++;
                command.append('\n').append(content.get(i));
            }
            i++;
            List<String> printed = new ArrayList<>();
            while (i < content.size() && !content.get(i).startsWith("$ ")) {
                printed.add(content.get(i));
                i++;
            }
            steps.add(new Run(line, command.toString(), List.copyOf(printed)));
        }
    }
}
