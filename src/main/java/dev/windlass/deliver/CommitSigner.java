package dev.windlass.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Signs commits by the user's own program, which knows the key and may use an agent. */
final class CommitSigner {
    /** Time enough to enter a passphrase or to touch a key. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How long what was written may stay in a pipe that an agent holds open. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final Signing signing;
    private final Map<String, String> environment;
    private final Duration patience;

    /** @param environment the variables of the program, which say where its agent and its keys are */
    CommitSigner(Signing signing, Map<String, String> environment) {
        this(signing, environment, PATIENCE);
    }

    /** @param patience how long the program may take */
    CommitSigner(Signing signing, Map<String, String> environment, Duration patience) {
        this.signing = signing;
        this.environment = environment;
        this.patience = patience;
    }

    /** The signature of a commit, in the form that Git puts into it. */
    byte[] sign(byte[] commit) throws DeliveryFailure {
        List<String> command = switch (signing.format()) {
            case SSH -> List.of("ssh-keygen", "-Y", "sign", "-n", "git", "-f", signing.key());
            case OPENPGP -> List.of("gpg", "--batch", "--detach-sign", "--armor", "--local-user", signing.key());
        };
        String program = command.getFirst();
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process running = builder.start();
            CompletableFuture<byte[]> signature = read(running.getInputStream());
            CompletableFuture<byte[]> complaint = read(running.getErrorStream());
            Thread.ofPlatform().daemon().start(() -> write(running, commit));
            if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
                running.destroyForcibly();
                throw failed(program + " did not sign the commit within " + patience.toSeconds() + " s: "
                        + "it waits for something, such as a passphrase, that nobody gives it");
            }
            byte[] signed = rest(signature);
            if (running.exitValue() == 0 && signed.length > 0) {
                return signed;
            }
            String said = new String(rest(complaint), StandardCharsets.UTF_8);
            throw failed(program + " could not sign the commit: " + new Words().shown(said));
        } catch (IOException _) {
            throw failed("the program " + program + ", which is to sign the commit, cannot be run");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failed("signing the commit was interrupted");
        }
    }

    private static void write(Process running, byte... commit) {
        try (OutputStream in = running.getOutputStream()) {
            in.write(commit);
        } catch (IOException _) {
            // It ended early, and says why.
        }
    }

    /** Reads until the end, on a thread of its own. */
    private static CompletableFuture<byte[]> read(InputStream from) {
        CompletableFuture<byte[]> all = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                all.complete(from.readAllBytes());
            } catch (IOException _) {
                all.complete(new byte[0]);
            }
        });
        return all;
    }

    /** What a program wrote that has ended. */
    private static byte[] rest(CompletableFuture<byte[]> read) {
        return read.completeOnTimeout(new byte[0], REST.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private DeliveryFailure failed(String message) {
        String help = switch (signing.format()) {
            case SSH -> "name a private key without a passphrase, or a public key whose private one the ssh agent has";
            case OPENPGP -> "name a secret key that gpg has (gpg --list-secret-keys) and can use without asking";
        };
        return new DeliveryFailure(message, help);
    }
}
