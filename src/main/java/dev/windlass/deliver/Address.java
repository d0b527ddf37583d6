package dev.windlass.deliver;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a deploy repository, of a kind that may be opened: a repository's content says what it is, and must not make anything run.
 *
 * @param uri what is opened, with an absolute path where it is on this machine; over http without user and password, which are handed out
 *     by {@link Credentials} alone
 * @param said the same with the user and the password that it was given with
 */
record Address(URIish uri, URIish said) {
    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git+ssh", "ssh+git", "git", "file");

    /** {@code ext::…}: for Git a program to run, for JGit a host. */
    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9+.-]*::");

    /** A name or a number of a host. Nothing in it that a protocol, a program or another reader of URLs could take for something else. */
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._-]+|\\[[0-9A-Fa-f:.]+]");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\\x80-\\x9f\\u2028\\u2029]");

    private static final int LAST_PORT = 65_535;

    static Address of(Destination to) throws DeliveryFailure {
        String repository = to.repository();
        if (HELPER.matcher(repository).lookingAt()) {
            throw unsupported(to, "names a helper program of Git, which Windlass does not run");
        }
        URIish uri;
        try {
            uri = new URIish(repository);
            if (uri.getScheme() == null && uri.getHost() == null) {
                // JGit would take it from the folder of the local clone.
                uri = new URIish(
                        Path.of(repository).toAbsolutePath().normalize().toString());
            }
        } catch (IllegalArgumentException | URISyntaxException _) {
            throw unsupported(to, "is no URL of a Git repository");
        }
        if (Stream.of(uri.getScheme(), uri.getHost(), uri.getUser(), uri.getPass(), uri.getPath())
                .anyMatch(Address::hasControl)) {
            throw unsupported(to, "holds a control character");
        }
        String scheme = uri.getScheme();
        if (scheme != null && !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw unsupported(to, "is no URL that Windlass can publish to");
        }
        if (startsWithDash(uri.getHost()) || startsWithDash(uri.getUser())) {
            throw unsupported(to, "has a host or user that begins with a dash, which ssh would take for an option");
        }
        if (uri.getHost() != null && !HOST.matcher(uri.getHost()).matches()) {
            throw unsupported(to, "has a host that can be none");
        }
        if (uri.getHost() == null && scheme != null && !scheme.equals("file")) {
            throw unsupported(to, "names no host");
        }
        if (uri.getPort() > LAST_PORT || uri.getPort() == 0) {
            throw unsupported(to, "has a port that is none from 1 to " + LAST_PORT);
        }
        return new Address(isHttp(uri) ? uri.setUser(null).setPass(null) : uri, uri);
    }

    private static boolean hasControl(@Nullable String part) {
        return part != null && CONTROL.matcher(part).find();
    }

    private static boolean startsWithDash(@Nullable String part) {
        return part != null && part.startsWith("-");
    }

    private static DeliveryFailure unsupported(Destination to, String what) {
        return new DeliveryFailure(
                "\"" + to.shown() + "\" " + what, "use an https:, ssh: or file: URL, user@host:path, or a path");
    }

    /** Whether it is on this machine, and reached as files. */
    boolean isLocal() {
        return uri.getHost() == null;
    }

    boolean isHttp() {
        return isHttp(uri);
    }

    private static boolean isHttp(URIish uri) {
        return uri.getScheme() != null && uri.getScheme().startsWith("http");
    }

    /** The command that shows whether ssh gets in. */
    String sshCheck() {
        String user = uri.getUser() == null ? "" : uri.getUser() + "@";
        String port = uri.getPort() > 0 ? "-p " + uri.getPort() + " " : "";
        return "ssh -T " + port + user + uri.getHost();
    }
}
