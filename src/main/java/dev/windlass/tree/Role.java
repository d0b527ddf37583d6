package dev.windlass.tree;

import java.util.Locale;

/** What a place has to do with a value. */
public enum Role {
    /** A spec line whose value this is, or from which it was computed. */
    WRITTEN,
    /** A place whose value was there before a higher layer or a patch replaced it. */
    OVERRODE,
    /** A spec line that a choice hung on. */
    CONDITION,
    /** The line of the template that put the value where it stands. */
    PLACED,
    /** No spec line took part: a constant of a template, a default of a schema, or a name taken from a file's name. */
    GENERATED;

    /** As machines and messages name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
