package dev.windlass.check.rule;

import java.math.BigInteger;

/** Numbers of pods or shares of them, such as {@code maxUnavailable}. */
public final class IntOrPercent {
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private IntOrPercent() {}

    /** A number of 0 or more, or a percentage; whether it is. An absent value is fine. */
    public static boolean check(Value value) {
        if (value.isText() && !TextForm.PERCENT.fits(value.text())) {
            value.invalid("must be a whole number or a percentage such as 25%");
            return false;
        }
        if (value.isNumber() && value.number() < 0) {
            value.invalid("must be 0 or more");
            return false;
        }
        return true;
    }

    /** A percentage of at most 100. */
    public static void atMostHundredPercent(Value value) {
        String text = value.text();
        if (TextForm.PERCENT.fits(text)
                && new BigInteger(text.substring(0, text.length() - 1)).compareTo(HUNDRED) > 0) {
            value.invalid("must not be more than 100%");
        }
    }

    /** Whether it is 0 or 0%, or text that is no number at all, which kube-apiserver takes for 0. */
    public static boolean isZero(Value value) {
        return value.isNumber() ? value.number() == 0 : value.isText() && isZero(value.text());
    }

    private static boolean isZero(String text) {
        int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        String digits = TextForm.PERCENT.fits(text) ? text.substring(0, text.length() - 1) : text.substring(from);
        return digits.isEmpty()
                || digits.chars().anyMatch(c -> c < '0' || c > '9')
                || digits.chars().allMatch(c -> c == '0');
    }

    /** A port by number or name. */
    public static void port(Value value) {
        if (value.isText()) {
            value.form(TextForm.PORT_NAME);
        } else {
            value.within(1, 65535);
        }
    }
}
