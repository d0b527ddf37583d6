package dev.windlass.deliver;

/** Hears where a publish is; the tests stop a process there. */
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
}
