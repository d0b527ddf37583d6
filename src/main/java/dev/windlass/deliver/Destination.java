package dev.windlass.deliver;

import java.util.regex.Pattern;

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
}
