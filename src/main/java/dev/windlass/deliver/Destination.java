package dev.windlass.deliver;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;

/**
 * Where manifests are published.
 *
 * @param repository any URL that Git knows ({@code https:}, {@code ssh:}, {@code file:}, {@code user@host:path}), or the path of a
 *     repository on this machine
 * @param branch its short name, such as {@code main}
 * @param path the folder of the deploy repository that Windlass writes into, with {@code /} and none at its ends; empty for the top
 */
public record Destination(String repository, String branch, String path) {
    private static final Pattern USER = Pattern.compile("(?<=://)[^/?#]*@");

    /** The repository as messages and records show it: without what stands before {@code @} in a URL, which may be a secret. */
    public String shown() {
        return shown(repository);
    }

    /** A URL without user and password. An address such as {@code git@host:path} has no password, and is left as it is. */
    public static String shown(String url) {
        return USER.matcher(url).replaceAll("");
    }

    /** A repository as the files of a platform name it: a relative path is taken from the platform's folder, wherever Windlass runs. */
    public static String within(Path platform, String repository) {
        try {
            URIish uri = new URIish(repository);
            boolean isPath = uri.getScheme() == null && uri.getHost() == null && !repository.contains("::");
            return isPath
                    ? platform.resolve(repository).toAbsolutePath().normalize().toString()
                    : repository;
        } catch (IllegalArgumentException | URISyntaxException _) {
            return repository; // which is refused where it is opened
        }
    }
}
