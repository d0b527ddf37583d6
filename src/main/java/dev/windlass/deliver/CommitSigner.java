package dev.windlass.deliver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Signs commits by the user's own program, which knows the key and may use an agent. */
final class CommitSigner {
    private final Signing signing;
    private final Map<String, String> environment;

    /** @param environment the variables of the program, which say where its agent and its keys are */
    CommitSigner(Signing signing, Map<String, String> environment) {
        this.signing = signing;
        this.environment = environment;
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
            CompletableFuture<String> complaint = CompletableFuture.supplyAsync(() -> read(running));
            try (OutputStream in = running.getOutputStream()) {
                in.write(commit);
            } catch (IOException _) {
                // It ended early, and says why.
            }
            byte[] signature = running.getInputStream().readAllBytes();
            if (running.waitFor() == 0 && signature.length > 0) {
                return signature;
            }
            throw failed(program + " could not sign the commit: " + new Words().shown(complaint.join()));
        } catch (IOException _) {
            throw failed("the program " + program + ", which is to sign the commit, cannot be run");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failed("signing the commit was interrupted");
        }
    }

    private static String read(Process running) {
        try {
            return new String(running.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    private DeliveryFailure failed(String message) {
        String help = switch (signing.format()) {
            case SSH -> "name a private key without a passphrase, or a public key whose private one the ssh agent has";
            case OPENPGP -> "name a secret key that gpg has (gpg --list-secret-keys) and can use without asking";
        };
        return new DeliveryFailure(message, help);
    }
}
