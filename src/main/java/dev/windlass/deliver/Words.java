package dev.windlass.deliver;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** What others said, made fit to be shown: without secrets, control characters and endless length. */
final class Words {
    private static final int MOST = 1_000;
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}&&[^\n]]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]");

    /** What Git says of itself when a hook refuses: the hook's own words are beside it. */
    private static final Pattern HOOK = Pattern.compile("error: hook declined to update .*");

    private final List<String> secrets = new ArrayList<>();
    /** What JGit puts before a message. */
    private String address = "";

    /** Knows the secrets that these hold. */
    static Words of(Destination to, Map<String, String> environment) {
        Words words = new Words();
        words.keep(environment.get(Credentials.TOKEN));
        try {
            URIish uri = new URIish(to.repository());
            boolean isHttp = uri.getScheme() != null && uri.getScheme().startsWith("http");
            words.address = (isHttp ? uri.setUser(null) : uri).setPass(null) + ": ";
            words.keep(uri.getPass());
            if (isHttp) {
                words.keep(uri.getUser());
            }
        } catch (IllegalArgumentException | URISyntaxException _) {
            // It is refused elsewhere, and never shown with what stands before the @.
        }
        return words;
    }

    /** Never shows this from now on. */
    void keep(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            return;
        }
        synchronized (secrets) {
            secrets.add(secret);
            secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            secrets.sort(Comparator.comparingInt(String::length).reversed());
        }
    }

    /** The text in one piece, lines parted by {@code ; }. */
    String shown(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String safe = text;
        synchronized (secrets) {
            for (String secret : secrets) {
                safe = safe.replace(secret, "***");
            }
        }
        safe = Destination.shown(safe);
        safe = CONTROL.matcher(ESCAPE.matcher(safe.replace('\r', '\n')).replaceAll(""))
                .replaceAll(" ");
        List<String> lines = safe.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !HOOK.matcher(l).matches())
                .distinct()
                .toList();
        String joined = String.join("; ", lines);
        return joined.length() > MOST ? joined.substring(0, MOST) + " …" : joined;
    }

    /** Why an operation failed, in the words of whoever knows best. */
    String reason(Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            switch (t) {
                case UnknownHostException e -> {
                    return "there is no host " + shown(e.getMessage());
                }
                case ConnectException _ -> {
                    return "nothing answers there";
                }
                case InterruptedIOException _ -> {
                    return "the server is silent";
                }
                case SSLException e -> {
                    return "no secure connection: " + shown(e.getMessage());
                }
                default -> {}
            }
        }
        return shown(own(failure));
    }

    /** The message without the URL that JGit puts before it. */
    private String own(Exception failure) {
        String message = failure.getMessage();
        Throwable cause = failure.getCause();
        if (message == null && cause instanceof IOException e) {
            return own(e);
        }
        if (message == null) {
            return "no reason was given";
        }
        if (!address.isEmpty() && message.startsWith(address)) {
            return message.substring(address.length());
        }
        int colon = message.indexOf(": ");
        boolean isUrl = colon > 0
                && (message.startsWith("/") || message.substring(0, colon).contains("://"));
        return isUrl ? message.substring(colon + 2) : message;
    }
}
