package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import java.util.OptionalLong;

/** When an indexed Job counts as done: {@code successPolicy}. */
final class SuccessPolicyRules {
    private static final int MOST_RULES = 20;
    private static final int LONGEST_INDEXES = 65_536;
    private static final long NOT_INDEXES = -1;

    private SuccessPolicyRules() {}

    /** The policy of a Job's specification. */
    static void check(Value spec) {
        if (!spec.field("completionMode").isText("Indexed")) {
            spec.field("successPolicy").invalid("needs completionMode Indexed");
            return;
        }
        Value rules = spec.field("successPolicy", "rules");
        if (rules.isEmpty()) {
            rules.required("at least one is needed");
        }
        if (rules.size() > MOST_RULES) {
            rules.tooMany(MOST_RULES);
        }
        if (spec.field("completions").isPresent()) {
            rules.items().forEach(r -> rule(r, spec.field("completions").number()));
        }
    }

    private static void rule(Value rule, long completions) {
        Value indexes = rule.field("succeededIndexes");
        Value count = rule.field("succeededCount");
        if (indexes.isAbsent() && count.isAbsent()) {
            rule.required("it needs succeededCount or succeededIndexes");
        }
        long listed = 0;
        if (indexes.isPresent()) {
            if (TextForm.bytes(indexes.text()) > LONGEST_INDEXES) {
                indexes.tooLong(LONGEST_INDEXES, "bytes");
            }
            listed = count(indexes.text(), completions);
            if (listed == NOT_INDEXES) {
                indexes.invalid("must be ascending indexes below completions and ranges of them, such as 0,2-4");
                listed = 0;
            }
        }
        if (count.isPresent()) {
            count.atLeast(0);
            if (count.number() > completions) {
                count.invalid("must not be more than completions");
            }
            if (indexes.isPresent() && count.number() > listed) {
                count.invalid("must not be more than the number of succeededIndexes");
            }
        }
    }

    /** How many indexes a list such as {@code 0,2-4} names, or {@link #NOT_INDEXES}. */
    static long count(String indexes, long completions) {
        if (indexes.isEmpty()) {
            return 0;
        }
        long total = 0;
        long last = -1;
        for (String part : indexes.split(",", -1)) {
            String[] ends = part.split("-", -1);
            OptionalLong first = index(ends[0]);
            OptionalLong end = index(ends[ends.length - 1]);
            boolean isRange = ends.length == 2;
            if (ends.length > 2
                    || first.isEmpty()
                    || end.isEmpty()
                    || first.getAsLong() <= last
                    || end.getAsLong() >= completions
                    || (isRange && end.getAsLong() <= first.getAsLong())) {
                return NOT_INDEXES;
            }
            last = end.getAsLong();
            total += last - first.getAsLong() + 1;
        }
        return total;
    }

    private static OptionalLong index(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return digits.isEmpty() || digits.length() > 18 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(digits));
    }
}
