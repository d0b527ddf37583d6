package dev.windlass.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What secrets look like: the names that they go by and the shapes of well-known credentials. */
public final class Secrets {
    private static final String NAMES =
            "password|passwd|passphrase|rpcpassword|rpcauth|secret|token|credentials?|api_?key|apikey|private_?key|access_?key|mnemonic";

    private static final Pattern NAME = Pattern.compile("(^|[_.-])(" + NAMES + ")$", Pattern.CASE_INSENSITIVE);

    /** Key blocks, AWS, GitHub, Google and Slack keys, and URLs that carry a password. */
    private static final Pattern SHAPE = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY-----|\\b(AKIA|ASIA)[A-Z0-9]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{36,}"
                    + "|\\bAIza[A-Za-z0-9_-]{35}|\\bxox[abpr]-[A-Za-z0-9-]{10,}|[a-z][a-z0-9+.-]{0,30}://[^/\\s:@$]{1,200}:[^/\\s:@$]{1,200}@");

    /** A key that goes by such a name, up to where its value begins. */
    private static final Pattern KEY =
            Pattern.compile("(?<![A-Za-z0-9])(" + NAMES + ")[\"']?\\s*[:=]\\s*", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /** Whether a field of this name usually holds a secret. */
    public static boolean isName(String field) {
        return NAME.matcher(field).find();
    }

    /** Whether a text holds a well-known credential. */
    public static boolean isIn(String text) {
        return SHAPE.matcher(text).find();
    }

    /** A line of a file as it may be shown: as long as before, with dots for all that may be a secret. */
    public static String hidden(String line) {
        char[] shown = line.toCharArray();
        Matcher key = KEY.matcher(line);
        if (key.find() && !line.substring(0, key.start()).contains("secrets:")) {
            dots(shown, key.end(), shown.length);
        }
        Matcher shape = SHAPE.matcher(line);
        while (shape.find()) {
            dots(shown, shape.start(), shape.end());
        }
        return new String(shown);
    }

    private static void dots(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            text[i] = text[i] == ' ' ? ' ' : '•';
        }
    }
}
