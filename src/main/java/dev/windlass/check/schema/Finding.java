package dev.windlass.check.schema;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.Severity;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import dev.windlass.tree.FieldPath;
import dev.windlass.tree.Origin;
import java.util.Optional;

/** Makes diagnostics about values of rendered resources. */
public final class Finding {
    private Finding() {}

    /**
     * A finding at the place of a value: the line that a person must change, and beside it the template's line that
     * put the value where it stands.
     *
     * @param path the value's field; the root stands for the whole resource
     */
    public static Diagnostic error(Code code, Subject resource, FieldPath path, Origin origin, String message) {
        return of(Severity.ERROR, code, resource, path, origin, message);
    }

    /** A finding of either severity. */
    public static Diagnostic of(
            Severity severity, Code code, Subject resource, FieldPath path, Origin origin, String message) {
        Span place = origin.place();
        Subject subject = path.steps().isEmpty() ? resource : resource.at(path.toString());
        Diagnostic finding = severity == Severity.ERROR
                ? Diagnostic.error(code, place, message)
                : Diagnostic.warning(code, place, message);
        finding = finding.about(subject);
        Optional<Span> placed = placed(origin).filter(p -> !p.equals(place));
        return placed.isPresent() ? finding.related("placed here", placed.get()) : finding;
    }

    /** The template line that put a value where it stands; empty where none did. */
    private static Optional<Span> placed(Origin origin) {
        return switch (origin) {
            case Origin.Computed c -> Optional.of(c.placed());
            case Origin.Overrode(Origin by, Origin _) -> placed(by);
            default -> Optional.empty();
        };
    }
}
