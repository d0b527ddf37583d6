package dev.windlass.check.rule.workload;

import java.time.ZoneId;
import java.util.Set;

/** The time zones of the IANA database, which Go and Java carry, as validateTimeZone in k8s.io/kubernetes/pkg/apis/batch asks. */
final class TimeZones {
    private static final Set<String> JAVA_LEAVES_OUT = Set.of("EST", "Factory", "HST", "MST", "ROC");
    private static final String JAVA_ONLY = "SystemV/";

    private TimeZones() {}

    /** Whether there is such a zone; letter case counts. */
    static boolean isKnown(String name) {
        return JAVA_LEAVES_OUT.contains(name)
                || (!name.startsWith(JAVA_ONLY) && ZoneId.getAvailableZoneIds().contains(name));
    }

    /** All of them. */
    static Set<String> all() {
        return ZoneId.getAvailableZoneIds();
    }
}
