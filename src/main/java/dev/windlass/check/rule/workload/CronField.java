package dev.windlass.check.rule.workload;

import java.util.List;
import java.util.Locale;

/**
 * One of the five fields of a schedule, as github.com/robfig/cron/v3 reads it.
 *
 * @param what such as {@code "hour"}
 * @param names the names of the numbers from {@code least} on, in lower case; empty where they have none
 */
record CronField(String what, int least, int most, List<String> names) {
    private static final int NOT_A_NUMBER = -1;

    static final List<CronField> ALL = List.of(
            new CronField("minute", 0, 59, List.of()),
            new CronField("hour", 0, 23, List.of()),
            new CronField("day of the month", 1, 31, List.of()),
            new CronField(
                    "month",
                    1,
                    12,
                    List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new CronField("weekday", 0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    /**
     * What a field says.
     *
     * @param bits the numbers at which it fires
     * @param isAny whether it is {@code *} or the like, without steps
     */
    record Times(long bits, boolean isAny) {}

    /** A field that cannot be read, and why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** Reads a list of ranges, divided by commas; empty ones are passed over. */
    Times read(String text) throws Unreadable {
        long bits = 0;
        boolean isAny = false;
        for (String range : text.split(",", -1)) {
            if (!range.isEmpty()) {
                Times times = range(range);
                bits |= times.bits();
                isAny |= times.isAny();
            }
        }
        return new Times(bits, isAny);
    }

    private Times range(String text) throws Unreadable {
        String[] steps = text.split("/", -1);
        String[] ends = steps[0].split("-", -1);
        int start = least;
        int end = most;
        boolean isStar = ends[0].equals("*") || ends[0].equals("?");
        if (!isStar) {
            start = number(ends[0]);
            if (ends.length > 2) {
                throw new Unreadable("\"" + text + "\" has too many dashes");
            }
            end = ends.length == 2 ? number(ends[1]) : start;
        }
        int step = 1;
        if (steps.length > 2) {
            throw new Unreadable("\"" + text + "\" has too many slashes");
        } else if (steps.length == 2) {
            step = plainNumber(steps[1]);
            if (step == NOT_A_NUMBER || step == 0) {
                throw new Unreadable("the step \"" + steps[1] + "\" is not a number above 0");
            }
            end = ends.length == 1 ? most : end;
        }
        if (start < least || end > most) {
            throw new Unreadable("the " + what + " must be from " + least + " to " + most);
        }
        if (start > end) {
            throw new Unreadable("the range \"" + text + "\" ends before it begins");
        }
        long bits = 0;
        for (long i = start; i <= end; i += step) {
            bits |= 1L << i;
        }
        return new Times(bits, isStar && step == 1);
    }

    private int number(String text) throws Unreadable {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        int number = named >= 0 ? named + least : plainNumber(text);
        if (number == NOT_A_NUMBER) {
            throw new Unreadable("\"" + text + "\" is not a " + what);
        }
        return number;
    }

    /** A number of digits with or without a plus; large ones stay large. */
    private static int plainNumber(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return NOT_A_NUMBER;
        }
        String plain = digits.replaceFirst("^0+(?=.)", "");
        return plain.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(plain);
    }
}
