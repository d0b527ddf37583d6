package dev.windlass.check.rule.workload;

import static dev.windlass.check.Judged.assertCreated;
import static dev.windlass.check.Judged.assertUpdated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronJobRulesTest {
    private static String named(String metadata, String job, String... spec) {
        return """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {%s, namespace: b}
                spec: {%s, jobTemplate: {metadata: {labels: {"-": "-"}}, spec: {%s template: {spec: {restartPolicy: Never, containers: [{name: c, image: i}]}}}}}
                """.formatted(metadata, String.join(", ", spec), job);
    }

    private static String cron(String... spec) {
        return named("name: a", "", spec);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "*/5 0-23/2 ? JAN-dec Sun",
                "1,2,,3 +5 05 1/3 0",
                ", , , , ,",
                "*-9/2 0 1 1 *",
                "@daily",
                "@every 1h30m",
                "@every 0",
                "5/10 * * * MON-FRI",
                "59 23 31 12 6",
                "\u00a0* * * * *",
                "@every -1.5h",
                "0 0 31 2 *"
            })
    void schedulesThatAreRead(String schedule) {
        assertFalse(
                CronSchedule.fault(schedule).isPresent(),
                () -> CronSchedule.fault(schedule).orElse(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            * * * *          | must have five fields (minute, hour, day of the month, month, weekday) and has 4
            0 * * * * *      | must have five fields (minute, hour, day of the month, month, weekday) and has 6
            60 * * * *       | cannot be read: the minute must be from 0 to 59
            * 24 * * *       | cannot be read: the hour must be from 0 to 23
            * * 0 * *        | cannot be read: the day of the month must be from 1 to 31
            * * * 13 *       | cannot be read: the month must be from 1 to 12
            * * * * 7        | cannot be read: the weekday must be from 0 to 6
            * * L * *        | cannot be read: "L" is not a day of the month
            * * * * 1#2      | cannot be read: "1#2" is not a weekday
            5-1 * * * *      | cannot be read: the range "5-1" ends before it begins
            1-2-3 * * * *    | cannot be read: "1-2-3" has too many dashes
            1/2/3 * * * *    | cannot be read: "1/2/3" has too many slashes
            */0 * * * *      | cannot be read: the step "0" is not a number above 0
            */-1 * * * *     | cannot be read: the step "-1" is not a number above 0
            -0 * * * *       | cannot be read: "" is not a minute
            jan * * * *      | cannot be read: "jan" is not a minute
            @reboot          | must be one of @hourly, @daily, @weekly, @monthly, @yearly or, for example, @every 1h30m
            @Daily           | must be one of @hourly, @daily, @weekly, @monthly, @yearly or, for example, @every 1h30m
            @every 5         | must be one of @hourly, @daily, @weekly, @monthly, @yearly or, for example, @every 1h30m
            TZ=UTC           | names no time zone of the IANA database
            TZ=X * * * * *   | names no time zone of the IANA database
            """)
    void schedulesThatAreNot(String schedule, String fault) {
        assertEquals(fault, CronSchedule.fault(schedule).orElse(""));
        assertCreated("1.33", cron("schedule: '" + schedule + "'"), "invalid-value spec.schedule");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 30 2 *     | true
            0 0 31 4,6 ?   | true
            0 0 29 2 *     | false
            0 0 31 2 1     | false
            0 0 31 2 */2   | false
            0 0 31 2 */1   | true
            , * * * *      | true
            * * , * 1      | false
            * * , * *      | true
            0 0 31 * *     | false
            @daily         | false
            """)
    void schedulesThatNameNoTime(String schedule, boolean isNever) {
        assertEquals(isNever, CronSchedule.isNever(schedule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            schedule: ""                                       | missing-field spec.schedule
            schedule: "TZ=UTC 0 4 * * *"                       | invalid-value spec.schedule
            schedule: "@daily", timeZone: Europe/Berlin        |
            schedule: "@daily", timeZone: EST                  |
            schedule: "@daily", timeZone: Etc/GMT+3            |
            schedule: "@daily", timeZone: ""                   | invalid-value spec.timeZone
            schedule: "@daily", timeZone: local                | invalid-value spec.timeZone
            schedule: "@daily", timeZone: europe/berlin        | invalid-value spec.timeZone
            schedule: "@daily", timeZone: Europe               | invalid-value spec.timeZone
            schedule: "@daily", timeZone: SystemV/AST4         | invalid-value spec.timeZone
            schedule: "@daily", timeZone: ../UTC               | invalid-value spec.timeZone
            schedule: "@daily", concurrencyPolicy: Never       | invalid-value spec.concurrencyPolicy
            schedule: "@daily", startingDeadlineSeconds: -1    | invalid-value spec.startingDeadlineSeconds
            schedule: "@daily", successfulJobsHistoryLimit: -1 | invalid-value spec.successfulJobsHistoryLimit
            schedule: "@daily", failedJobsHistoryLimit: -1     | invalid-value spec.failedJobsHistoryLimit
            """)
    void specification(String spec, String finding) {
        if (finding == null) {
            assertCreated("1.30", cron(spec));
        } else {
            assertCreated("1.30", cron(spec), finding);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            parallelism: -1,                      | invalid-value spec.jobTemplate.spec.parallelism
            selector: {},                         | invalid-value spec.jobTemplate.spec.selector
            manualSelector: true,                 | invalid-value spec.jobTemplate.spec.manualSelector
            backoffLimitPerIndex: 1,              | invalid-value spec.jobTemplate.spec.backoffLimitPerIndex
            completionMode: Indexed,              | missing-field spec.jobTemplate.spec.completions
            podReplacementPolicy: Failed, podFailurePolicy: {}, |
            """)
    void jobs(String job, String finding) {
        String yaml = named("name: a", job, "schedule: '@daily'");
        if (finding == null) {
            assertCreated("1.36", yaml);
        } else {
            assertCreated("1.36", yaml, finding);
        }
    }

    @Test
    void longNames() {
        assertCreated("1.36", named("name: " + "a".repeat(52), "", "schedule: '@daily'"));
        assertCreated(
                "1.36", named("name: " + "a".repeat(53), "", "schedule: '@daily'"), "invalid-value metadata.name");
        assertCreated("1.36", named("generateName: " + "a".repeat(47), "", "schedule: '@daily'"));
        assertCreated(
                "1.36",
                named("generateName: " + "a".repeat(48), "", "schedule: '@daily'"),
                "invalid-value metadata.name");
        String old = named("name: " + "a".repeat(53), "", "schedule: '@daily'");
        assertUpdated("1.36", old, old.replace("daily", "hourly"));
    }

    @Test
    void timeZonesOfOldSchedules() {
        String old = cron("schedule: 'TZ=UTC 0 4 * * *'");
        assertUpdated("1.36", old, old.replace("0 4", "0 5"));
        assertUpdated("1.36", old, cron("schedule: 'TZ=UTC 0 4 * * *', timeZone: UTC"), "invalid-value spec.schedule");
        assertUpdated("1.36", cron("schedule: '@daily'"), old, "invalid-value spec.schedule");
        assertUpdated("1.36", cron("schedule: '@daily', timeZone: X"), cron("schedule: '@hourly', timeZone: X"));
        assertUpdated(
                "1.36",
                cron("schedule: '@daily'"),
                cron("schedule: '@daily', timeZone: X"),
                "invalid-value spec.timeZone");
    }
}
