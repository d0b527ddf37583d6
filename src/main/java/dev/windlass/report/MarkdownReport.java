package dev.windlass.report;

import dev.windlass.source.Diagnostic;
import dev.windlass.source.Span;
import dev.windlass.source.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Findings for a comment on a pull request: what came out, and a table of what is wrong. */
public final class MarkdownReport {
    /** GitHub takes 65,536 characters a comment, and people less; a comment often holds more than one report. */
    private static final int LONGEST = 60_000;

    /**
     * The whole text.
     *
     * @param command the command that ran
     * @param result what the command says of its result, a line or several; empty where there is none
     */
    public String show(String command, String result, List<Diagnostic> diagnostics) {
        boolean good = diagnostics.stream().noneMatch(Diagnostic::isError);
        StringBuilder out = new StringBuilder();
        out.append("### ")
                .append(good ? "✅" : "❌")
                .append(" windlass ")
                .append(command)
                .append("\n");
        String plain = result.strip();
        if (plain.contains("\n")) {
            out.append('\n').append(Markdown.block(plain, "diff"));
        } else if (!plain.isEmpty()) {
            out.append('\n').append(Markdown.text(plain)).append('\n');
        }
        if (diagnostics.isEmpty()) {
            return out.toString();
        }
        return out + table(diagnostics, LONGEST - out.length());
    }

    /**
     * A table of findings, the errors first, and behind it how many have no room in it.
     *
     * @param room how many characters it may take, more or less
     */
    static String table(List<Diagnostic> diagnostics, int room) {
        StringBuilder out = new StringBuilder();
        out.append('\n').append(TextReport.count(diagnostics)).append("\n\n");
        out.append("| | where | what | in |\n| --- | --- | --- | --- |\n");
        List<Diagnostic> sorted = Stream.concat(
                        diagnostics.stream().filter(Diagnostic::isError),
                        diagnostics.stream().filter(d -> !d.isError()))
                .toList();
        int shown = 0;
        for (Diagnostic d : sorted) {
            String row = row(d);
            if (out.length() + row.length() > room) {
                break;
            }
            out.append(row);
            shown++;
        }
        if (shown < sorted.size()) {
            out.append("\nand ").append(sorted.size() - shown).append(" more\n");
        }
        return out.toString();
    }

    private static String row(Diagnostic d) {
        Span at = d.at();
        Subject s = d.subject();
        String help = d.help() == null ? "" : "<br>" + Markdown.text(d.help());
        return "| " + (d.isError() ? "❌" : "⚠️")
                + " | " + (at == null ? "" : Markdown.code(at.toString()))
                + " | " + Markdown.code(d.code().id()) + " " + Markdown.text(d.message()) + help
                + " | " + (s == null ? "" : Markdown.code(TextReport.name(s)))
                + " |\n";
    }
}
