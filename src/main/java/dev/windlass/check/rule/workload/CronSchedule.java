package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.workload.CronField.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** When a CronJob runs, as ParseStandard of github.com/robfig/cron/v3 reads it. */
final class CronSchedule {
    private static final Set<String> DESCRIPTORS =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final String EVERY = "@every ";
    private static final Pattern DURATION =
            Pattern.compile("[+-]?(0|((\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\p{Z}]+");
    private static final int DAY = 2;
    private static final int MONTH = 3;
    private static final int WEEKDAY = 4;
    /** The longest each month can be, January first. */
    private static final List<Integer> MONTHS = List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

    private CronSchedule() {}

    /** Why a schedule cannot be read; empty where it can. A time zone in front is passed over. */
    static Optional<String> fault(String schedule) {
        String text = schedule;
        if (text.startsWith("TZ=") || text.startsWith("CRON_TZ=")) {
            int blank = text.indexOf(' ');
            if (blank < 0 || !TimeZones.isKnown(text.substring(text.indexOf('=') + 1, blank))) {
                return Optional.of("names no time zone of the IANA database");
            }
            text = text.substring(blank).strip();
        }
        if (text.startsWith("@")) {
            return DESCRIPTORS.contains(text) || isEvery(text)
                    ? Optional.empty()
                    : Optional.of(
                            "must be one of @hourly, @daily, @weekly, @monthly, @yearly or, for example, @every 1h30m");
        }
        try {
            int count = fields(text).size();
            if (count != CronField.ALL.size()) {
                return Optional.of(
                        "must have five fields (minute, hour, day of the month, month, weekday) and has " + count);
            }
            times(text);
            return Optional.empty();
        } catch (CronField.Unreadable e) {
            return Optional.of("cannot be read: " + e.why());
        }
    }

    /** Whether a schedule that can be read names no time at all, such as February 30. */
    static boolean isNever(String schedule) {
        if (schedule.startsWith("@") || schedule.contains("TZ=")) {
            return false;
        }
        try {
            List<Times> times = times(schedule);
            if (times.get(0).bits() == 0
                    || times.get(1).bits() == 0
                    || times.get(MONTH).bits() == 0) {
                return true;
            }
            boolean bothCount = times.get(DAY).isAny() || times.get(WEEKDAY).isAny();
            boolean hasDay = hasDay(times);
            boolean hasWeekday = times.get(WEEKDAY).bits() != 0;
            return bothCount ? !(hasDay && hasWeekday) : !(hasDay || hasWeekday);
        } catch (CronField.Unreadable e) {
            return false;
        }
    }

    private static boolean hasDay(List<Times> times) {
        for (int month = 1; month <= MONTHS.size(); month++) {
            long days = (2L << MONTHS.get(month - 1)) - 1;
            if ((times.get(MONTH).bits() >> month & 1) == 1 && (times.get(DAY).bits() & days) != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEvery(String text) {
        return text.startsWith(EVERY)
                && DURATION.matcher(text.substring(EVERY.length())).matches();
    }

    private static List<String> fields(String text) {
        return BLANKS.splitAsStream(text).filter(f -> !f.isEmpty()).toList();
    }

    private static List<Times> times(String text) throws CronField.Unreadable {
        List<String> fields = fields(text);
        List<Times> times = new ArrayList<>();
        for (int i = 0; i < CronField.ALL.size(); i++) {
            times.add(CronField.ALL.get(i).read(fields.get(i)));
        }
        return times;
    }
}
