package dev.windlass.syntax;

import dev.windlass.source.Code;
import dev.windlass.source.Diagnostic;
import dev.windlass.source.SourceFile;
import dev.windlass.source.Span;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says what is wrong with YAML in the words of someone who wrote it, where the parser speaks of tokens (SnakeYAML 2.7). */
final class SyntaxFault {
    private static final Pattern CONFLICT = Pattern.compile("^(<<<<<<<|=======$|>>>>>>>)");
    /** A value in quotes behind its key or its dash, which is where a quote that was forgotten does its harm. */
    private static final Pattern QUOTED = Pattern.compile("^\\s*(?:-\\s+)?(?:[\\w.-]+:\\s+|-\\s+)?([\"'])");

    private final SourceFile file;
    private final Marks marks;
    private final String context;
    private final String problem;
    /** Where the parser stopped. */
    private final int at;
    /** Where what it was reading begins. */
    private final int from;
    /** The lines from the document's first to that where the parser stopped. */
    private final int firstLine;

    private final int lastLine;

    private SyntaxFault(SourceFile file, Marks marks, MarkedYAMLException fault) {
        this.file = file;
        this.marks = marks;
        this.context = String.valueOf(fault.getContext());
        this.problem = String.valueOf(fault.getProblem());
        Mark stop = fault.getProblemMark();
        Mark start = fault.getContextMark();
        this.at = stop != null ? marks.offset(stop) : start != null ? marks.offset(start) : 0;
        this.from = start != null ? marks.offset(start) : at;
        this.firstLine = file.place(marks.start()).line();
        this.lastLine = file.place(at).line();
    }

    static Diagnostic of(SourceFile file, Marks marks, MarkedYAMLException fault) {
        return new SyntaxFault(file, marks, fault).diagnostic();
    }

    private Diagnostic diagnostic() {
        for (int line = firstLine; line <= lastLine; line++) {
            if (CONFLICT.matcher(file.line(line)).find()) {
                int start = file.offset(line, 1);
                return error(
                        file.span(start, start + file.line(line).length()),
                        "a mark that Git left of a merge conflict",
                        "keep the lines of one side and remove the marks");
            }
        }
        if (problem.contains("that cannot start any token")) {
            return charAt(at) == '\t'
                    ? here("a tab where YAML wants spaces", "indent with spaces, two a level")
                    : here("a value cannot begin with " + charAt(at), "put it in quotes");
        }
        if (problem.startsWith("found a tab character")) {
            return here("a tab where YAML wants spaces", "indent with spaces, two a level");
        }
        if (problem.startsWith("directives are not")) {
            return here("a YAML directive, which Kubernetes refuses", "remove this line");
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return strayColon();
        }
        if (problem.startsWith("could not find expected ':'")) {
            return missingColon();
        }
        if (context.contains("quoted scalar")) {
            return inQuotes();
        }
        if (context.contains("flow")) {
            return inBrackets();
        }
        if (context.contains("alias") || context.contains("anchor")) {
            char first = charAt(from);
            return error(marks.character(from), "a value cannot begin with " + first, "put it in quotes if it is text");
        }
        if (context.contains("tag") || problem.contains("tag handle")) {
            return error(marks.character(from), "a value cannot begin with !", "put it in quotes if it is text");
        }
        if (problem.startsWith("sequence entries are not allowed")) {
            return here(
                    "a list item cannot begin here", "begin each item with \"- \" on a line of its own, below its key");
        }
        if (problem.startsWith("expected <block end>") || problem.startsWith("expected '<document start>'")) {
            return misplaced();
        }
        if (problem.startsWith("expected the node content")) {
            return here(charAt(at) + " where a value should be", "put it in quotes if it is text, or remove it");
        }
        if (context.contains("block scalar")) {
            return here(
                    "nothing but a line break may follow the sign of a block",
                    "begin the text on the next line, indented");
        }
        return here("this is not valid YAML: " + plain(problem), Code.YAML_SYNTAX.advice());
    }

    private Diagnostic strayColon() {
        String before = file.text().substring(lineStart(at), at);
        if (before.contains(": ")) {
            return here("a second \": \" on one line", "put a value that holds \": \" in quotes");
        }
        int above = file.place(at).line() - 1;
        while (above > 0 && file.line(above).isBlank()) {
            above--;
        }
        String line = file.line(above).strip();
        if (line.indexOf(':') > 0 && !line.contains(": ") && !line.endsWith(":")) {
            int colon = file.text().indexOf(':', file.offset(above, 1));
            return error(
                    marks.character(colon), "no space behind this colon", "write \": \" between a key and its value");
        }
        return here(
                "this key is indented under a line that cannot have keys under it",
                "indent it like the keys around it, or end the line above with a colon");
    }

    private Diagnostic missingColon() {
        int end = from;
        String text = file.text();
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        int colon = text.indexOf(':', from);
        if (colon >= 0 && colon < end - 1) {
            return error(
                    marks.character(colon), "no space behind this colon", "write \": \" between a key and its value");
        }
        return error(file.span(from, end), "a key without a colon", "write \"key: value\"");
    }

    private Diagnostic inQuotes() {
        if (problem.contains("end of stream") || at >= file.text().length() || problem.contains("document separator")) {
            return error(marks.character(from), "this quote is never closed", "end the text with the same quote");
        }
        if (problem.contains("escape")) {
            return here(
                    "a backslash in double quotes begins an escape, and this is none",
                    "use single quotes, or double the backslash");
        }
        return here("this is not valid in quotes: " + plain(problem), Code.YAML_SYNTAX.advice());
    }

    private Diagnostic inBrackets() {
        int bracket = from;
        while (bracket > 0 && charAt(bracket) != '[' && charAt(bracket) != '{') {
            bracket--; // of an empty list the parser tells the place behind its bracket
        }
        char open = charAt(bracket);
        String close = open == '[' ? "]" : "}";
        if (problem.contains("<stream end>")) {
            return error(marks.character(bracket), "this " + open + " is never closed", "close it with " + close);
        }
        return here(
                        "a comma or " + close + " should stand here",
                        "separate the parts with commas, and close with " + close)
                .related("opened here", marks.character(bracket));
    }

    private Diagnostic misplaced() {
        char c = charAt(at);
        if (c == ']' || c == '}') {
            return here("this " + c + " closes nothing", "remove it");
        }
        String before = file.text().substring(lineStart(at), at).strip();
        if (c == ':' && before.isEmpty()) {
            return here("a key is missing before this colon", "write \"key: value\"");
        }
        int quote = quoteLeftOpen();
        if (quote >= 0) {
            return error(marks.character(quote), "this quote is never closed", "end the text with the same quote");
        }
        if (before.endsWith("'") || before.endsWith("\"")) {
            return here(
                    "text behind a closing quote",
                    "put the whole value in one pair of quotes, doubling single quotes in it");
        }
        if (c == '-') {
            return here("a list item among keys", "indent the items below the key that they belong to");
        }
        return here(
                "this line is not indented like those it belongs with",
                "give the keys of one mapping the same indentation");
    }

    /** Where a quote opens on a line above that does not end on it, so that the next quote of the file closed it; -1 for none. */
    private int quoteLeftOpen() {
        for (int line = firstLine; line < lastLine; line++) {
            Matcher value = QUOTED.matcher(file.line(line));
            if (value.find() && file.line(line).indexOf(value.group(1).charAt(0), value.end(1)) < 0) {
                return file.offset(line, 1) + value.start(1);
            }
        }
        return -1;
    }

    private Diagnostic here(String message, String help) {
        return error(marks.character(at), message, help);
    }

    private static Diagnostic error(Span at, String message, String help) {
        String line = at.file().line(at.from().line());
        boolean isTemplate = line.contains("{{") && line.contains("}}");
        return Diagnostic.error(Code.YAML_SYNTAX, at, message)
                .help(isTemplate ? "this looks like a template, of Helm for example: render it first" : help);
    }

    private int lineStart(int offset) {
        return file.text().lastIndexOf('\n', offset - 1) + 1;
    }

    private char charAt(int offset) {
        return offset < file.text().length() ? file.text().charAt(offset) : ' ';
    }

    /** The parser's own words, in one line. */
    private static String plain(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "unknown" : line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1);
    }
}
