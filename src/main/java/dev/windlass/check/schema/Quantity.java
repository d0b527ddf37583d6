package dev.windlass.check.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An amount as k8s.io/apimachinery/pkg/api/resource reads it: {@code 100m}, {@code 1.5Gi}, {@code 1e3}. Amounts are equal
 * where their values are.
 *
 * @param value exact, but not below a billionth: such is rounded away from zero
 * @param written as in the manifest, without blanks around it
 */
public record Quantity(BigDecimal value, String written) implements Comparable<Quantity> {
    private static final Map<String, BigDecimal> SUFFIXES = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("n", power(10, -9)),
            Map.entry("u", power(10, -6)),
            Map.entry("m", power(10, -3)),
            Map.entry("k", power(10, 3)),
            Map.entry("M", power(10, 6)),
            Map.entry("G", power(10, 9)),
            Map.entry("T", power(10, 12)),
            Map.entry("P", power(10, 15)),
            Map.entry("E", power(10, 18)),
            Map.entry("Ki", power(1024, 1)),
            Map.entry("Mi", power(1024, 2)),
            Map.entry("Gi", power(1024, 3)),
            Map.entry("Ti", power(1024, 4)),
            Map.entry("Pi", power(1024, 5)),
            Map.entry("Ei", power(1024, 6)));
    private static final BigDecimal MOST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int SMALLEST_SCALE = 9;
    /** Beyond this an exponent only makes arithmetic slow; kube-apiserver stops at 32 bits. */
    private static final int LARGEST_EXPONENT = 1000;

    private static BigDecimal power(int base, int exponent) {
        return exponent < 0
                ? BigDecimal.ONE.movePointLeft(-exponent)
                : new BigDecimal(BigInteger.valueOf(base).pow(exponent));
    }

    /** Reads an amount; empty where the text is none. */
    public static Optional<Quantity> of(String text) {
        String s = trimmed(text);
        int at = 0;
        boolean negative = false;
        if (!s.isEmpty() && (s.charAt(0) == '+' || s.charAt(0) == '-')) {
            negative = s.charAt(0) == '-';
            at++;
        }
        int digits = at;
        while (at < s.length() && isDigit(s.charAt(at))) {
            at++;
        }
        String whole = s.substring(digits, at);
        String fraction = "";
        if (at < s.length() && s.charAt(at) == '.') {
            int start = ++at;
            while (at < s.length() && isDigit(s.charAt(at))) {
                at++;
            }
            fraction = s.substring(start, at);
        }
        if (s.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> unit = unit(s.substring(at));
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(new BigInteger("0" + whole + fraction), fraction.length());
        BigDecimal value = number.multiply(unit.get());
        if (value.scale() > SMALLEST_SCALE) {
            value = value.setScale(SMALLEST_SCALE, RoundingMode.UP);
        }
        if (s.endsWith("i") && value.compareTo(MOST_BINARY) > 0) {
            value = MOST_BINARY;
        }
        return Optional.of(new Quantity(negative ? value.negate() : value, s));
    }

    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value), Long.toString(value));
    }

    private static Optional<BigDecimal> unit(String suffix) {
        BigDecimal known = SUFFIXES.get(suffix);
        if (known != null) {
            return Optional.of(known);
        }
        if (suffix.length() < 2 || suffix.toLowerCase(Locale.ROOT).charAt(0) != 'e') {
            return Optional.empty();
        }
        int from = suffix.charAt(1) == '+' || suffix.charAt(1) == '-' ? 2 : 1;
        if (from == suffix.length() || !suffix.chars().skip(from).allMatch(c -> isDigit((char) c))) {
            return Optional.empty();
        }
        BigInteger exponent = new BigInteger(suffix.substring(from));
        if (exponent.bitLength() > 31) {
            return Optional.empty();
        }
        int size = Math.min(exponent.intValueExact(), LARGEST_EXPONENT);
        return Optional.of(power(10, suffix.charAt(1) == '-' ? -size : size));
    }

    /** Without blanks around it. kube-apiserver trims the text as JSON writes it, where tabs and line breaks are escaped. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == 0x85 || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether it is written with a power of ten, such as {@code 1e3}; Kubernetes keeps to that. */
    public boolean isScientific() {
        int last = written.length() - 1;
        return last > 0 && isDigit(written.charAt(last)) && (written.indexOf('e') > 0 || written.indexOf('E') > 0);
    }

    public int signum() {
        return value.signum();
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    /** Whether it is whole to the thousandth, which is how kube-apiserver asks whether a count is an integer. */
    public boolean isWhole() {
        return value.multiply(THOUSAND)
                        .setScale(0, RoundingMode.UP)
                        .remainder(THOUSAND)
                        .signum()
                == 0;
    }

    /** The whole number, rounded away from zero. */
    public BigInteger rounded() {
        return value.setScale(0, RoundingMode.UP).toBigInteger();
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Quantity q && q.value.compareTo(value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
