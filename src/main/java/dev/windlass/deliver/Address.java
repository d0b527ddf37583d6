package dev.windlass.deliver;

import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a deploy repository, of a kind that may be opened: a repository's content says what it is, and must not make anything run.
 *
 * @param uri with an absolute path where it is on this machine
 */
record Address(URIish uri) {
    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git+ssh", "ssh+git", "git", "file");

    /** {@code ext::…}: for Git a program to run, for JGit a host. */
    private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9+.-]*::");

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
        } catch (InvalidPathException | URISyntaxException _) {
            throw unsupported(to, "is no URL of a Git repository");
        }
        String scheme = uri.getScheme();
        if (scheme != null && !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw unsupported(to, "is no URL that Windlass can publish to");
        }
        if (startsWithDash(uri.getHost()) || startsWithDash(uri.getUser())) {
            throw unsupported(to, "has a host or user that begins with a dash, which ssh would take for an option");
        }
        return new Address(uri);
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
        return uri.getScheme() != null && uri.getScheme().startsWith("http");
    }

    /** The command that shows whether ssh gets in. */
    String sshCheck() {
        String user = uri.getUser() == null ? "" : uri.getUser() + "@";
        String port = uri.getPort() > 0 ? "-p " + uri.getPort() + " " : "";
        return "ssh -T " + port + user + uri.getHost();
    }
}
