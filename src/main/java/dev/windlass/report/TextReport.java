package dev.windlass.report;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Severity;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings for people: what is wrong, the line with the place underlined, and what to do. */
public final class TextReport {
    /** A remark up to this many characters stands behind the underline. */
    private static final int SHORT = 60;

    private final Paint paint;
    private final int limit;

    /** @param limit how many findings are shown before the rest is only counted */
    public TextReport(Paint paint, int limit) {
        this.paint = paint;
        this.limit = limit;
    }

    /** All findings, with an empty line between them, and their count; empty where there are none. */
    public String show(List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        List<Diagnostic> sorted = Stream.concat(
                        diagnostics.stream().filter(Diagnostic::isError),
                        diagnostics.stream().filter(d -> !d.isError()))
                .toList();
        sorted.stream().limit(limit).forEach(d -> out.append(show(d)).append('\n'));
        if (sorted.size() > limit) {
            out.append("and ").append(sorted.size() - limit).append(" more; --all shows them\n");
        }
        return out.append(count(diagnostics)).append('\n').toString();
    }

    /** One finding, with a line break at its end. */
    public String show(Diagnostic d) {
        StringBuilder out = new StringBuilder();
        String head = d.severity().id() + "[" + d.code().id() + "]";
        out.append(d.isError() ? paint.error(head) : paint.warning(head))
                .append(paint.strong(": " + Glyphs.lines(d.message(), "  ")))
                .append('\n');
        int gutter = gutter(d);
        String help = d.help() == null ? "" : Glyphs.lines(d.help(), " ".repeat(gutter + 9));
        Span at = d.at();
        boolean inline = at != null && help.length() <= SHORT && !help.contains("\n");
        if (at != null) {
            out.append(new Excerpt(at, gutter, paint).show("^", inline ? help : ""));
        }
        for (Diagnostic.Related r : d.related()) {
            out.append(new Excerpt(r.at(), gutter, paint).show("-", "note: " + Glyphs.lines(r.message(), "  ")));
        }
        Subject subject = d.subject();
        if (subject != null && !name(subject).isEmpty()) {
            out.append(" ".repeat(gutter + 1))
                    .append(paint.quiet("= in "))
                    .append(Glyphs.shown(name(subject)))
                    .append('\n');
        }
        if (!inline && !help.isEmpty()) {
            out.append(" ".repeat(gutter + 1))
                    .append(paint.quiet("= help: "))
                    .append(help)
                    .append('\n');
        }
        return out.toString();
    }

    /** A resource as a line of text names it: {@code production/bitcoin StatefulSet/bitcoin-0 spec.replicas}. */
    static String name(Subject s) {
        String unit = s.unit() == null ? "" : s.environment() + "/" + s.unit();
        String resource = s.kind().isEmpty() || s.name().isEmpty() ? s.kind() + s.name() : s.kind() + "/" + s.name();
        return Stream.of(unit, resource, s.path() == null ? "" : s.path())
                .filter(p -> !p.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static int gutter(Diagnostic d) {
        Span at = d.at();
        int widest = at == null ? 1 : Excerpt.digits(at.file(), at.start());
        for (Diagnostic.Related r : d.related()) {
            widest = Math.max(widest, Excerpt.digits(r.at().file(), r.at().start()));
        }
        return widest;
    }

    static String count(List<Diagnostic> diagnostics) {
        List<String> parts = Stream.of(Severity.values())
                .map(s -> count(
                        diagnostics.stream().filter(d -> d.severity() == s).count(), s.id()))
                .filter(p -> !p.isEmpty())
                .toList();
        return String.join(", ", parts);
    }

    private static String count(long n, String what) {
        return n == 0 ? "" : n + " " + what + (n == 1 ? "" : "s");
    }
}
