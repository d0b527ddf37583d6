package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference platform, published by the packaged launcher in processes of their own. */
class PublishIT {
    private static final Path HOME = Path.of("target/windlass").toAbsolutePath();
    private static final List<String> SPECS = List.of("apps", "chains", "environments", "clients", "templates");

    @TempDir
    Path folder = Path.of("");

    private Path deploy = Path.of("");

    @BeforeEach
    void makeDeployRepository() throws Exception {
        deploy = folder.resolve("deploy.git");
        run(0, "git", "init", "-q", "--bare", "-b", "main", deploy.toString());
    }

    @Test
    void theDeployRepositoryHoldsWhatIsRendered() throws Exception {
        Path rendered = folder.resolve("rendered");
        launch(0, HOME, "render", "--out", rendered.toString());
        String published = launch(0, HOME, "publish", "--repository", deploy.toString());
        assertTrue(published.contains("published 1 commit "), published);
        Path clone = clone("main");
        assertEquals("", run(0, "diff", "-r", "-x", ".git", "-x", ".windlass", rendered.toString(), clone.toString()));
        assertEquals("", run(0, "git", "-C", clone.toString(), "status", "--porcelain"));
        assertEquals("", run(0, "git", "-C", deploy.toString(), "fsck", "--strict", "--no-progress"));
        String again = launch(0, HOME, "publish", "--repository", deploy.toString());
        assertTrue(again.contains("nothing to publish"), again);
    }

    @Test
    void jobsOfSeveralEnvironmentsPublishAtTheSameTime() throws Exception {
        Path rendered = folder.resolve("rendered");
        launch(0, HOME, "render", "--out", rendered.toString());
        List<Process> jobs = new ArrayList<>();
        for (String environment : List.of("staging", "production")) {
            jobs.add(start(
                    HOME.resolve("bin/windlass").toString(),
                    "publish",
                    environment,
                    "--repository",
                    deploy.toString()));
        }
        for (Process job : jobs) {
            assertTrue(job.waitFor(120, TimeUnit.SECONDS));
            assertEquals(0, job.exitValue());
        }
        Path clone = clone("main");
        assertEquals("", run(0, "diff", "-r", "-x", ".git", "-x", ".windlass", rendered.toString(), clone.toString()));
        assertEquals("2\n", run(0, "git", "-C", deploy.toString(), "rev-list", "--count", "main"));
    }

    /** Git costs a start of a JVM a good deal, so only those commands load it that need it. */
    @Test
    void theOtherCommandsStartWithoutGit() throws Exception {
        Path home = folder.resolve("windlass");
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(home.resolve("bin"));
        Files.copy(HOME.resolve("bin/windlass"), home.resolve("bin/windlass"));
        assertTrue(home.resolve("bin/windlass").toFile().setExecutable(true));
        int left = 0;
        try (Stream<Path> jars = Files.list(HOME.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                if (jar.getFileName().toString().contains("jgit")) {
                    left++;
                } else {
                    Files.createSymbolicLink(home.resolve("lib").resolve(jar.getFileName()), jar);
                }
            }
        }
        assertEquals(1, left);
        Path platform = copyOfThePlatform();
        String root = platform.toString();
        launch(0, home, "--version");
        launch(0, home, "--help");
        launch(0, home, "check", "--root", root);
        launch(0, home, "render", "--root", root);
        launch(0, home, "approve", "--root", root);
        launch(0, home, "diff", "--root", root);
        launch(0, home, "explain", "--root", root, "--all");
        launch(0, home, "validate", platform.resolve("golden").toString());
        assertFalse(launch(70, home, "publish", "--root", root, "--repository", deploy.toString())
                .isEmpty());
    }

    private Path copyOfThePlatform() throws IOException {
        Path platform = folder.resolve("platform");
        for (String name : SPECS) {
            if (!Files.exists(Path.of(name))) {
                continue;
            }
            try (Stream<Path> all = Files.walk(Path.of(name))) {
                for (Path from : all.filter(Files::isRegularFile).toList()) {
                    Path to = platform.resolve(from.toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(from, to);
                }
            }
        }
        return platform;
    }

    private Path clone(String branch) throws Exception {
        Path clone = folder.resolve("clone");
        run(0, "git", "-c", "core.autocrlf=false", "clone", "-q", "-b", branch, deploy.toString(), clone.toString());
        return clone;
    }

    private String launch(int status, Path home, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/windlass").toString()));
        command.addAll(Arrays.asList(arguments));
        return run(status, command.toArray(String[]::new));
    }

    private Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile(folder, "printed", "").toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private String run(int status, String... command) throws Exception {
        Path printed = Files.createTempFile(folder, "printed", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> String.join(" ", command));
        String text = Files.readString(printed);
        assertEquals(status, process.exitValue(), () -> String.join(" ", command) + "\n" + text);
        return text;
    }
}
