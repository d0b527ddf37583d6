package dev.windlass.check.rule.workload;

import dev.windlass.check.rule.KindRules;
import dev.windlass.check.rule.TextForm;
import dev.windlass.check.rule.Value;
import dev.windlass.source.Nearest;
import java.util.List;
import java.util.Locale;

/** CronJob, as ValidateCronJob in k8s.io/kubernetes/pkg/apis/batch/validation. */
public final class CronJobRules implements KindRules {
    private static final List<String> CONCURRENCY = List.of("Allow", "Forbid", "Replace");
    /** The name of each Job has 11 characters more. */
    private static final int LONGEST_NAME = 52;

    private static final int LONGEST_ZONE_PART = 14;

    @Override
    public void check(Value object) {
        LastingPods.hostNames(object);
        Value spec = object.field("spec");
        schedule(spec.field("schedule"));
        LastingPods.notNegative(
                spec, "startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit");
        if (!spec.field("concurrencyPolicy").isEmpty()) {
            spec.field("concurrencyPolicy").oneOf(CONCURRENCY);
        }
        job(spec.field("jobTemplate", "spec"));
        LastingPods.uncheckedMetadata(spec.field("jobTemplate", "metadata"));
        if (!object.isUpdate()) {
            name(object.field("metadata"));
            ownZone(spec.field("schedule"));
            zone(spec.field("timeZone"));
        }
    }

    private static void name(Value metadata) {
        String name = metadata.field("name").text();
        String whole =
                name.isEmpty() ? GeneratedName.of(metadata.field("generateName").text()) : name;
        boolean isNamed = !name.isEmpty() || !metadata.field("generateName").isEmpty();
        if (isNamed && TextForm.bytes(whole) > LONGEST_NAME) {
            metadata.field("name")
                    .invalid("must be at most " + LONGEST_NAME + " characters: those of its Jobs have 11 more");
        }
    }

    private static void schedule(Value schedule) {
        if (schedule.isEmpty()) {
            schedule.required("it says when to run, as in \"30 4 * * *\" or @daily");
            return;
        }
        CronSchedule.fault(schedule.text()).ifPresentOrElse(schedule::invalid, () -> {
            if (CronSchedule.isNever(schedule.text())) {
                schedule.neverWorks("names no time at all: there is no such day");
            }
        });
    }

    /** A schedule that begins with a time zone. */
    private static void ownZone(Value schedule) {
        if (schedule.text().contains("TZ")) {
            schedule.invalid("must not name a time zone", "put it into spec.timeZone");
        }
    }

    private static void zone(Value zone) {
        if (zone.isAbsent()) {
            return;
        }
        String name = zone.text();
        if (name.isEmpty()) {
            zone.invalid("must not be empty", "leave it out, or name a zone such as Europe/Berlin");
        } else if (name.toLowerCase(Locale.ROOT).equals("local")) {
            zone.invalid("must be a time zone of the IANA database");
        } else if (!hasForm(name) || !TimeZones.isKnown(name)) {
            String help = Nearest.to(name, TimeZones.all())
                    .map(n -> "did you mean \"" + n + "\"?")
                    .orElse(null);
            zone.invalid("must be a time zone of the IANA database, such as Europe/Berlin", help);
        }
    }

    private static boolean hasForm(String name) {
        for (String part : name.split("/", -1)) {
            if (part.isEmpty()
                    || part.length() > LONGEST_ZONE_PART
                    || part.equals(".")
                    || part.equals("..")
                    || part.startsWith("-")) {
                return false;
            }
        }
        return true;
    }

    private static void job(Value job) {
        JobSpecRules.check(job);
        if (job.field("selector").isPresent()) {
            job.field("selector").invalid("must not be set", "remove it: Kubernetes makes the selector of each Job");
        }
        if (job.field("manualSelector").isTrue()) {
            job.field("manualSelector").invalid("must be false");
        }
    }

    @Override
    public void checkUpdate(Value old, Value object) {
        Value spec = object.field("spec");
        if (!old.field("spec", "schedule").text().contains("TZ")) {
            ownZone(spec.field("schedule"));
        } else if (spec.field("schedule").text().contains("TZ")) {
            if (spec.field("timeZone").isPresent()) {
                spec.field("schedule").invalid("must not name a time zone beside spec.timeZone");
            } else {
                spec.field("schedule").warn("names a time zone, which is better put into spec.timeZone");
            }
        }
        if (!spec.field("timeZone").isSameAs(old.field("spec", "timeZone"))) {
            zone(spec.field("timeZone"));
        }
    }
}
