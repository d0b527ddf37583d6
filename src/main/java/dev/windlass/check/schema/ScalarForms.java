package dev.windlass.check.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The written forms of values that are text in a manifest and something else to kube-apiserver. */
final class ScalarForms {
    /** RFC 3339 as Go's time package reads it. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)([.,]\\d+)?(Z|[+-](\\d\\d):(\\d\\d))");
    /** Go's time.ParseDuration. */
    private static final Pattern DURATION =
            Pattern.compile("[+-]?(0|((\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)");

    /** github.com/go-openapi/strfmt ParseDuration: Go's, or numbers with words for their units. */
    private static final Pattern LOOSE_DURATION = Pattern.compile(
            "(\\d+\\s*(ns|nanos?|nanoseconds?|us|µs|micros?|microseconds?|ms|millis?|milliseconds?|s|secs?|seconds?"
                    + "|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)\\s*)+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]");
    private static final Pattern IPV4_PART = Pattern.compile("0|[1-9]\\d{0,2}");
    private static final Pattern IPV6_PART = Pattern.compile("[0-9a-fA-F]{1,4}");

    private ScalarForms() {}

    static boolean isQuantity(String text) {
        return Quantity.of(text).isPresent();
    }

    static boolean isTime(String text) {
        Matcher m = TIME.matcher(text);
        if (!m.matches()) {
            return false;
        }
        try {
            LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        } catch (DateTimeException e) {
            return false;
        }
        boolean zone = m.group(9) == null || (number(m, 9) <= 24 && number(m, 10) <= 60);
        return zone && number(m, 4) < 24 && number(m, 5) < 60 && number(m, 6) < 60;
    }

    /** A time with exactly six digits of a second's fraction. */
    static boolean isMicroTime(String text) {
        Matcher m = TIME.matcher(text);
        return m.matches() && m.group(7) != null && m.group(7).length() == 7 && isTime(text);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    static boolean isDuration(String text) {
        return DURATION.matcher(text).matches();
    }

    /** A duration in a custom kind. */
    static boolean isLooseDuration(String text) {
        return isDuration(text) || LOOSE_DURATION.matcher(text).matches();
    }

    /** A day such as 2026-01-31. */
    static boolean isDate(String text) {
        return text.length() == 10 && isTime(text + "T00:00:00Z");
    }

    /** Padded base64 of the plain alphabet; line breaks are passed over, as Go does. */
    static boolean isBase64(String text) {
        String joined = withoutBreaks(text);
        try {
            Base64.getDecoder().decode(joined);
            return joined.length() % 4 == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String withoutBreaks(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : LINE_BREAKS.matcher(text).replaceAll("");
    }

    /** Whether text is of a named format; of formats that are not known here, all text is. */
    static boolean isOfFormat(String format, String text) {
        return switch (format) {
            case "ipv4" -> isIpv4(text);
            case "ipv6" -> isIpv6(text);
            case "date" -> isDate(text);
            default -> TextFormats.fits(format, text);
        };
    }

    private static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!IPV4_PART.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return ipv6Words(text) == 8;
        }
        int before = gap == 0 ? 0 : ipv6Words(text.substring(0, gap));
        int after = gap + 2 == text.length() ? 0 : ipv6Words(text.substring(gap + 2));
        return before >= 0 && after >= 0 && before + after < 8;
    }

    /** How many words of 16 bits this part of an address stands for; negative where it is none. */
    private static int ipv6Words(String part) {
        String[] words = part.split(":", -1);
        for (int i = 0; i < words.length; i++) {
            boolean last = i == words.length - 1;
            if (last && words[i].indexOf('.') >= 0) {
                return isIpv4(words[i]) ? words.length + 1 : Integer.MIN_VALUE;
            }
            if (!IPV6_PART.matcher(words[i]).matches()) {
                return Integer.MIN_VALUE;
            }
        }
        return words.length;
    }
}
