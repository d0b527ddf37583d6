package dev.windlass.check.rule;

import dev.windlass.tree.Mapping;

/**
 * The rules of one kind. They see an object after its structure was found good, null values were taken as absent and
 * the defaults were filled in. Stateless; safe for use by several threads.
 */
public interface KindRules {
    /** Fills in defaults that hang on other fields; those that do not are in {@code defaults.txt}. */
    default Mapping complete(Mapping object, int minor) {
        return object;
    }

    /** What holds for every object of the kind, on creation and after a change. */
    void check(Value object);

    /** What holds for a change, beside {@link #check}, which is asked for the new object as well. */
    default void checkUpdate(Value old, Value object) {}
}
