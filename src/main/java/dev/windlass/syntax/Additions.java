package dev.windlass.syntax;

import dev.windlass.source.Span;
import dev.windlass.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways in which a field can be added to a text, in the style of what stands around its place. */
final class Additions {
    private final String text;

    Additions(String text) {
        this.text = text;
    }

    /** Whether a mapping stands in brackets. */
    static boolean isFlow(String text, Mapping mapping) {
        int start = mapping.origin().place().start();
        return start < text.length() && text.charAt(start) == '{';
    }

    /** The quote that a key stands in; empty where it stands in none. */
    static String quote(String text, Span key) {
        char first = key.start() < text.length() ? text.charAt(key.start()) : ' ';
        return first == '"' || first == '\'' ? String.valueOf(first) : "";
    }

    /** Behind everything, for a file that has nothing but comments. */
    String toNothing(List<String> path, String value) {
        String line = inline(path, value, "");
        if (text.isEmpty()) {
            return line + "\n";
        }
        boolean isEnded = lineEnd(text.length() - 1) < text.length();
        return isEnded ? text + line + newline(text.length()) : text + newline(text.length()) + line;
    }

    /** Behind the last member of a mapping in brackets. */
    String inBrackets(Mapping mapping, List<String> path, String value) {
        if (mapping.isEmpty()) {
            int at = mapping.origin().place().start() + 1;
            return inserted(at, inline(path, value, ""));
        }
        Mapping.Member last = mapping.members().lastEntry().getValue();
        String quote = quote(text, last.key().place());
        return inserted(last.value().origin().place().end(), ", " + inline(path, value, quote));
    }

    /** On lines of their own: behind the last member, or else behind the one before that, and so on; or else before the first. */
    List<String> byLines(Mapping mapping, List<String> path, String value) {
        List<String> texts = new ArrayList<>();
        String indent = indent(mapping);
        for (Mapping.Member member : mapping.members().reversed().values()) {
            int end = lineEnd(member.value().origin().place().end());
            String newline = newline(end);
            texts.add(inserted(end, newline + lines(mapping, path, value, indent, newline)));
        }
        int start = lineStart(
                mapping.members().firstEntry().getValue().key().place().start());
        String newline = newline(lineEnd(start));
        texts.add(inserted(start, lines(mapping, path, value, indent, newline) + newline));
        return texts;
    }

    /** The field on one line, or by lines where the mappings beside it are. */
    private String lines(Mapping beside, List<String> path, String value, String indent, String newline) {
        Optional<String> step = step(beside, indent);
        if (path.size() == 1 || step.isEmpty()) {
            return indent + inline(path, value, "");
        }
        String below = lines(beside, path.subList(1, path.size()), value, indent + step.get(), newline);
        return indent + ScalarText.flow(path.getFirst(), new StringBuilder()) + ":" + newline + below;
    }

    /** How much deeper the mappings in this one stand; empty where there is none, or one in brackets. */
    private Optional<String> step(Mapping beside, String indent) {
        List<Mapping> inner = beside.members().values().stream()
                .map(Mapping.Member::value)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
        return inner.isEmpty() || inner.stream().anyMatch(m -> isFlow(text, m))
                ? Optional.empty()
                : Optional.of(" ".repeat(Math.max(1, indent(inner.getFirst()).length() - indent.length())));
    }

    private static String inline(List<String> path, String value, String quote) {
        String key = ScalarText.flow(path.getFirst(), new StringBuilder()).toString();
        String named = key.startsWith("\"") ? key : quote + key + quote;
        return named + ": "
                + (path.size() == 1 ? value : "{" + inline(path.subList(1, path.size()), value, quote) + "}");
    }

    private String indent(Mapping mapping) {
        int key = mapping.members().firstEntry().getValue().key().place().start();
        return " ".repeat(key - lineStart(key));
    }

    private String inserted(int at, String what) {
        return text.substring(0, at) + what + text.substring(at);
    }

    private int lineStart(int at) {
        int start = at;
        while (start > 0 && !isBreak(start - 1)) {
            start--;
        }
        return start;
    }

    private int lineEnd(int at) {
        int end = at;
        while (end < text.length() && !isBreak(end)) {
            end++;
        }
        return end;
    }

    /** The line break that stands there, or else the file's first. */
    private String newline(int lineEnd) {
        int at = lineEnd < text.length() ? lineEnd : lineEnd(0);
        return at >= text.length() ? "\n" : text.startsWith("\r\n", at) ? "\r\n" : text.substring(at, at + 1);
    }

    private boolean isBreak(int at) {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }
}
