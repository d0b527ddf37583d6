package dev.windlass.deliver;

import java.time.Duration;

/** Hears where a publish is, and lets it wait; the tests stop a process there, and do not wait. */
interface Steps {
    /** Hears nothing. */
    Steps UNHEARD = _ -> {};

    /** Points between which a publish may be killed. */
    enum Step {
        CLONE_MADE,
        FETCHED,
        DECIDED,
        OBJECTS_INSERTED,
        PACK_WRITTEN,
        BEFORE_PUSH,
        AFTER_PUSH,
        CLONE_REMOVED
    }

    void at(Step step);

    /** Waits before another attempt. */
    default void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
