package dev.windlass.check;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Subject;
import java.util.List;

/** Diagnostics as text that a test can compare. */
public final class Findings {
    private Findings() {}

    /** {@code PLACE CODE FIELD: MESSAGE} for each, in order of place, then a line for each related place and for the help. */
    public static String text(List<Diagnostic> findings) {
        StringBuilder text = new StringBuilder();
        findings.stream().sorted(Diagnostic.ORDER).forEach(d -> {
            Subject subject = d.subject();
            String path = subject == null || subject.path() == null ? "-" : subject.path();
            text.append(d.at()).append(' ').append(d.code().id()).append(' ').append(path);
            text.append(": ").append(d.message()).append('\n');
            d.related()
                    .forEach(r -> text.append("  ")
                            .append(r.at())
                            .append(' ')
                            .append(r.message())
                            .append('\n'));
            if (d.help() != null) {
                text.append("  ").append(d.help()).append('\n');
            }
        });
        return text.toString();
    }
}
