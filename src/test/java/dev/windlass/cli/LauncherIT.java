package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line as people meet it: the packaged launcher, in a process of its own. */
class LauncherIT {
    private static final Path LAUNCHER = Path.of("target/windlass/bin/windlass").toAbsolutePath();

    @TempDir
    Path folder;

    private Path repository = Path.of("");

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void makeEmptyRepository() throws IOException {
        repository = Files.createDirectory(folder.resolve("repository"));
    }

    @Test
    void tellsItsVersionAndWhatItCanDo() throws Exception {
        Run version = windlass("--version");
        assertEquals(0, version.status);
        assertTrue(version.out.matches("windlass [0-9]+\\.[0-9]+\\.[0-9]+\\S*\n"), version.out);
        Run help = windlass("--help");
        assertEquals(0, help.status);
        for (String command : List.of("render", "check", "approve", "schema", "clients")) {
            assertTrue(help.out.contains("\n  " + command + " "), help.out);
            assertEquals(0, windlass(command, "--help").status);
        }
    }

    @Test
    void usageErrorsAreStatusTwo() throws Exception {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("rendr"),
                List.of("render", "--nope"),
                List.of("render", "--shard", "3/2"),
                List.of("render", "--shard", "x"),
                List.of("render", "--only"),
                List.of("check", "--only", "x"),
                List.of("check", "--format", "xml"),
                List.of("check", "--color=sometimes"),
                List.of("schema"),
                List.of("schema", "chian"),
                List.of("check", "--root", "/nowhere/at/all"),
                List.of("--root", LAUNCHER.toString(), "check"))) {
            Run run = windlass(wrong);
            assertEquals(2, run.status, wrong + run.err);
            assertTrue(run.err.startsWith("error[usage]: "), wrong + run.err);
            assertEquals("", run.out, wrong::toString);
            assertClean(run);
        }
        assertTrue(windlass("rendr").err.contains("did you mean \"render\"?"));
        assertTrue(windlass("schema", "chian").err.contains("did you mean \"chain\"?"));
        assertTrue(windlass("render", "--onyl", "x").err.contains("did you mean \"--only\"?"));
    }

    @Test
    void everyFailureIsOneDocumentInJson() throws Exception {
        for (List<String> wrong : List.of(
                List.of("--format", "json"),
                List.of("rendr", "--format=json"),
                List.of("--format", "json", "render", "--nope"),
                List.of("check", "--format", "json", "--root", "/nowhere/at/all"),
                List.of("schema", "chian", "--format", "json"))) {
            Run run = windlass(wrong);
            assertEquals(2, run.status, wrong::toString);
            assertEquals("", run.err, wrong::toString);
            JsonNode document = JsonMapper.shared().readTree(run.out);
            assertEquals("usage", document.at("/diagnostics/0/code").asString(), run.out);
            assertEquals(0, document.at("/units").asInt(-1));
            assertEquals(0, document.at("/resources").asInt(-1));
            assertEquals(1, run.out.lines().count());
        }
    }

    @Test
    void findingsAreStatusOneInEveryFormat() throws Exception {
        for (String command : List.of("check", "render", "approve")) {
            Run text = windlass(command, "--root", repository.toString());
            assertEquals(1, text.status, text.err);
            assertTrue(text.err.contains("error[no-environment]: "), text.err);
            assertEquals("", text.out);
            Run json = windlass("--root", repository.toString(), command, "--format", "json");
            assertEquals(1, json.status, json.err);
            assertEquals(
                    "no-environment",
                    JsonMapper.shared()
                            .readTree(json.out)
                            .at("/diagnostics/0/code")
                            .asString());
            assertClean(text);
        }
        try (var left = Files.list(repository)) {
            assertEquals(0, left.count(), "nothing is written when anything is wrong");
        }
    }

    @Test
    void printsSchemasAndClients() throws Exception {
        for (String kind : List.of("chain", "app", "environment")) {
            Run run = windlass("schema", kind);
            assertEquals(0, run.status, run.err);
            assertEquals(
                    "object", JsonMapper.shared().readTree(run.out).at("/type").asString(), run.out);
        }
        Run text = windlass("clients", "--root", repository.toString());
        assertEquals(0, text.status, text.err);
        assertTrue(text.out.contains("\nmonacoin-core "), text.out);
        Files.createDirectory(repository.resolve("clients"));
        Files.writeString(repository.resolve("clients/fork-core.libsonnet"), "{displayName: 'Fork'}");
        Run json = windlass("clients", "--root", repository.toString(), "--format", "json");
        assertTrue(
                json.out.contains(
                        "{\"name\":\"fork-core\",\"title\":\"Fork\",\"version\":\"\",\"file\":\"clients/fork-core.libsonnet\"}"),
                json.out);
    }

    @Test
    void coloursOnlyWhenAsked() throws Exception {
        assertFalse(windlass("check", "--root", repository.toString()).err.contains("\u001b"));
        assertTrue(windlass("check", "--root", repository.toString(), "--color", "always")
                .err
                .contains("\u001b[1;31m"));
        assertFalse(windlass("--color=never", "check", "--root", repository.toString())
                .err
                .contains("\u001b"));
    }

    @Test
    void runsFromAnywhereAndThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("windlass"), LAUNCHER);
        Path second = Files.createSymbolicLink(folder.resolve("again"), Path.of("windlass"));
        for (Path launcher : List.of(LAUNCHER, link, second)) {
            Run run = run(repository, Map.of(), List.of(launcher.toString(), "--version"));
            assertEquals(0, run.status, run.err);
        }
        Run check = run(repository, Map.of(), List.of(link.toString(), "check"));
        assertTrue(check.err.contains("error[no-environment]: "), check.err);
    }

    @Test
    void takesAnotherJdkOverOneThatIsTooOld() throws Exception {
        Path old = Files.createDirectories(folder.resolve("jdk-17/bin"));
        Path java = Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 99\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(folder.resolve("jdk-17/release"), "JAVA_VERSION=\"17.0.15\"\n");
        Run run = run(
                folder,
                Map.of("JAVA_HOME", folder.resolve("jdk-17").toString(), "PATH", old + ":" + System.getenv("PATH")),
                List.of(LAUNCHER.toString(), "--version"));
        assertEquals(0, run.status, run.err);
    }

    @Test
    void aReaderThatGoesAwayIsNoFailure() throws Exception {
        Run run = run(
                folder,
                Map.of(),
                List.of("sh", "-c", "'" + LAUNCHER + "' --help | true; '" + LAUNCHER + "' --help >/dev/full"));
        assertEquals(3, run.status);
        assertEquals("error[output-failed]: standard output cannot be written\n", run.err);
    }

    private void assertClean(Run run) {
        assertFalse(run.err.contains("\tat ") || run.err.contains("Exception"), run.err);
        assertFalse(run.out.contains("\tat ") || run.out.contains("Exception"), run.out);
    }

    private Run windlass(String... arguments) throws IOException, InterruptedException {
        return windlass(List.of(arguments));
    }

    private Run windlass(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(arguments);
        return run(folder, Map.of(), command);
    }

    private Run run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command::toString);
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
