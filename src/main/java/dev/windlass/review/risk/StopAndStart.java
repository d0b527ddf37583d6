package dev.windlass.review.risk;

import java.util.OptionalLong;

/** How long pods take to stop and to start, as far as they say so. */
final class StopAndStart {
    /** What Kubernetes waits where nothing is said. */
    private static final long USUAL_GRACE = 30;

    private StopAndStart() {}

    /** Such as {@code a stop takes up to 10 min, a start up to 2 h}. */
    static String of(Workload pods) {
        long stop = pods.pod().number("terminationGracePeriodSeconds").orElse(USUAL_GRACE);
        OptionalLong start = pods.pod().items("containers").stream()
                .map(c -> c.field("startupProbe"))
                .filter(View::isPresent)
                .mapToLong(StopAndStart::budget)
                .max();
        String stops = "a stop takes up to " + Named.time(stop);
        return start.isPresent() ? stops + ", a start up to " + Named.time(start.getAsLong()) : stops;
    }

    private static long budget(View probe) {
        return probe.number("initialDelaySeconds").orElse(0)
                + probe.number("failureThreshold").orElse(3)
                        * probe.number("periodSeconds").orElse(10);
    }
}
