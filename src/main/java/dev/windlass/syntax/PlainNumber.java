package dev.windlass.syntax;

import dev.windlass.syntax.ScalarTable.Meaning;
import java.util.Optional;

/**
 * The part of the {@link ScalarTable} for what begins as a number may: with a digit, a sign or a point. Numbers, times of the base 60 and
 * dates are told by hand: it is asked for every scalar that is written.
 */
final class PlainNumber {
    /** Digits that a value is worked out for in a message; longer ones are not shown. */
    private static final int SHOWN = 18;

    private final String text;
    /** Where the digits begin, behind a sign. */
    private final int start;

    private PlainNumber(String text) {
        this.text = text;
        this.start = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
    }

    static Meaning of(String text) {
        int underscore = text.indexOf('_');
        return underscore < 0 ? new PlainNumber(text).meaning() : ofSpaced(text);
    }

    /** YAML 1.1 lets underscores stand between digits, and go-yaml 2 drops them from wherever they are. */
    private static Meaning ofSpaced(String text) {
        if (text.indexOf(' ') >= 0) {
            return ScalarTable.TEXT;
        }
        String bare = text.replace("_", "");
        String digits = bare.startsWith("+") || bare.startsWith("-") ? bare.substring(1) : bare;
        if (digits.startsWith(".") && !(new PlainNumber(text.replace('_', '0')).meaning() instanceof Meaning.Text)) {
            return new Meaning.Ambiguous(
                    "a number", "text", Optional.empty()); // SnakeYAML lets it be underscores alone
        }
        if (digits.equals("0x") || digits.equals("0b")) {
            return new Meaning.Ambiguous("a broken number", "text", Optional.empty());
        }
        return switch (bare.isEmpty() ? ScalarTable.TEXT : new PlainNumber(bare).meaning()) {
            case Meaning.Int(long value) -> number(Long.toString(value));
            case Meaning.Real(double value) -> number(ScalarTable.plain(value));
            case Meaning.Ambiguous(String older, String _, Optional<String> plain) ->
                new Meaning.Ambiguous(older.equals("text") ? "a number" : older, "text", plain);
            case Meaning.TooLarge _ -> new Meaning.Ambiguous("a number", "text", Optional.empty());
            case Meaning.Text _, Meaning.Null _, Meaning.Bool _ -> ScalarTable.TEXT;
        };
    }

    private Meaning meaning() {
        int length = text.length();
        if (start == length) {
            return ScalarTable.TEXT;
        }
        char first = text.charAt(start);
        if (first == '.') {
            Meaning word = start + 4 == length ? infinity() : ScalarTable.TEXT;
            return word instanceof Meaning.Text ? fraction(start) : word;
        }
        if (!isDigit(first)) {
            return ScalarTable.TEXT;
        }
        if (first == '0' && start + 2 < length && Character.isLetter(text.charAt(start + 1))) {
            Meaning inBase = inBase();
            if (!(inBase instanceof Meaning.Text)) {
                return inBase;
            }
        }
        int end = digits(start);
        if (end == length) {
            return whole();
        }
        return switch (text.charAt(end)) {
            case '.' -> fraction(end);
            case 'e', 'E' -> exponent(end, false);
            case ':' -> base60(end);
            case '-' -> start == 0 && end == 4 ? date() : ScalarTable.TEXT;
            default -> ScalarTable.TEXT;
        };
    }

    private Meaning infinity() {
        return switch (text.substring(start)) {
            case ".inf", ".Inf", ".INF" -> ScalarTable.TOO_LARGE;
            case ".nan", ".NaN", ".NAN" -> start == 0 ? ScalarTable.TOO_LARGE : ScalarTable.TEXT;
            default -> ScalarTable.TEXT;
        };
    }

    /** Digits only, behind the sign. A leading zero means octal in YAML 1.1 and nothing in YAML 1.2. */
    private Meaning whole() {
        int length = text.length() - start;
        if (text.charAt(start) == '0' && length > 1) {
            String digits = text.substring(start);
            boolean isOctal = digits.chars().allMatch(c -> c < '8');
            if (length > SHOWN) {
                return new Meaning.Ambiguous(
                        isOctal ? "an octal number" : "text", "a decimal number", Optional.empty());
            }
            String decimal = sign() + Long.parseLong(digits);
            String octal = isOctal ? "the number " + sign() + Long.parseLong(digits, 8) : "text";
            return new Meaning.Ambiguous(octal, "the number " + decimal, Optional.of(decimal + " (number)"));
        }
        if (length > 19) {
            return ScalarTable.TOO_LARGE;
        }
        try {
            return new Meaning.Int(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return ScalarTable.TOO_LARGE;
        }
    }

    /** {@code 0x}, {@code 0o} and {@code 0b}: only {@code 0x} without a sign is the same number to all. */
    private Meaning inBase() {
        char letter = text.charAt(start + 1);
        int base = switch (letter) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
        int from = start + 2;
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), Math.max(base, 2)) < 0 || base == 0) {
                return ScalarTable.TEXT;
            }
        }
        while (from < text.length() - 1 && text.charAt(from) == '0') {
            from++;
        }
        Optional<Long> value = value(from, base);
        if (letter == 'x' && start == 0) {
            return value.<Meaning>map(Meaning.Int::new).orElse(ScalarTable.TOO_LARGE);
        }
        Optional<String> shown = value.map(v -> sign() + v);
        String number = shown.map(v -> "the number " + v).orElse("a number");
        Optional<String> plain = shown.map(v -> v + " (number)");
        return letter == 'o' && start == 0
                ? new Meaning.Ambiguous("text", number, plain)
                : new Meaning.Ambiguous(number, "text", plain);
    }

    private Optional<Long> value(int from, int base) {
        try {
            return Optional.of(Long.parseLong(text, from, text.length(), base));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** From the point on. */
    private Meaning fraction(int point) {
        int end = digits(point + 1);
        if (point == start && end == point + 1) {
            return ScalarTable.TEXT;
        }
        if (end == text.length()) {
            // A sign before a bare point: YAML 1.1 readers want a digit between them.
            return point == start && start == 1 ? newerNumber() : real();
        }
        char next = text.charAt(end);
        return next == 'e' || next == 'E' ? exponent(end, point > start || start == 0) : ScalarTable.TEXT;
    }

    /**
     * From the {@code e} on.
     *
     * @param hasPoint whether what stands before it is a number with a point to all readers
     */
    private Meaning exponent(int e, boolean hasPoint) {
        int from = e + 1;
        boolean isSigned = from < text.length() && (text.charAt(from) == '+' || text.charAt(from) == '-');
        if (isSigned) {
            from++;
        }
        if (from == text.length() || digits(from) != text.length()) {
            return ScalarTable.TEXT;
        }
        return hasPoint && isSigned ? real() : newerNumber();
    }

    private Meaning real() {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            return ScalarTable.TOO_LARGE;
        }
        return value == 0 && hasValue() ? ScalarTable.TOO_LARGE : new Meaning.Real(value);
    }

    /** Whether any digit before the exponent is not zero. */
    private boolean hasValue() {
        for (int i = start; i < text.length() && (isDigit(text.charAt(i)) || text.charAt(i) == '.'); i++) {
            if (text.charAt(i) > '0') {
                return true;
            }
        }
        return false;
    }

    private Meaning newerNumber() {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            return new Meaning.Ambiguous("text", "a number", Optional.empty());
        }
        String plain = ScalarTable.plain(value);
        return new Meaning.Ambiguous("text", "the number " + plain, Optional.of(plain + " (number)"));
    }

    /** {@code 1:20} is 80 in YAML 1.1. A leading zero makes it text for some of its readers but not for all. */
    private Meaning base60(int colon) {
        Optional<Long> value =
                colon - start > 9 ? Optional.empty() : Optional.of(Long.parseLong(text, start, colon, 10));
        int at = colon;
        while (at < text.length() && text.charAt(at) == ':') {
            int end = digits(at + 1);
            int length = end - at - 1;
            if (length < 1 || length > 2 || (length == 2 && text.charAt(at + 1) > '5')) {
                return ScalarTable.TEXT;
            }
            long part = Long.parseLong(text, at + 1, end, 10);
            value = value.filter(v -> v < 1L << 50).map(v -> v * 60 + part);
            at = end;
        }
        if (at < text.length()) {
            boolean isFraction = text.charAt(at) == '.' && digits(at + 1) == text.length();
            return isFraction ? new Meaning.Ambiguous("a number", "text", Optional.empty()) : ScalarTable.TEXT;
        }
        return value.map(v -> number(sign() + v))
                .orElseGet(() -> new Meaning.Ambiguous("a number", "text", Optional.empty()));
    }

    /** {@code 2001-12-14}, alone or with a time of day behind it. */
    private Meaning date() {
        int month = digits(5);
        int day = month < text.length() && text.charAt(month) == '-' ? digits(month + 1) : -1;
        boolean isDate = (month == 6 || month == 7) && (day == month + 2 || day == month + 3);
        return isDate && (day == text.length() || isTime(day))
                ? new Meaning.Ambiguous("a date", "text", Optional.empty())
                : ScalarTable.TEXT;
    }

    private boolean isTime(int from) {
        char between = text.charAt(from);
        int at = from + 1;
        if (between != 'T' && between != 't' && between != ' ' && between != '\t') {
            return false;
        }
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        int hour = digits(at);
        if (hour == at || hour == text.length() || text.charAt(hour) != ':') {
            return false;
        }
        return text.chars().skip(hour).allMatch(c -> isDigit((char) c) || ":.+-Zz \t".indexOf(c) >= 0);
    }

    private static Meaning number(String value) {
        return new Meaning.Ambiguous("the number " + value, "text", Optional.of(value + " (number)"));
    }

    private String sign() {
        return text.charAt(0) == '-' ? "-" : "";
    }

    /** The end of the digits that begin there. */
    private int digits(int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
