package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.ACCESS;
import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.failure;
import static dev.windlass.deliver.Publishes.published;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed commits, verified by Git. */
class SigningTest {
    @TempDir
    Path work = Path.of("");

    private BareRepository repository;

    @BeforeEach
    void make() {
        repository = BareRepository.in(work.resolve("deploy.git"));
    }

    private DeployRepository by(Signing signing) {
        Author author = new Author("Robot", "robot@example.com").signing(signing);
        return new DeployRepository(repository.destination(), author, ACCESS);
    }

    @Test
    void gitVerifiesAnSshSignature() throws IOException {
        Path key = work.resolve("key");
        BareRepository.run(work, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        Path allowed = Files.writeString(
                work.resolve("allowed"), "robot@example.com " + Files.readString(Path.of(key + ".pub")));
        by(new Signing(Signing.Format.SSH, key.toString()))
                .publish(always("production", "production/a/x.yaml", "x: 1\n"));
        var done = published(by(new Signing(Signing.Format.SSH, key.toString()))
                .publish(always("production", "production/a/x.yaml", "x: 2\n")));
        String verdict = repository.git(
                "-c", "gpg.ssh.allowedSignersFile=" + allowed, "verify-commit", "--raw", done.commit());
        assertTrue(verdict.startsWith("Good \"git\" signature for robot@example.com"), verdict);
        assertEquals("Robot <robot@example.com>", repository.git("log", "-1", "--format=%an <%ae>", "main").strip());
        repository.check();
    }

    @Test
    void aKeyThatIsNotThereStopsThePublish() {
        Diagnostic why = failure(by(new Signing(Signing.Format.SSH, work.resolve("none").toString()))
                .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertTrue(why.message().startsWith("ssh-keygen could not sign the commit: "), why::toString);
        assertEquals("", repository.git("branch", "--list"));
    }
}
