package dev.windlass.cli;

import dev.windlass.check.DocumentVerdict;
import dev.windlass.report.JsonReport;
import dev.windlass.report.JunitReport;
import dev.windlass.report.MarkdownReport;
import dev.windlass.report.Paint;
import dev.windlass.report.PublicationEntry;
import dev.windlass.report.PublicationJson;
import dev.windlass.report.PublicationReport;
import dev.windlass.report.ReviewJson;
import dev.windlass.report.ReviewMarkdown;
import dev.windlass.report.ReviewReport;
import dev.windlass.report.SarifReport;
import dev.windlass.report.TextReport;
import dev.windlass.review.SpecEdit;
import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Shows what a command has to say in the format that was asked for: in text on both streams, else as one document. */
final class Printer {
    private static final int SCREENFUL = 20;

    private final OutputStream out;
    private final PrintStream err;

    Printer(OutputStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Shows an outcome, and returns the exit status.
     *
     * @param command the command that ran; {@code windlass} where none did
     */
    int show(Windlass options, String command, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Document d ->
                switch (options.format) {
                    case text, json -> print(d.text(), ExitStatus.FINE);
                    case sarif, junit, markdown -> {
                        String why = "what " + command + " says cannot be shown as " + options.format;
                        yield show(options, command, Outcome.usage(why, "use --format text or json"));
                    }
                };
            case Outcome.Findings f -> {
                int exit = ExitStatus.of(f.diagnostics());
                yield switch (options.format) {
                    case text -> text(options, f.diagnostics(), f.text(), exit);
                    case json ->
                        print(
                                new JsonReport()
                                        .show(
                                                f.diagnostics(),
                                                f.resources(),
                                                f.units().size(),
                                                f.changes()),
                                exit);
                    case sarif -> sarif(command, f.diagnostics(), exit);
                    case junit -> print(JunitReport.of(f.units(), f.diagnostics()), exit);
                    case markdown -> markdown(command, f.text(), f.diagnostics(), exit);
                };
            }
            case Outcome.Edited(Outcome.Findings f, List<SpecEdit> edits)
            when options.format == Windlass.Format.json ->
                print(
                        new JsonReport()
                                .show(f.diagnostics(), f.resources(), f.units().size(), f.changes(), edits),
                        ExitStatus.of(f.diagnostics()));
            case Outcome.Edited e -> show(options, command, e.findings());
            case Outcome.Reviewed r -> {
                int exit = ExitStatus.of(r.diagnostics());
                yield switch (options.format) {
                    case text -> text(options, r.diagnostics(), text(options, r), exit);
                    case json -> print(new ReviewJson().show(r.review(), r.diagnostics()), exit);
                    case sarif -> sarif(command, r.diagnostics(), exit);
                    case junit -> print(JunitReport.of(r.units(), r.diagnostics()), exit);
                    case markdown -> print(new ReviewMarkdown().show(command, r.review(), r.diagnostics()), exit);
                };
            }
            case Outcome.Published p -> {
                int exit = ExitStatus.of(p.diagnostics());
                yield switch (options.format) {
                    case text -> text(options, p.diagnostics(), text(options, p), exit);
                    case json -> print(new PublicationJson().show(p.entries(), p.review(), p.diagnostics()), exit);
                    case sarif -> sarif(command, p.diagnostics(), exit);
                    case junit -> print(JunitReport.of(p.units(), p.diagnostics()), exit);
                    case markdown ->
                        print(
                                new ReviewMarkdown().show(command, p.review(), p.diagnostics()) + "\n"
                                        + new PublicationReport(Paint.PLAIN).markdown(p.entries()),
                                exit);
                };
            }
            case Outcome.Verdicts v -> {
                int exit = ExitStatus.ofVerdicts(v.verdicts());
                List<Diagnostic> diagnostics = diagnostics(v.verdicts());
                yield switch (options.format) {
                    case text -> text(options, diagnostics, v.text(), exit);
                    case json -> print(new JsonReport().show(v.verdicts()), exit);
                    case sarif -> sarif(command, diagnostics, exit);
                    case junit -> print(JunitReport.of(v.verdicts()), exit);
                    case markdown -> markdown(command, v.text(), diagnostics, exit);
                };
            }
        };
    }

    /** The review for people; where nothing is known to change and something is wrong, there is nothing to say of it. */
    private static String text(Windlass options, Outcome.Reviewed r) {
        boolean isSilent =
                r.review().changes().isEmpty() && r.diagnostics().stream().anyMatch(Diagnostic::isError);
        return isSilent ? "" : new ReviewReport(Terminal.paint(options.color), options.all).show(r.review());
    }

    /** All changes where it was only rehearsed, else a summary of them; and what came of it. */
    private static String text(Windlass options, Outcome.Published p) {
        Paint paint = Terminal.paint(options.color);
        ReviewReport review = new ReviewReport(paint, options.all);
        boolean rehearsed = p.entries().stream().anyMatch(e -> e.end() == PublicationEntry.End.REHEARSED);
        return (rehearsed ? review.show(p.review()) : review.summary(p.review()))
                + new PublicationReport(paint).show(p.entries());
    }

    private static List<Diagnostic> diagnostics(List<DocumentVerdict> verdicts) {
        return verdicts.stream().flatMap(v -> v.diagnostics().stream()).toList();
    }

    private int text(Windlass options, List<Diagnostic> diagnostics, String result, int exit) {
        int limit = options.all || !Terminal.is("err") ? Integer.MAX_VALUE : SCREENFUL;
        err.print(new TextReport(Terminal.paint(options.color, "err"), limit).show(diagnostics));
        err.flush();
        return print(result, exit);
    }

    private int sarif(String command, List<Diagnostic> diagnostics, int exit) {
        return print(new SarifReport(command, Version.text()).show(diagnostics, exit), exit);
    }

    private int markdown(String command, String result, List<Diagnostic> diagnostics, int exit) {
        return print(new MarkdownReport().show(command, result, diagnostics), exit);
    }

    /** Writes standard output; a reader that has gone away, as {@code head} does, is no failure. */
    int print(String text, int status) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return status;
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                return status;
            }
            err.println("error[" + Code.OUTPUT_FAILED.id() + "]: standard output cannot be written");
            return ExitStatus.OUTSIDE;
        }
    }
}
