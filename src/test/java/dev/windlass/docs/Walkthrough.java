package dev.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.docs.Page.Edit;
import dev.windlass.docs.Page.Run;
import dev.windlass.docs.Page.Step;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Does what a page says, in its order, in a fresh copy of the repository that is a Git repository of its own and has the built
 * distribution; {@code windlass} is found on the path. With {@code -Ddocs=write} what is printed now goes into the page.
 */
final class Walkthrough {
    private static final boolean WRITE = "write".equals(System.getProperty("docs"));
    private static final Path DISTRIBUTION = Path.of("target/windlass").toAbsolutePath();
    private static final List<String> COPIED =
            List.of(".gitignore", "README.md", "apps", "chains", "environments", "golden", "schemas", "src/docs");

    private final Path repository;
    private final Path home;

    private Walkthrough(Path folder) throws IOException {
        repository = folder.resolve("repository");
        home = Files.createDirectories(folder.resolve("home"));
    }

    static void take(Page page, Path folder) throws IOException, InterruptedException {
        Walkthrough walk = new Walkthrough(folder);
        walk.begin();
        List<String> text = new ArrayList<>(Files.readAllLines(page.file()));
        int added = 0;
        for (Step step : page.steps()) {
            switch (step) {
                case Edit edit -> walk.edit(page, edit);
                case Run run -> {
                    List<String> printed = walk.run(run.command());
                    if (WRITE) {
                        int at = run.line() + run.command().split("\n").length - 1 + added;
                        text.subList(at, at + run.printed().size()).clear();
                        text.addAll(at, printed);
                        added += printed.size() - run.printed().size();
                    } else {
                        assertEquals(
                                String.join("\n", stable(run.printed())),
                                String.join("\n", stable(printed)),
                                page.file() + ":" + run.line()
                                        + ": $ " + run.command()
                                        + "\n(mvn verify -Dit.test=ReadmeIT -Ddocs=write takes over what is printed)");
                    }
                }
            }
        }
        if (WRITE) {
            Files.write(page.file(), text);
        }
    }

    private void begin() throws IOException, InterruptedException {
        for (String name : COPIED) {
            copy(Path.of(name), repository.resolve(name));
        }
        Files.createDirectories(repository.resolve("target"));
        Files.createSymbolicLink(repository.resolve("target/windlass"), DISTRIBUTION);
        run("git init -q . && git add -A && git commit -q -m 'The platform'");
    }

    private void edit(Page page, Edit edit) throws IOException {
        if (edit.language().equals("java")) {
            assertTrue(
                    Files.readString(edit.path()).contains(edit.content()),
                    page.file() + ":" + edit.line() + ": this is not in " + edit.path());
            return;
        }
        Path path = repository.resolve(edit.path());
        assertTrue(path.normalize().startsWith(repository));
        Files.createDirectories(path.getParent());
        Files.writeString(path, edit.content());
    }

    private List<String> run(String command) throws IOException, InterruptedException {
        Path printed = home.resolve("printed");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment()
                .merge("PATH", "", (path, none) -> DISTRIBUTION.resolve("bin") + File.pathSeparator + path);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            builder.environment().put("GIT_" + who + "_NAME", "Reader");
            builder.environment().put("GIT_" + who + "_EMAIL", "reader@example.com");
        }
        builder.environment().put("GIT_PAGER", "cat");
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), command);
        List<String> lines = Files.readAllLines(printed);
        boolean refused = lines.stream().anyMatch(l -> l.startsWith("error["));
        assertEquals(refused ? 1 : 0, process.exitValue(), () -> "$ " + command + "\n" + String.join("\n", lines));
        return lines;
    }

    /** Without what Git makes of the bytes of whole files, and the ids of commits, which hang on the time. */
    private static List<String> stable(List<String> printed) {
        return printed.stream()
                .map(l -> l.replaceFirst("^index [0-9a-f]+\\.\\.[0-9a-f]+", "index"))
                .map(l -> l.replaceFirst("^published 1 commit [0-9a-f]{7} ", "published 1 commit "))
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
