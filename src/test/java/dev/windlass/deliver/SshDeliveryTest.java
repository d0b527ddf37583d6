package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.access;
import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.failure;
import static dev.windlass.deliver.Publishes.published;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing through an ssh program, for which a script stands in that runs the command here. */
class SshDeliveryTest {
    @TempDir
    Path work = Path.of("");

    private BareRepository repository;
    private Path log;
    private Path ssh;

    @BeforeEach
    void make() {
        repository = BareRepository.in(work.resolve("deploy.git"));
        log = work.resolve("log");
        ssh = BareRepository.program(work.resolve("my ssh"), """
            echo "$@" >> '%s'
            for last; do :; done
            exec sh -c "$last"
            """.formatted(log));
    }

    private static DeployRepository to(String url, Map<String, String> environment) {
        return new DeployRepository(new Destination(url, "main", ""), Author.WINDLASS, access(environment));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(log);
    }

    @Test
    void aUrlWithAPort() throws IOException {
        String folder = repository.folder().toString();
        published(to("ssh://git@deploy.invalid:2222" + folder, Map.of("GIT_SSH", ssh.toString()))
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(
                List.of(
                        "-p 2222 git@deploy.invalid git-upload-pack '" + folder + "'",
                        "-p 2222 git@deploy.invalid git-receive-pack '" + folder + "'"),
                calls());
        assertEquals("x: 1\n", repository.file("main", "production/a/x.yaml"));
        repository.check();
    }

    @Test
    void anAddressAsScpTakesIt() throws IOException {
        published(to("git@deploy.invalid:" + repository.folder(), Map.of("GIT_SSH", ssh.toString()))
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertTrue(calls().getFirst().startsWith("git@deploy.invalid git-upload-pack "));
    }

    @Test
    void aCommandWithOptionsComesFirst() throws IOException {
        published(to(
                        "ssh://deploy.invalid" + repository.folder(),
                        Map.of("GIT_SSH", "/bin/false", "GIT_SSH_COMMAND", "'" + ssh + "' -i key"))
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertTrue(calls().getFirst().startsWith("-i key deploy.invalid git-upload-pack "));
    }

    @Test
    void whatSshSaysIsShown() {
        Path refusing = BareRepository.program(
                work.resolve("refusing"), "echo 'git@deploy.invalid: Permission denied (publickey).' >&2\nexit 255\n");
        Diagnostic why = failure(to("git@deploy.invalid:deploy.git", Map.of("GIT_SSH", refusing.toString()))
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(
                "the deploy repository git@deploy.invalid:deploy.git cannot be reached: git@deploy.invalid: Permission"
                        + " denied (publickey).",
                why.message());
        assertEquals("check that the server knows your key (ssh -T git@deploy.invalid) and the repository", why.help());
    }

    @Test
    void withoutSshItSaysSo() {
        Diagnostic why = failure(to("git@deploy.invalid:deploy.git", Map.of("GIT_SSH", "/nowhere/ssh"))
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertTrue(why.message().contains("/nowhere/ssh"), why::toString);
    }

    @Test
    void aRepositoryThatIsNotThere() {
        Diagnostic why = failure(to("ssh://git@deploy.invalid/nothing.git", Map.of("GIT_SSH", ssh.toString()))
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertTrue(why.message().contains("'/nothing.git' does not appear to be a git repository"), why::toString);
    }

    @Test
    void aKeyThatMayOnlyRead() {
        Path reading = BareRepository.program(work.resolve("reading"), """
            for last; do :; done
            case $last in git-receive-pack*)
                echo 'ERROR: The key you are authenticating with has been marked as read only.' >&2
                exit 1
            esac
            exec sh -c "$last"
            """);
        Diagnostic why =
                failure(to("ssh://git@deploy.invalid" + repository.folder(), Map.of("GIT_SSH", reading.toString()))
                        .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertEquals(
                "the deploy repository ssh://deploy.invalid" + repository.folder()
                        + " can be read, but not written: ERROR: The key you are authenticating with has been marked as"
                        + " read only.",
                why.message());
        assertEquals("let the server give your key the right to write to this repository", why.help());
    }
}
