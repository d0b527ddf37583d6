package dev.windlass.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding about the user's input.
 *
 * @param code what kind of fault it is
 * @param message what is wrong, in the user's terms: one sentence, lower case first, no full stop
 * @param help what to do about it, or null where the message says it already
 * @param at the line that the user must change, or null where there is none (a missing file, an option)
 * @param related further places with what they have to do with it
 * @param subject the rendered resource it is about, or null
 */
public record Diagnostic(
        Severity severity,
        Code code,
        String message,
        @Nullable String help,
        @Nullable Span at,
        List<Related> related,
        @Nullable Subject subject) {
    /** By place, then by message; findings without a place come first. */
    public static final Comparator<Diagnostic> ORDER = Comparator.comparing(
                    Diagnostic::at, Comparator.nullsFirst(Comparator.<Span>naturalOrder()))
            .thenComparing(d -> d.code.id())
            .thenComparing(Diagnostic::message);

    public Diagnostic {
        related = List.copyOf(related);
    }

    /** Another place that has to do with a finding. */
    public record Related(String message, Span at) {}

    public static Diagnostic error(Code code, @Nullable Span at, String message) {
        return new Diagnostic(Severity.ERROR, code, message, null, at, List.of(), null);
    }

    public static Diagnostic warning(Code code, @Nullable Span at, String message) {
        return new Diagnostic(Severity.WARNING, code, message, null, at, List.of(), null);
    }

    public Diagnostic help(@Nullable String text) {
        return new Diagnostic(severity, code, message, text, at, related, subject);
    }

    public Diagnostic related(String what, Span where) {
        List<Related> more = new ArrayList<>(related);
        more.add(new Related(what, where));
        return new Diagnostic(severity, code, message, help, at, more, subject);
    }

    public Diagnostic about(@Nullable Subject resource) {
        return new Diagnostic(severity, code, message, help, at, related, resource);
    }

    /** The same, taken more or less seriously. */
    public Diagnostic as(Severity other) {
        return new Diagnostic(other, code, message, help, at, related, subject);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
