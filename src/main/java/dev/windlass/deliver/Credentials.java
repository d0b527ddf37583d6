package dev.windlass.deliver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * User and password for http: from the environment, or else from the user's own credential helper, which may not ask a person. Nothing is
 * stored. They go to the host that the URL names and to no other, and not in the clear over a network.
 */
final class Credentials extends CredentialsProvider {
    static final String TOKEN = "WINDLASS_GIT_TOKEN";
    static final String USERNAME = "WINDLASS_GIT_USERNAME";

    private static final String ANY_USER = "x-access-token";
    private static final Duration HELPER = Duration.ofSeconds(30);

    private final URIish repository;
    private final Map<String, String> environment;
    private final Words words;
    private boolean wereRefused;
    private String missing = "";

    Credentials(URIish repository, Map<String, String> environment, Words words) {
        this.repository = repository;
        this.environment = environment;
        this.words = words;
    }

    /** What to do when the server wants others. */
    String advice() {
        if (!missing.isEmpty()) {
            return missing;
        }
        return environment.containsKey(TOKEN)
                ? "check " + TOKEN + ": it may have expired, or lack the right to write to this repository"
                : "set " + TOKEN + " to a token that may write to this repository (and " + USERNAME
                        + " where the server asks for a certain user), or set up a credential helper of Git";
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return Arrays.stream(items)
                .allMatch(i -> i instanceof CredentialItem.Username || i instanceof CredentialItem.Password);
    }

    @Override
    public void reset(URIish uri) {
        wereRefused = true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) throws UnsupportedCredentialItem {
        if (wereRefused) {
            return false; // they would be no better a second time
        }
        if (!String.valueOf(uri.getHost()).equalsIgnoreCase(String.valueOf(repository.getHost()))) {
            missing = "the server sends on to " + uri.getHost() + ", which gets no credentials: name that URL itself";
            return false;
        }
        if ("http".equals(uri.getScheme()) && !isHere(String.valueOf(uri.getHost()))) {
            missing = "credentials are not sent over http, where anyone can read them: use an https URL";
            return false;
        }
        Map<String, String> found = find(uri);
        String password = found.getOrDefault("password", "");
        if (password.isEmpty()) {
            return false;
        }
        words.keep(password);
        for (CredentialItem item : items) {
            switch (item) {
                case CredentialItem.Username user -> user.setValue(found.getOrDefault("username", ANY_USER));
                case CredentialItem.Password secret -> secret.setValue(password.toCharArray());
                default -> throw new UnsupportedCredentialItem(uri, item.getPromptText());
            }
        }
        return true;
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1") || host.equals("[::1]");
    }

    private Map<String, String> find(URIish uri) {
        String token = environment.getOrDefault(TOKEN, "");
        return token.isEmpty()
                ? askHelper(uri)
                : Map.of("username", environment.getOrDefault(USERNAME, ANY_USER), "password", token);
    }

    /** What {@code git credential fill} knows; empty where it knows nothing, or there is no Git. */
    private Map<String, String> askHelper(URIish uri) {
        String port = uri.getPort() > 0 ? ":" + uri.getPort() : "";
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/+", "");
        String user = uri.getUser() == null ? "" : "username=" + uri.getUser() + "\n";
        String question = "protocol=" + uri.getScheme() + "\nhost=" + uri.getHost() + port + "\npath=" + path + "\n"
                + user + "\n";
        ProcessBuilder git = new ProcessBuilder("git", "credential", "fill");
        git.redirectError(ProcessBuilder.Redirect.DISCARD);
        git.environment().clear();
        git.environment().putAll(environment);
        git.environment().put("GIT_TERMINAL_PROMPT", "0");
        git.environment().put("GIT_ASKPASS", "true"); // answers nothing, asks nobody
        git.environment().put("SSH_ASKPASS", "true");
        try {
            Process running = git.start();
            try (OutputStream in = running.getOutputStream()) {
                in.write(question.getBytes(StandardCharsets.UTF_8));
            }
            if (!running.waitFor(HELPER.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
                return Map.of();
            }
            String answer = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return running.exitValue() == 0 ? values(answer) : Map.of();
        } catch (IOException _) {
            return Map.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    private static Map<String, String> values(String answer) {
        Map<String, String> values = new HashMap<>();
        answer.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return values;
    }
}
