package dev.windlass.deliver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * User and password for http: from the URL, or else from the environment, or else from the user's own credential helper, which may not ask a
 * person. Nothing is stored. They go to the host that the URL names and to no other, and not in the clear over a network. A token of the
 * environment goes only to the host that it is bound to there, where it is bound to one: the URL comes from files that anyone may propose.
 */
final class Credentials extends CredentialsProvider {
    static final String TOKEN = "WINDLASS_GIT_TOKEN";
    static final String USERNAME = "WINDLASS_GIT_USERNAME";
    /** The host, or host and port, that the token is for. */
    static final String HOST = "WINDLASS_GIT_HOST";

    private static final String ANY_USER = "x-access-token";
    private static final Pattern BREAK = Pattern.compile("[\n\r\0]");
    private static final Duration HELPER = Duration.ofSeconds(30);

    /** With what it was given of user and password. */
    private final URIish repository;

    private final Map<String, String> environment;
    private final Words words;
    private boolean wereRefused;
    private String missing = "";

    Credentials(Address address, Map<String, String> environment, Words words) {
        this.repository = address.said();
        this.environment = environment;
        this.words = words;
    }

    /** What to do when the server wants others. */
    String advice() {
        if (!missing.isEmpty()) {
            return missing;
        }
        if (isInUrl()) {
            return "check the user and the password in the URL, or rather leave them out and set " + TOKEN;
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
        if (!"https".equals(uri.getScheme()) && !isHere(String.valueOf(uri.getHost()))) {
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

    private boolean isInUrl() {
        return !passwordOfUrl().isEmpty();
    }

    private String passwordOfUrl() {
        String password = repository.getPass();
        return password == null ? "" : password;
    }

    private Map<String, String> find(URIish uri) {
        if (isInUrl()) {
            String user = repository.getUser();
            return Map.of("username", user == null ? ANY_USER : user, "password", passwordOfUrl());
        }
        String token = environment.getOrDefault(TOKEN, "");
        if (token.isEmpty()) {
            return askHelper(uri);
        }
        String bound = environment.getOrDefault(HOST, "").strip();
        if (!bound.isEmpty() && !bound.equalsIgnoreCase(uri.getHost()) && !bound.equalsIgnoreCase(hostAndPort(uri))) {
            missing = TOKEN + " was not sent there, since " + HOST + " binds it to " + words.shown(bound)
                    + ": correct the URL, or, if this host may have the token, " + HOST;
            return Map.of();
        }
        return Map.of("username", environment.getOrDefault(USERNAME, ANY_USER), "password", token);
    }

    private static String hostAndPort(URIish uri) {
        return uri.getHost() + (uri.getPort() > 0 ? ":" + uri.getPort() : "");
    }

    /** What {@code git credential fill} knows; empty where it knows nothing, or there is no Git. */
    private Map<String, String> askHelper(URIish uri) {
        // Without the path, which would be one more thing to take from the URL: Git leaves it out over http too.
        SequencedMap<String, String> question = new LinkedHashMap<>();
        question.put("protocol", uri.getScheme());
        question.put("host", hostAndPort(uri));
        if (repository.getUser() != null) {
            question.put("username", repository.getUser());
        }
        if (question.values().stream().anyMatch(v -> BREAK.matcher(v).find())) {
            return Map.of(); // it would be a question for another host
        }
        String lines = question.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                .collect(Collectors.joining("", "", "\n"));
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
                in.write(lines.getBytes(StandardCharsets.UTF_8));
            }
            if (!running.waitFor(HELPER.toSeconds(), TimeUnit.SECONDS)) {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
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
