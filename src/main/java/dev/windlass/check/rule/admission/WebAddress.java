package dev.windlass.check.rule.admission;

import java.util.Locale;
import java.util.Optional;

/**
 * A URL, taken apart as Go's net/url does, which takes more than Java's own classes and less than a browser.
 *
 * @param scheme in lower case; empty where there is none
 * @param user whether there is a user before the host, also an empty one
 * @param host with the port
 * @param query what follows "?"
 * @param fragment what follows "#"
 */
record WebAddress(String scheme, boolean user, String host, String query, String fragment) {
    private static final String HOST_SIGNS = "-_.~!$&'()*+,;=:[]<>\"";
    private static final String USER_SIGNS = "-._:~!$&'()*+,;=%@";

    /** Empty where Go cannot parse it. */
    static Optional<WebAddress> parse(String text) {
        if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            return Optional.empty();
        }
        int hash = text.indexOf('#');
        String fragment = hash < 0 ? "" : text.substring(hash + 1);
        String rest = hash < 0 ? text : text.substring(0, hash);
        int colon = schemeEnd(rest);
        if (colon == 0 || !hasGoodEscapes(fragment)) {
            return Optional.empty();
        }
        String scheme = colon < 0 ? "" : rest.substring(0, colon).toLowerCase(Locale.ROOT);
        rest = rest.substring(colon + 1);
        int mark = rest.indexOf('?');
        String query = mark < 0 ? "" : rest.substring(mark + 1);
        rest = mark < 0 ? rest : rest.substring(0, mark);
        if (!rest.startsWith("/")) {
            boolean opaque = !scheme.isEmpty();
            boolean colonFirst =
                    rest.indexOf(':') >= 0 && (rest.indexOf('/') < 0 || rest.indexOf(':') < rest.indexOf('/'));
            return opaque || (!colonFirst && hasGoodEscapes(rest))
                    ? Optional.of(new WebAddress(scheme, false, "", query, fragment))
                    : Optional.empty();
        }
        if (!rest.startsWith("//") || (scheme.isEmpty() && rest.startsWith("///"))) {
            return hasGoodEscapes(rest)
                    ? Optional.of(new WebAddress(scheme, false, "", query, fragment))
                    : Optional.empty();
        }
        int slash = rest.indexOf('/', 2);
        String authority = rest.substring(2, slash < 0 ? rest.length() : slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        int at = authority.lastIndexOf('@');
        String host = authority.substring(at + 1);
        boolean good = isHost(host) && (at < 0 || isUser(authority.substring(0, at))) && hasGoodEscapes(path);
        return good ? Optional.of(new WebAddress(scheme, at >= 0, host, query, fragment)) : Optional.empty();
    }

    /** Where the scheme's colon is; -1 where there is no scheme, 0 where it is empty. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i;
            }
            boolean inner = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!isLetter(c) && !(inner && i > 0)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isHost(String host) {
        int bracket = host.lastIndexOf(']');
        if (host.startsWith("[") && bracket < 0) {
            return false;
        }
        int colon = host.startsWith("[") ? bracket + 1 : host.lastIndexOf(':');
        String port = colon < 0 ? "" : host.substring(colon);
        boolean goodPort =
                port.isEmpty() || (port.startsWith(":") && port.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
        return goodPort && host.chars().allMatch(c -> c >= 0x80 || isWord((char) c) || HOST_SIGNS.indexOf(c) >= 0);
    }

    private static boolean isUser(String user) {
        return hasGoodEscapes(user) && user.chars().allMatch(c -> isWord((char) c) || USER_SIGNS.indexOf(c) >= 0);
    }

    private static boolean hasGoodEscapes(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (i + 2 >= text.length()
                    || Character.digit(text.charAt(i + 1), 16) < 0
                    || Character.digit(text.charAt(i + 2), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
