package dev.windlass.deliver;

import static dev.windlass.deliver.Publishes.ACCESS;
import static dev.windlass.deliver.Publishes.access;
import static dev.windlass.deliver.Publishes.always;
import static dev.windlass.deliver.Publishes.failure;
import static dev.windlass.deliver.Publishes.published;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
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
        return by(signing, ACCESS);
    }

    private DeployRepository by(Signing signing, GitAccess access) {
        Author author = new Author("Robot", "robot@example.com").signing(signing);
        return new DeployRepository(repository.destination(), author, access);
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
        String verdict =
                repository.git("-c", "gpg.ssh.allowedSignersFile=" + allowed, "verify-commit", "--raw", done.commit());
        assertTrue(verdict.startsWith("Good \"git\" signature for robot@example.com"), verdict);
        assertEquals(
                "Robot <robot@example.com>",
                repository.git("log", "-1", "--format=%an <%ae>", "main").strip());
        repository.check();
    }

    @Test
    void aKeyThatIsNotThereStopsThePublish() {
        Diagnostic why =
                failure(by(new Signing(Signing.Format.SSH, work.resolve("none").toString()))
                        .publish(always("production", "production/a/x.yaml", "x: 1\n")));
        assertTrue(why.message().startsWith("ssh-keygen could not sign the commit: "), why::toString);
        assertEquals("", repository.git("branch", "--list"));
    }

    /** A pipe that nobody writes into is a key that nobody ever gives. */
    @Test
    void aProgramThatWaitsForSomethingIsGivenUp() {
        Path key = work.resolve("key");
        BareRepository.run(work, "mkfifo", "-m", "600", key.toString());
        CommitSigner signer = new CommitSigner(
                new Signing(Signing.Format.SSH, key.toString()), ACCESS.environment(), Duration.ofSeconds(1));
        DeliveryFailure why = assertThrows(DeliveryFailure.class, () -> signer.sign(new byte[1 << 20]));
        assertEquals(
                "ssh-keygen did not sign the commit within 1 s: it waits for something, such as a passphrase, that"
                        + " nobody gives it",
                why.getMessage());
    }

    @Test
    void gitVerifiesAnOpenPgpSignature() throws IOException {
        Path home = Files.createDirectory(
                Path.of("/tmp")
                        .resolve(
                                "wg-" + ProcessHandle.current().pid()), // an agent's socket has no room for a long path
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Map<String, String> there = Map.of("GNUPGHOME", home.toString());
        try {
            BareRepository.run(
                    work,
                    there,
                    "gpg",
                    "--batch",
                    "--quiet",
                    "--passphrase",
                    "",
                    "--quick-gen-key",
                    "robot@example.com",
                    "ed25519");
            var done = published(by(new Signing(Signing.Format.OPENPGP, "robot@example.com"), access(there))
                    .publish(always("production", "production/a/x.yaml", "x: 1\n")));
            String verdict =
                    BareRepository.run(repository.folder(), there, "git", "verify-commit", "--raw", done.commit());
            assertTrue(verdict.contains("GOODSIG "), verdict);
        } finally {
            BareRepository.run(work, there, "gpgconf", "--kill", "all");
            try (Stream<Path> all = Files.walk(home)) {
                for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(p);
                }
            }
        }
    }
}
