package dev.windlass.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** A folder in which the {@code git} program works, without the configuration of whoever runs the tests. */
@NullMarked
public record GitFolder(Path path) {
    /** A new repository with the branch {@code main}. */
    static GitFolder init(Path path) throws IOException {
        Files.createDirectories(path);
        GitFolder folder = new GitFolder(path);
        folder.git("init", "--quiet", "--initial-branch=main");
        return folder;
    }

    /** Runs git and gives what it prints. */
    public String git(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.com"));
        command.addAll(List.of("-c", "maintenance.auto=false")); // nothing goes on behind the test's back
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(path.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertEquals(0, process.waitFor(), () -> String.join(" ", arguments) + ": " + printed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return printed.strip();
    }

    void write(String file, String text) throws IOException {
        Path at = path.resolve(file);
        Files.createDirectories(at.getParent());
        Files.writeString(at, text);
    }

    /** Commits everything and gives the commit's id. */
    String commit(String message) throws IOException {
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "--message", message);
        return git("rev-parse", "HEAD");
    }
}
