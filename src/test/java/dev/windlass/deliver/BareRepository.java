package dev.windlass.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A bare repository on disk, looked at and worked in by the {@code git} program. */
final class BareRepository {
    /** Settings and variables that keep the user's own away. */
    static final Map<String, String> ALONE = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Somebody",
            "GIT_AUTHOR_EMAIL", "somebody@example.com",
            "GIT_COMMITTER_NAME", "Somebody",
            "GIT_COMMITTER_EMAIL", "somebody@example.com",
            "LC_ALL", "C");

    private final Path folder;

    private BareRepository(Path folder) {
        this.folder = folder;
    }

    /** A new one, without a commit. */
    static BareRepository in(Path folder) {
        BareRepository made = new BareRepository(folder);
        run(folder.resolveSibling("."), "git", "init", "--quiet", "--bare", "--initial-branch=main", folder.toString());
        return made;
    }

    Path folder() {
        return folder;
    }

    String url() {
        return folder.toUri().toString();
    }

    Destination destination() {
        return new Destination(url(), "main", "");
    }

    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        return run(folder, command.toArray(String[]::new));
    }

    /** The commit at a branch's head. */
    String head(String branch) {
        return git("rev-parse", "refs/heads/" + branch).strip();
    }

    int commits(String branch) {
        return Integer.parseInt(
                git("rev-list", "--count", "refs/heads/" + branch).strip());
    }

    /** Every file of a branch, records too, as {@code MODE CONTENT}. */
    SortedMap<String, String> files(String branch) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String line : git("ls-tree", "-r", "-z", "refs/heads/" + branch).split("\0", -1)) {
            if (!line.isEmpty()) {
                String[] words = line.substring(0, line.indexOf('\t')).split(" ", -1);
                String content = words[1].equals("blob") ? git("cat-file", "blob", words[2]) : words[2];
                files.put(line.substring(line.indexOf('\t') + 1), words[0] + " " + content);
            }
        }
        return files;
    }

    /** What a file of a branch holds. */
    String file(String branch, String path) {
        return git("cat-file", "blob", "refs/heads/" + branch + ":" + path);
    }

    /** Nothing is broken in it. */
    void check() {
        String said = git("fsck", "--strict", "--no-dangling", "--no-progress");
        // Git remarks on a repository without a commit, which is in order.
        assertEquals(
                List.of(), said.lines().filter(l -> !l.startsWith("notice: ")).toList());
    }

    /** Does something in a work tree of a branch, which need not exist, and pushes it as one commit. */
    void work(String branch, Work work) {
        try {
            Path tree = Files.createTempDirectory(folder.resolveSibling("."), "work");
            run(tree, "git", "init", "--quiet", "--initial-branch=" + branch);
            if (!git("branch", "--list", branch).isBlank()) {
                run(tree, "git", "pull", "--quiet", url(), branch);
            }
            work.in(tree);
            run(tree, "git", "add", "--all");
            run(tree, "git", "commit", "--quiet", "--allow-empty", "--message", "by hand");
            run(tree, "git", "push", "--quiet", url(), "HEAD:refs/heads/" + branch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done in a work tree. */
    interface Work {
        void in(Path tree) throws IOException;
    }

    /** Makes this script a hook of the repository. */
    void hook(String name, String script) {
        program(folder.resolve("hooks").resolve(name), script);
    }

    /** Writes a program in the shell's language. */
    static Path program(Path file, String script) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n" + script);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program that must succeed. */
    static String run(Path in, String... command) {
        return run(in, Map.of(), command);
    }

    static String run(Path in, Map<String, String> environment, String... command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
            builder.environment().putAll(ALONE);
            builder.environment().putAll(environment);
            Process running = builder.start();
            try (OutputStream none = running.getOutputStream()) {
                none.flush();
            }
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, running.waitFor(), () -> String.join(" ", command) + "\n" + said);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
