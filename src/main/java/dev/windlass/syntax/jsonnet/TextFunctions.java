package dev.windlass.syntax.jsonnet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sjsonnet.Lazy;
import sjsonnet.Position;
import sjsonnet.Val;

/** Functions of std over texts that sjsonnet 0.4.9 lacks, or has only with native libraries. */
final class TextFunctions {
    private static final Map<String, String> DIGESTS =
            Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512", "sha3", "SHA3-512");

    private TextFunctions() {}

    static void addTo(Builtins std) {
        std.add(
                "trim",
                "str",
                (args, ev, at) -> new Val.Str(at, args[0].asString().strip()));
        // sjsonnet's own change letters by the locale of the machine: "i" becomes another letter in Turkish.
        std.add("asciiUpper", "str", (args, ev, at) -> new Val.Str(at, shifted(args[0].asString(), 'a', 'A')));
        std.add("asciiLower", "str", (args, ev, at) -> new Val.Str(at, shifted(args[0].asString(), 'A', 'a')));
        std.add(
                "isEmpty",
                "str",
                (args, ev, at) -> Builtins.bool(at, args[0].asString().isEmpty()));
        std.add(
                "equalsIgnoreCase",
                "str1 str2",
                (args, ev, at) -> Builtins.bool(
                        at,
                        args[0].asString()
                                .toLowerCase(Locale.ROOT)
                                .equals(args[1].asString().toLowerCase(Locale.ROOT))));
        DIGESTS.forEach((name, algorithm) ->
                std.add(name, "str", (args, ev, at) -> new Val.Str(at, digest(algorithm, args[0].asString()))));
        std.add("resolvePath", "f r", (args, ev, at) -> {
            String file = args[0].asString();
            return new Val.Str(at, file.substring(0, file.lastIndexOf('/') + 1) + args[1].asString());
        });
        std.add(
                "splitLimitR",
                "str c maxsplits",
                (args, ev, at) -> splitFromEnd(args[0].asString(), args[1].asString(), args[2].asInt(), at));
        std.add(
                "manifestTomlEx",
                "value indent",
                (args, ev, at) -> new Val.Str(at, new TomlText(args[1].asString(), ev, at).write(args[0].asObj())));
    }

    private static String digest(String algorithm, String text) {
        try {
            byte[] bytes = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    /** Splits at the last separators; at all of them where the limit is -1. */
    private static Val splitFromEnd(String text, String separator, int limit, Position at) {
        List<Lazy> parts = new ArrayList<>();
        String rest = text;
        int cut = separator.isEmpty() ? -1 : rest.lastIndexOf(separator);
        while (cut >= 0 && parts.size() != limit) {
            parts.add(new Val.Str(at, rest.substring(cut + separator.length())));
            rest = rest.substring(0, cut);
            cut = rest.lastIndexOf(separator);
        }
        parts.add(new Val.Str(at, rest));
        Collections.reverse(parts);
        return new Val.Arr(at, parts.toArray(new Lazy[0]));
    }

    /** The text with the 26 letters from one letter on replaced by those from another on. */
    private static String shifted(String text, char from, char to) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= from && c < from + 26 ? (char) (c - from + to) : c);
        }
        return out.toString();
    }
}
