package dev.windlass.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A machine that CircleCI runs a job on, as far as the scripts see it: a clone of a bare repository that really is there, programs that
 * note how they are called in the place of those that reach outside, and a web server on this machine for the API's of others.
 */
final class CircleMachine implements AutoCloseable {
    /** What no output and no argument may show. */
    static final String SECRET = "s3cret-of-the-context";

    final Path origin;
    final Path clone;
    final Map<String, String> variables = new TreeMap<>();
    private final Path folder;
    private final Path calls;
    private final Path programs;
    private final HttpServer server;
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Answer> answers = new ArrayDeque<>();

    /** What a script asked of the web server, as {@code METHOD PATH}. */
    record Request(String what, Map<String, List<String>> headers, String body) {}

    /** What the web server says next. */
    record Answer(int status, String body) {}

    /**
     * How a script ended.
     *
     * @param said standard output and standard error together
     */
    record End(int status, String said) {
        void assertFine() {
            assertEquals(0, status, said);
        }

        /** It failed and said why. */
        void assertFailed(String why) {
            assertFalse(status == 0, said);
            assertTrue(said.contains(why), said);
        }

        void assertSays(String text) {
            assertTrue(said.contains(text), said);
        }
    }

    /** A machine with the clone of a repository that has the files given, each branch with the first commit. */
    CircleMachine(Path folder, Map<String, String> files, String... branches) throws Exception {
        this.folder = folder;
        this.origin = folder.resolve("origin.git");
        this.clone = folder.resolve("clone");
        this.calls = Files.createFile(folder.resolve("calls"));
        this.programs = Files.createDirectory(folder.resolve("programs"));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                requests.add(new Request(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                        exchange.getRequestHeaders(),
                        body));
                Answer answer = answers.remove();
                byte[] text = answer.body.getBytes(StandardCharsets.UTF_8);
                if (answer.status == 401) {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"here\"");
                }
                exchange.sendResponseHeaders(answer.status, text.length);
                exchange.getResponseBody().write(text);
            }
        });
        server.start();
        variables.put("HOME", Files.createDirectory(folder.resolve("home")).toString());
        variables.put("GIT_CONFIG_NOSYSTEM", "1");
        variables.put("PATH", programs + File.pathSeparator + System.getenv("PATH"));
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", origin.toString());
        git(folder, "clone", "--quiet", origin.toString(), clone.toString());
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        commit("The first");
        for (String branch : branches) {
            git(clone, "push", "--quiet", "origin", "HEAD:refs/heads/" + branch);
        }
    }

    /** Where the web server is. */
    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answer(int status, String body) {
        answers.add(new Answer(status, body));
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    void write(String path, String text) throws IOException {
        Path file = clone.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Commits all that is in the clone, and returns the commit. */
    String commit(String message) throws Exception {
        git(clone, "add", "--all");
        git(
                clone,
                "-c",
                "user.name=Somebody",
                "-c",
                "user.email=somebody@example.com",
                "commit",
                "--quiet",
                "--message",
                message);
        return git(clone, "rev-parse", "HEAD");
    }

    /** The commit of a branch of the repository. */
    String head(String branch) throws Exception {
        return git(origin, "rev-parse", "refs/heads/" + branch);
    }

    /** What Git prints, without the last line's end. */
    String git(Path where, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(arguments));
        End end = run(where, command);
        end.assertFine();
        return end.said.strip();
    }

    /**
     * Puts a program in the way of the real one.
     *
     * @param script what it does in Bash, after it has noted its arguments
     * @return where it is
     */
    Path program(String name, String script) throws IOException {
        Path program = programs.resolve(name);
        Files.writeString(program, """
                #!/usr/bin/env bash
                set -euo pipefail
                (IFS=$'\\x1f'; echo "%s"$'\\x1f'"$*" >>%s)
                %s
                """.formatted(name, calls, script));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    /** How the programs of the machine were called, each call with the program's name before its arguments. */
    List<List<String>> calls() throws IOException {
        return Files.readAllLines(calls).stream()
                .map(l -> List.of(l.split("\u001f", -1)))
                .toList();
    }

    /** The arguments that a program was called with, each time. */
    List<List<String>> calls(String program) throws IOException {
        return calls().stream()
                .filter(c -> c.getFirst().equals(program))
                .map(c -> c.subList(1, c.size()))
                .toList();
    }

    /** Runs a script in the clone; what it said and how it called others shows no secret. */
    End script(Path script, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", script.toAbsolutePath().toString()));
        command.addAll(Arrays.asList(arguments));
        End end = run(clone, command);
        assertFalse(end.said.contains(SECRET), end.said);
        assertFalse(Files.readString(calls).contains(SECRET));
        return end;
    }

    private End run(Path where, List<String> command) throws Exception {
        Path said = Files.createTempFile(folder, "said", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), command::toString);
        return new End(process.exitValue(), Files.readString(said));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
