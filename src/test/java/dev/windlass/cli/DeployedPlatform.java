package dev.windlass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A small platform with the environments {@code test} and {@code other}, and a real bare repository that it is published to. */
final class DeployedPlatform {
    private static final Path BASE = Path.of("src/test/resources/cases/base");

    final Path folder;
    final Path root;
    final Path deploy;

    /** What a run of Windlass ended with and said. */
    record Run(int status, String out, String err) {
        Run expect(int expected) {
            assertEquals(expected, status, out + err);
            assertFalse((out + err).contains("Exception") || (out + err).contains("\tat "), out + err);
            return this;
        }

        /** That it said this, on either stream. */
        Run saying(String text) {
            assertTrue((out + err).contains(text), () -> "not said: " + text + "\n" + out + err);
            return this;
        }

        Run notSaying(String text) {
            assertFalse((out + err).contains(text), () -> "said: " + text + "\n" + out + err);
            return this;
        }
    }

    DeployedPlatform(Path folder) throws IOException {
        this.folder = folder;
        this.root = folder.resolve("platform");
        this.deploy = folder.resolve("deploy.git");
        try (Stream<Path> all = Files.walk(BASE)) {
            for (Path from : all.toList()) {
                Path to = root.resolve(BASE.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        bare(deploy);
        for (String environment : List.of("test", "other")) {
            append(environment, "deliver: {repository: \"" + url() + "\", branch: main}");
        }
    }

    Path bare(Path at) throws IOException {
        git(folder, "init", "-q", "--bare", "-b", "main", at.toString());
        return at;
    }

    String url() {
        return deploy.toUri().toString().replaceFirst("/$", "");
    }

    /** Adds a line to the {@code environment.yaml} of an environment. */
    void append(String environment, String line) throws IOException {
        Path file = root.resolve("environments/" + environment + "/environment.yaml");
        Files.writeString(file, Files.readString(file) + line + "\n");
    }

    void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void replace(String path, String before, String after) throws IOException {
        String text = Files.readString(root.resolve(path));
        assertTrue(text.contains(before), text);
        Files.writeString(root.resolve(path), text.replace(before, after));
    }

    Run windlass(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("--root", root.toString()));
        all.addAll(Arrays.asList(arguments));
        int status = new Main(InputStream.nullInputStream(), out, new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(all.toArray(String[]::new));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The platform as a Git repository of one commit, whose id is returned. */
    String commitPlatform(String remote) throws IOException {
        git(root, "init", "-q", "-b", "main");
        git(root, "remote", "add", "origin", remote);
        git(root, "add", "-A");
        git(root, "commit", "-q", "-m", "The platform");
        return git(root, "rev-parse", "HEAD").strip();
    }

    /** Changes the deploy repository's branch as a person would: in a clone, with one commit. */
    void byHand(String... commands) throws IOException {
        Path clone = folder.resolve("clone-" + System.nanoTime());
        git(folder, "clone", "-q", deploy.toString(), clone.toString());
        for (String command : commands) {
            run(clone, List.of("sh", "-c", command));
        }
        git(clone, "add", "-A");
        git(clone, "commit", "-q", "-m", "By hand");
        git(clone, "push", "-q", "origin", "HEAD:main");
    }

    /** How many commits the branch has. */
    int commits(String branch) throws IOException {
        return Integer.parseInt(git(deploy, "rev-list", "--count", branch).strip());
    }

    String message(String branch) throws IOException {
        return git(deploy, "log", "-1", "--format=%B", branch);
    }

    /** The values of a trailer of the branch's last commit. */
    List<String> trailer(String branch, String key) throws IOException {
        return git(deploy, "log", "-1", "--format=%(trailers:valueonly,key=" + key + ")", branch)
                .lines()
                .filter(l -> !l.isBlank())
                .toList();
    }

    /** The files of a branch that are not hidden, with their texts. */
    SortedMap<String, String> published(String branch) throws IOException {
        Path clone = folder.resolve("clone-" + System.nanoTime());
        git(folder, "clone", "-q", "-b", branch, deploy.toString(), clone.toString());
        return files(clone);
    }

    /** The text of one file of a branch, which must be there. */
    String published(String branch, String path) throws IOException {
        return Optional.ofNullable(published(branch).get(path)).orElseThrow();
    }

    /** What is rendered now, into a folder of its own. */
    SortedMap<String, String> rendered(String... environments) throws IOException {
        Path out = folder.resolve("rendered-" + System.nanoTime());
        List<String> arguments = new ArrayList<>(List.of("render", "--out", out.toString()));
        arguments.addAll(Arrays.asList(environments));
        windlass(arguments.toArray(String[]::new)).expect(0);
        return files(out);
    }

    /** The files of a folder by their paths, hidden ones left out. */
    static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString();
                if (!path.startsWith(".")) {
                    files.put(path, Files.readString(file));
                }
            }
        }
        return files;
    }

    String git(Path in, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Someone", "-c", "user.email=someone@example.com", "-c", "core.autocrlf=false"));
        command.addAll(Arrays.asList(arguments));
        return run(in, command);
    }

    private String run(Path in, List<String> command) throws IOException {
        Path printed = Files.createTempFile(folder, "printed", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), command::toString);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        String text = Files.readString(printed);
        assertEquals(0, process.exitValue(), command + "\n" + text);
        return text;
    }
}
