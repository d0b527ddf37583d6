package dev.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of an app's repository builds, passes its own tests, and runs as a program of its own. */
class AppRepositoryIT {
    private static final Path REPOSITORY = Path.of("examples/app-repository");
    private static final String JAVA = System.getProperty("java.home");

    @TempDir
    Path folder = Path.of("");

    @Test
    void itBuildsAndServesUntilItIsTold() throws Exception {
        for (String part : new String[] {"pom.xml", "src"}) {
            try (Stream<Path> all = Files.walk(REPOSITORY.resolve(part))) {
                for (Path from : all.filter(Files::isRegularFile).toList()) {
                    Path to = folder.resolve(REPOSITORY.relativize(from).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(from, to);
                }
            }
        }
        Path said = folder.resolve("maven.log");
        // Maven itself may run on an older Java than the app.
        Process build = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "--no-transfer-progress",
                        "-Dmaven.compiler.fork=true",
                        "-Dmaven.compiler.executable=" + JAVA + "/bin/javac",
                        "-Djvm=" + JAVA + "/bin/java",
                        "verify")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(build.waitFor(10, TimeUnit.MINUTES));
        assertEquals(0, build.exitValue(), Files.readString(said));
        assertTrue(Files.readString(said).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0"));

        ProcessBuilder java = new ProcessBuilder(
                JAVA + "/bin/java", "-jar", folder.resolve("target/height.jar").toString());
        java.environment().put("PORT", "0");
        Process app = java.start();
        try (BufferedReader out = app.inputReader()) {
            String line = out.readLine();
            assertTrue(line != null && line.startsWith("listening on port "), line);
            String address = "http://localhost:" + line.substring("listening on port ".length());
            assertEquals("no chain is configured\n", get(address + "/"));
            assertEquals("ok\n", get(address + "/healthz"));
            assertEquals("ok\n", get(address + "/readyz"));
            app.destroy(); // SIGTERM
            assertTrue(app.waitFor(30, TimeUnit.SECONDS));
            assertEquals(143, app.exitValue());
        } finally {
            app.destroyForcibly();
        }
    }

    private static String get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
