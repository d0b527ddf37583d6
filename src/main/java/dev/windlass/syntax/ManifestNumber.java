package dev.windlass.syntax;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The part of {@link ManifestScalar} for what begins with a digit, a sign or a point: Go's {@code strconv} with base 0, and floats. */
final class ManifestNumber {
    /** Decimal digits that 64 bits hold whatever they are. */
    private static final int SAFE_DIGITS = 18;

    private ManifestNumber() {}

    static ManifestScalar of(String text) {
        if (text.charAt(0) == '.') {
            ManifestScalar special = special(text);
            return special instanceof ManifestScalar.Text ? ofPoint(text) : special;
        }
        ManifestScalar simple = simple(text);
        if (simple != null) {
            return simple;
        }
        ManifestScalar special = special(text);
        if (!(special instanceof ManifestScalar.Text)) {
            return special;
        }
        String plain = text.indexOf('_') < 0 ? text : text.replace("_", "");
        ManifestScalar whole = whole(plain);
        return whole instanceof ManifestScalar.Text ? real(plain) : whole;
    }

    /** The usual cases: a short decimal number, or text that shows at once that it is none; null for all others. */
    private static @Nullable ManifestScalar simple(String text) {
        int length = text.length();
        int from = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        if (length == from || (length - from > 1 && text.charAt(from) == '0') || length - from > SAFE_DIGITS) {
            return null;
        }
        long value = 0;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                boolean isOfNumbers = c == '.' || c == '_' || c == 'e' || c == 'E' || c == '+' || c == '-';
                return isOfNumbers ? null : ManifestScalar.TEXT;
            }
            value = value * 10 + (c - '0');
        }
        return new ManifestScalar.Int(text.charAt(0) == '-' ? -value : value);
    }

    private static ManifestScalar special(String text) {
        return switch (text) {
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> new ManifestScalar.Real(Double.POSITIVE_INFINITY);
            case "-.inf", "-.Inf", "-.INF" -> new ManifestScalar.Real(Double.NEGATIVE_INFINITY);
            case ".nan", ".NaN", ".NAN" -> new ManifestScalar.Real(Double.NaN);
            default -> ManifestScalar.TEXT;
        };
    }

    /** What begins with a point, where underscores may stand between digits only. */
    private static ManifestScalar ofPoint(String text) {
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            if (!isDigit(text, i - 1) || !isDigit(text, i + 1)) {
                return ManifestScalar.TEXT;
            }
        }
        return real(text.replace("_", ""));
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** A whole number with the base that its first digits tell, or text. */
    private static ManifestScalar whole(String text) {
        boolean isNegative = text.startsWith("-");
        boolean isSigned = isNegative || text.startsWith("+");
        String digits = isSigned ? text.substring(1) : text;
        int base = 10;
        if (digits.startsWith("0")) {
            base = digits.length() < 3 ? 8 : base(digits.charAt(1));
            digits = digits.substring(base == 8 && !isOctalLetter(digits) ? 1 : 2);
            if (digits.isEmpty()) {
                return new ManifestScalar.Int(0);
            }
        }
        boolean hasSecondSign = digits.startsWith("-") || digits.startsWith("+");
        if (hasSecondSign && base == 2 && !isSigned && text.startsWith("0b")) {
            isNegative = digits.startsWith("-"); // 0b-1: go-yaml hands what is behind 0b to a reader that knows signs
            isSigned = true;
            digits = digits.substring(1);
        }
        return isOf(base, digits) ? inBase(digits, base, isNegative, isSigned) : ManifestScalar.TEXT;
    }

    private static boolean isOctalLetter(String digits) {
        return digits.length() >= 3 && (digits.charAt(1) == 'o' || digits.charAt(1) == 'O');
    }

    private static int base(char letter) {
        return switch (letter) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    private static boolean isOf(int base, String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c > 'f' || Character.digit(c, base) < 0) {
                return false;
            }
        }
        return !digits.isEmpty();
    }

    private static ManifestScalar inBase(String digits, int base, boolean isNegative, boolean isSigned) {
        BigInteger size = new BigInteger(digits, base);
        BigInteger value = isNegative ? size.negate() : size;
        if (value.bitLength() < Long.SIZE) {
            return new ManifestScalar.Int(value.longValue());
        }
        return value.bitLength() == Long.SIZE && !isSigned
                ? new ManifestScalar.Unsigned(value.longValue())
                : ManifestScalar.TEXT;
    }

    /** A decimal number with or without a point and an exponent, or text. */
    private static ManifestScalar real(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int whole = digits(text, at);
        int end = whole;
        boolean hasDigits = whole > at;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(text, end + 1);
            hasDigits |= end > whole + 1;
        }
        if (!hasDigits) {
            return ManifestScalar.TEXT;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
                exponent++;
            }
            end = digits(text, exponent);
            if (end == exponent) {
                return ManifestScalar.TEXT;
            }
        }
        if (end < text.length()) {
            return ManifestScalar.TEXT;
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? ManifestScalar.TEXT : new ManifestScalar.Real(value);
    }

    /** The end of the digits that begin there. */
    private static int digits(String text, int from) {
        int at = from;
        while (isDigit(text, at)) {
            at++;
        }
        return at;
    }
}
