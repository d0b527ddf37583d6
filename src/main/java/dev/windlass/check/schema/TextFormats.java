package dev.windlass.check.schema;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The formats of text in custom kinds that kube-apiserver enforces with a pattern; it ignores all that it does not know.
 * Source: k8s.io/kube-openapi/pkg/validation/strfmt and github.com/asaskevich/govalidator.
 */
final class TextFormats {
    private static final Map<String, Pattern> PATTERNS = Map.ofEntries(
            Map.entry("uuid", hex("{8}-?", "{4}-?", "{4}-?", "{4}-?", "{12}")),
            Map.entry(
                    "uuid3", Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}")),
            Map.entry(
                    "uuid4",
                    Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}")),
            Map.entry(
                    "uuid5",
                    Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}")),
            Map.entry("hexcolor", Pattern.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")),
            Map.entry("bsonobjectid", Pattern.compile("[0-9a-fA-F]{24}")),
            Map.entry("ssn", Pattern.compile("\\d{3}[- ]?\\d{2}[- ]?\\d{4}")),
            Map.entry("k8s-short-name", Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")),
            Map.entry(
                    "k8s-long-name",
                    Pattern.compile("(?=.{1,253}\\z)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")),
            Map.entry(
                    "hostname",
                    Pattern.compile("(?=.{1,255}\\z)[a-zA-Z0-9\\x{80}-\\x{10ffff}]"
                            + "([-_a-zA-Z0-9\\x{80}-\\x{10ffff}]{0,62})(\\.[a-zA-Z0-9\\x{80}-\\x{10ffff}]"
                            + "[-_a-zA-Z0-9\\x{80}-\\x{10ffff}]{0,62})*\\.?")),
            Map.entry("email", Pattern.compile("(?s)[^@]+@[^@\\s]+|[^<]*<[^@]+@[^@\\s]+>")),
            Map.entry(
                    "mac",
                    Pattern.compile(
                            "([0-9a-fA-F]{2}[:-]){5}([0-9a-fA-F]{2}|([0-9a-fA-F]{2}[:-]){2}[0-9a-fA-F]{2})|([0-9a-fA-F]{4}\\.){2,3}[0-9a-fA-F]{4}")));

    private TextFormats() {}

    private static Pattern hex(String... counts) {
        return Pattern.compile("(?i)[0-9a-f]" + String.join("[0-9a-f]", counts));
    }

    /** Whether text is of a named format; all text is of one that is not known here. */
    static boolean fits(String format, String text) {
        return switch (format) {
            case "cidr" -> isCidr(text);
            case "uri" -> isUri(text);
            default -> {
                Pattern pattern = PATTERNS.get(format);
                yield pattern == null || pattern.matcher(text).matches();
            }
        };
    }

    private static boolean isCidr(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            return false;
        }
        String address = text.substring(0, slash);
        String length = text.substring(slash + 1);
        boolean four = ScalarForms.isOfFormat("ipv4", address);
        if (!length.matches("0|[1-9]\\d{0,2}") || !(four || ScalarForms.isOfFormat("ipv6", address))) {
            return false;
        }
        return Integer.parseInt(length) <= (four ? 32 : 128);
    }

    /** Go's url.ParseRequestURI, roughly: an absolute path, or a scheme and something behind it. */
    private static boolean isUri(String text) {
        boolean plain = text.chars().noneMatch(c -> c <= 0x1f || c == 0x7f) && !text.isEmpty();
        return plain && (text.startsWith("/") || text.matches("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:.+"));
    }
}
